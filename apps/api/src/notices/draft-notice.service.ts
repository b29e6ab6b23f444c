import { Injectable } from '@nestjs/common';
import { actor } from '../audit/index.js';
import { categoryListVersion, memberStateFrom, skillFor } from '../categories/index.js';
import type { Caller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { normaliseEmail, SealedTexts, Sealer } from '../infrastructure/sealing/index.js';
import { dueAt, TermsClauses, type PlatformProfile } from '../platforms/index.js';
import { priorityOf, type Submission } from '../review/index.js';
import { TrustedFlaggers } from '../trusted-flaggers/index.js';
import { goodFaithWording } from './good-faith.js';
import { isAboutChildSexualAbuse, missingElements, notifierKind } from './notice.rules.js';
import type { Channel, ItemDraft, NoticeDraft } from './notice-draft.js';
import { newReference } from './reference.js';
import type { NoticeDetailsDto, NoticeItemDto } from './submit-notice.dto.js';

export interface ArrivedNotice {
  platform: PlatformProfile;
  submission: NoticeDetailsDto;
  caller: Caller;
  channel: Channel;
  /** When it arrived, for what staff enter; otherwise it arrives now. */
  receivedAt?: Date;
  /** Whose it is, for what staff enter; otherwise the key says who sends it. */
  trustedFlaggerId?: string;
  idempotencyKey?: string;
}

/** Makes of what arrived everything that is to be written: the state of the world is frozen as of receipt. */
@Injectable()
export class DraftNoticeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly texts: SealedTexts,
    private readonly trustedFlaggers: TrustedFlaggers,
    private readonly clauses: TermsClauses,
  ) {}

  async draft(arrived: ArrivedNotice): Promise<NoticeDraft> {
    const { platform, submission, caller, channel } = arrived;
    const { notifier, ...said } = submission;
    const { type = 'notice', category, keyword, language, memberState, goodFaith, allegesThreatToLife = false } = said;
    const recordedAt = this.clock.now();
    const receivedAt = arrived.receivedAt ?? recordedAt;
    const allegesChildSexualAbuse = isAboutChildSexualAbuse(submission);
    const flagger = await this.flagger(arrived, receivedAt);
    const kind = notifierKind(notifier, flagger !== null);
    const items = (said.items ?? []).map(toItemDraft);
    const termsClauseId = await this.clauseId(platform.id, said.termsClause?.code, receivedAt);
    const sealedSubmission = this.texts.prepare({
      platformId: platform.id,
      kind: 'submission',
      text: JSON.stringify({ ...said, items: said.items ?? [] } satisfies Submission),
    });
    const identity = notifier?.name || notifier?.email ? this.sealIdentity(platform.id, notifier) : null;
    return {
      notice: {
        platformId: platform.id,
        id: newId(),
        reference: newReference(),
        type,
        receivedAt,
        receivedAtSource: arrived.receivedAt ? 'staff' : 'server',
        recordedAt,
        channel,
        notifierKind: kind,
        notifierHmac: notifier?.email ? this.sealer.hmac('email', normaliseEmail(notifier.email)) : null,
        trustedFlaggerId: flagger?.id ?? null,
        inAreaOfExpertise: flagger?.inArea ?? null,
        credentialId: caller.kind === 'key' ? caller.keyId : null,
        enteredBy: arrived.receivedAt && caller.kind === 'key' ? (caller.staffId ?? null) : null,
        language: language ?? null,
        allegedCategory: category ?? null,
        allegedKeyword: keyword ?? null,
        categoryListVersion,
        memberState: memberState ? (memberStateFrom(memberState) ?? null) : null,
        allegesChildAbuse: allegesChildSexualAbuse,
        allegesThreatToLife,
        goodFaithWording: goodFaith ? goodFaithWording : null,
        missingElements: missingElements({ ...submission, items, allegesChildSexualAbuse }),
        itemCount: items.length,
        submissionId: sealedSubmission.id,
        submissionHash: sealedSubmission.saltedHash,
        identityId: identity?.id ?? null,
        termsClauseId,
        processingPausedUntil: null,
      },
      items,
      urgency: {
        skill: allegesChildSexualAbuse ? 'child-safety' : skillFor(category, keyword),
        priority: priorityOf({
          allegesThreatToLife,
          keyword: keyword ?? null,
          allegesChildSexualAbuse,
          trustedInArea: type === 'notice' && (flagger?.inArea ?? false), // Art. 22(1) is about notices
        }),
        dueAt: dueAt(platform.targets, 'decision', { category, notifierKind: kind }, receivedAt),
        firstLookDueAt: dueAt(platform.targets, 'first-look', { category, notifierKind: kind }, receivedAt),
      },
      sealed: identity ? [sealedSubmission, identity] : [sealedSubmission],
      idempotency: arrived.idempotencyKey ? this.idempotency(arrived, arrived.idempotencyKey) : null,
      hasContact: Boolean(notifier?.email),
      actor: actor(),
    };
  }

  /** The identity of a notifier, sealed apart from what the notice says (PRV-1). */
  sealIdentity(platformId: string, notifier: { name?: string; email?: string }) {
    return this.texts.prepare({ platformId, kind: 'notifier', text: JSON.stringify(notifier) });
  }

  /** Scope of an `Idempotency-Key`: the credential; for strangers the key and the body, so that nobody meets another's key. */
  private idempotency(arrived: ArrivedNotice, key: string) {
    const { submission, caller, platform, channel, receivedAt, trustedFlaggerId = [] } = arrived;
    const entered = receivedAt ? [channel, receivedAt, trustedFlaggerId].flat() : [];
    const body = JSON.stringify([platform.id, submission, ...entered]);
    const bodyHash = this.sealer.hmac('idempotency-body', body);
    const whose = caller.kind === 'key' ? caller.keyId : bodyHash.toString('base64');
    return { scope: this.sealer.hmac('idempotency', `${whose}:${key}`), bodyHash };
  }

  /** Of the clause that a flag names, in the version of the day of receipt; throws `invalid-input` when there is none. */
  private async clauseId(platformId: string, clause: string | undefined, at: Date): Promise<string | null> {
    if (clause === undefined) return null;
    const found = await this.db.read((tx) => this.clauses.inForceAt(tx, platformId, clause, at));
    if (found) return found.id;
    throw invalidInput([{ pointer: '#/termsClause/code', detail: 'must be a clause of the terms that is in force' }]);
  }

  /** By the key, or by what staff made sure of: nobody claims the status. Throws `invalid-input` for one that is not registered. */
  private async flagger({ platform, caller, submission, trustedFlaggerId }: ArrivedNotice, at: Date) {
    const id = trustedFlaggerId ?? (caller.kind === 'key' ? caller.trustedFlaggerId : undefined);
    if (!id) return null;
    const status = await this.db.read(async (tx) => {
      if (trustedFlaggerId && !(await this.trustedFlaggers.isRegistered(tx, platform.id, id))) {
        throw invalidInput([{ pointer: '#/trustedFlaggerId', detail: 'names no trusted flagger of this platform' }]);
      }
      return this.trustedFlaggers.statusAt(tx, platform.id, id, at, submission.category);
    });
    return status.trusted ? { id, inArea: status.inArea } : null;
  }
}

/** Items as drafts, numbered from `from` on. */
export function toItemDraft({ url, contentId, moment }: NoticeItemDto, position: number): ItemDraft {
  return {
    id: newId(),
    position,
    kind: url === undefined ? 'content-id' : 'url',
    value: (url ?? contentId ?? '').trim(),
    moment: moment ?? null,
  };
}
