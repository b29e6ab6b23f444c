import { Injectable } from '@nestjs/common';
import { Audit, codes } from '../audit/index.js';
import { skillFor } from '../categories/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { normaliseEmail, Sealer, SealedTexts } from '../infrastructure/sealing/index.js';
import { dueAt, Platforms } from '../platforms/index.js';
import { priorityOf } from '../review/index.js';
import { TrustedFlaggers } from '../trusted-flaggers/index.js';
import { DraftNoticeService, toItemDraft } from './draft-notice.service.js';
import type { StoredNotice } from './find-notice.service.js';
import { askedElements, missingElements, type NoticeElement } from './notice.rules.js';
import { nothingToAdd } from './notice.problems.js';
import { NoticesRepository } from './notices.repository.js';
import { itemFaults } from './submission-input.rules.js';
import { itemsAtMost, type NoticeItemDto, type SupplementNoticeDto } from './submit-notice.dto.js';
import { SupplementsRepository } from './supplements.repository.js';
import { WriteNoticesService } from './write-notices.service.js';

/** Takes what a notifier adds to a notice (INT-6). The notice stays as it arrived; what was missing then is added beside it. */
@Injectable()
export class SupplementNoticeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly texts: SealedTexts,
    private readonly platforms: Platforms,
    private readonly trustedFlaggers: TrustedFlaggers,
    private readonly drafts: DraftNoticeService,
    private readonly notices: NoticesRepository,
    private readonly supplements: SupplementsRepository,
    private readonly writer: WriteNoticesService,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
  ) {}

  /** What the notice still lacks of what its type is asked for. The same again under the same key adds nothing. */
  async supplement(
    notice: StoredNotice,
    { notifier, ...content }: SupplementNoticeDto,
    idempotencyKey?: string,
  ): Promise<NoticeElement[]> {
    const faults = itemFaults(content.items);
    if (faults.length > 0) throw invalidInput(faults);
    const { platformId, id: noticeId } = notice;
    const recordedAt = this.clock.now();
    const platform = await this.platforms.byId(platformId);
    return this.db.transaction(async (tx) => {
      const before = await this.supplements.lockLacking(tx, notice);
      const key = idempotencyKey && this.key(notice, { notifier, ...content }, idempotencyKey);
      if (key && !(await this.supplements.takeKey(tx, { ...key, platformId, noticeId, recordedAt })))
        return askedElements(notice.type, before);
      const added = before.filter(
        (element) => !missingElements(asComplete({ notifier, ...content }, notice)).includes(element),
      );
      if (added.length === 0 && !content.items?.length && !content.explanation?.trim()) throw nothingToAdd();
      const missing = before.filter((element) => !added.includes(element));
      const sealed = this.texts.prepare({
        platformId,
        kind: 'submission',
        text: JSON.stringify({ ...content, items: content.items ?? [] }),
      });
      const identity = notifier?.name || notifier?.email ? this.drafts.sealIdentity(platformId, notifier) : null;
      await this.texts.insertMany(tx, identity ? [sealed, identity] : [sealed], recordedAt);
      await this.supplements.insert(tx, {
        platformId,
        noticeId,
        receivedAt: recordedAt,
        recordedAt,
        missingElements: missing,
        submissionId: sealed.id,
        submissionHash: sealed.saltedHash,
        identityId: identity?.id ?? null,
        notifierHmac: notifier?.email ? this.sealer.hmac('email', normaliseEmail(notifier.email)) : null,
      });
      if (content.items?.length) await this.addItems(tx, notice, content.items, recordedAt, platform.targets);
      if (notifier?.email) {
        const addressGivenAt = recordedAt.toISOString();
        await this.jobs.add(tx, 'send-receipts', { platformId, noticeIds: [noticeId], addressGivenAt });
      }
      await this.audit.append(tx, [
        {
          platformId,
          action: 'notice.supplemented',
          article: '16(2)',
          entityKind: 'notice',
          entityId: noticeId,
          details: { added: codes(added), missing: codes(askedElements(notice.type, missing)) },
        },
      ]);
      return askedElements(notice.type, missing);
    });
  }

  /** Of this notice and with this body: another body is another supplement. */
  private key(notice: StoredNotice, supplement: SupplementNoticeDto, key: string) {
    const bodyHash = this.sealer.hmac('idempotency-body', JSON.stringify([notice.id, supplement]));
    return { scope: this.sealer.hmac('idempotency-supplement', `${bodyHash.toString('base64')}:${key}`), bodyHash };
  }

  private async addItems(
    tx: Tx,
    notice: StoredNotice,
    items: NoticeItemDto[],
    recordedAt: Date,
    targets: Parameters<typeof dueAt>[0],
  ) {
    const { platformId, id, language, allegedCategory, allegedKeyword } = notice;
    const position = await this.supplements.countItems(tx, platformId, id);
    if (position + items.length > itemsAtMost) {
      throw invalidInput([
        { pointer: '#/items', detail: `must not bring the notice to more than ${itemsAtMost} items` },
      ]);
    }
    const kind = { category: allegedCategory ?? undefined, notifierKind: notice.notifierKind };
    const isAboutChildAbuse = await this.notices.isAboutChildAbuse(tx, platformId, id);
    await this.writer.addItems(tx, {
      notice: {
        platformId,
        id,
        type: notice.type,
        language,
        ...(await this.supplements.senderOf(tx, platformId, id)),
        receivedAt: recordedAt,
        recordedAt,
      },
      items: items.map((item, i) => toItemDraft(item, position + i)),
      urgency: {
        skill: isAboutChildAbuse ? 'child-safety' : skillFor(allegedCategory, allegedKeyword),
        priority: priorityOf({
          allegesThreatToLife: notice.allegesThreatToLife,
          keyword: allegedKeyword,
          allegesChildSexualAbuse: isAboutChildAbuse,
          trustedInArea: await this.trustedFlaggers.isInArea(tx, platformId, id),
        }),
        dueAt: dueAt(targets, 'decision', kind, recordedAt),
        firstLookDueAt: dueAt(targets, 'first-look', kind, recordedAt),
      },
    });
  }
}

function asComplete(content: SupplementNoticeDto, { allegesChildAbuse }: StoredNotice) {
  return { ...content, items: content.items ?? [], allegesChildSexualAbuse: allegesChildAbuse };
}
