import { Injectable } from '@nestjs/common';
import { categoryListVersion, memberStateFrom } from '../categories/index.js';
import { insertRows, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { normaliseEmail, Sealer, SealedTexts, type NewSealedText } from '../infrastructure/sealing/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import { TermsClauses } from '../platforms/index.js';
import { EarlierCases, type EarlierSubject, type Submission } from '../review/index.js';
import { TrustedFlaggers } from '../trusted-flaggers/index.js';
import { toItemDraft } from './draft-notice.service.js';
import { isAboutChildSexualAbuse, missingElements, notifierKind } from './notice.rules.js';
import type { Channel, ItemDraft } from './notice-draft.js';
import { newReference } from './reference.js';
import { submissionFaults } from './submission-input.rules.js';
import type { NoticeDetailsDto } from './submit-notice.dto.js';

/** That the notifier confirmed it in the words of the earlier tool, which we do not have. */
const earlierWording = 'earlier-tool';

/** A notice that an earlier tool received. */
export interface EarlierNotice {
  /** The earlier tool's own id. */
  readonly externalId: string;
  readonly receivedAt: Date;
  readonly channel: Channel;
  /** A registered one; its status on that day counts (Art. 22). */
  readonly trustedFlaggerId?: string;
  readonly said: NoticeDetailsDto;
}

/** The same with what was found out of it: everything that is written. */
export interface EarlierNoticeDraft {
  readonly id: string;
  readonly notice: EarlierNotice;
  readonly items: readonly ItemDraft[];
  readonly flagger: { readonly id: string; readonly inArea: boolean } | null;
  readonly termsClauseId: string | null;
}

/** Notices of an earlier tool (Art. 16): counted as received then; nobody is told, and no case is opened. */
@Injectable()
export class EarlierNotices {
  constructor(
    private readonly sealer: Sealer,
    private readonly texts: SealedTexts,
    private readonly trustedFlaggers: TrustedFlaggers,
    private readonly clauses: TermsClauses,
    private readonly cases: EarlierCases,
  ) {}

  /** What is wrong with it, or its draft; writes nothing. */
  async draft(tx: Tx, platformId: string, notice: EarlierNotice): Promise<EarlierNoticeDraft | FieldError[]> {
    const { said, receivedAt, trustedFlaggerId } = notice;
    const faults = submissionFaults(said);
    const clause = said.termsClause?.code;
    const termsClauseId = clause
      ? ((await this.clauses.inForceAt(tx, platformId, clause, receivedAt))?.id ?? null)
      : null;
    if (clause && !termsClauseId) {
      faults.push({ pointer: '#/termsClause/code', detail: 'must be a clause of the terms that was in force then' });
    }
    const status = trustedFlaggerId
      ? await this.trustedFlaggers.statusAt(tx, platformId, trustedFlaggerId, receivedAt, said.category)
      : { trusted: false, inArea: false };
    if (trustedFlaggerId && !status.trusted) {
      faults.push({ pointer: '#/trustedFlaggerId', detail: 'names no trusted flagger that had the status then' });
    }
    if (faults.length > 0) return faults;
    return {
      id: newId(),
      notice,
      items: (said.items ?? []).map(toItemDraft),
      flagger: status.trusted ? { id: trustedFlaggerId!, inArea: status.inArea } : null,
      termsClauseId,
    };
  }

  async insertMany(
    tx: Tx,
    batch: { readonly platformId: string; readonly id: string },
    drafts: readonly EarlierNoticeDraft[],
    recordedAt: Date,
  ): Promise<void> {
    const { platformId } = batch;
    const items = drafts.flatMap(({ id, items: own }) => own.map((item) => ({ noticeId: id, item })));
    const subjects = await this.cases.subjectsOf(
      tx,
      platformId,
      items.map(({ item }) => item),
    );
    await this.cases.makeSubjects(tx, platformId, subjects, recordedAt);
    const made = drafts.map((draft) => this.rowOf(draft, batch, recordedAt));
    await this.texts.insertWithRows(tx, 'notice', made, recordedAt);
    await insertRows(
      tx,
      'notice_item',
      items.map(({ noticeId, item }, index) => itemRow(platformId, noticeId, item, subjects[index]!)),
    );
  }

  private rowOf(
    { id, notice, items, flagger, termsClauseId }: EarlierNoticeDraft,
    batch: EarlierBatch,
    recordedAt: Date,
  ) {
    const { platformId } = batch;
    const { said, receivedAt } = notice;
    const { notifier, ...rest } = said;
    const allegesChildSexualAbuse = isAboutChildSexualAbuse(said);
    const submission = this.texts.prepare({
      platformId,
      kind: 'submission',
      text: JSON.stringify({ ...rest, items: said.items ?? [] } satisfies Submission),
    });
    const identity =
      notifier?.name || notifier?.email
        ? this.texts.prepare({ platformId, kind: 'notifier', text: JSON.stringify(notifier) })
        : null;
    const sealed: NewSealedText[] = identity ? [submission, identity] : [submission];
    const row = {
      platformId,
      id,
      reference: newReference(),
      type: said.type ?? 'notice',
      receivedAt,
      receivedAtSource: 'import',
      recordedAt,
      origin: 'import',
      importBatch: batch.id,
      externalId: notice.externalId,
      channel: notice.channel,
      notifierKind: notifierKind(notifier, flagger !== null),
      notifierHmac: notifier?.email ? this.sealer.hmac('email', normaliseEmail(notifier.email)) : null,
      trustedFlaggerId: flagger?.id ?? null,
      inAreaOfExpertise: flagger?.inArea ?? null,
      language: said.language ?? null,
      allegedCategory: said.category ?? null,
      allegedKeyword: said.keyword ?? null,
      categoryListVersion,
      memberState: said.memberState ? (memberStateFrom(said.memberState) ?? null) : null,
      allegesChildAbuse: allegesChildSexualAbuse,
      allegesThreatToLife: said.allegesThreatToLife ?? false,
      goodFaithWording: said.goodFaith ? earlierWording : null,
      missingElements: missingElements({ ...said, items, allegesChildSexualAbuse }),
      itemCount: items.length,
      submissionId: submission.id,
      submissionHash: submission.saltedHash,
      identityId: identity?.id ?? null,
      termsClauseId,
    };
    return { row, sealed };
  }
}

interface EarlierBatch {
  readonly platformId: string;
  readonly id: string;
}

function itemRow(platformId: string, noticeId: string, item: ItemDraft, { id, subject, audienceSize }: EarlierSubject) {
  return {
    platformId,
    id: item.id,
    noticeId,
    position: item.position,
    locationKind: item.kind,
    locationHmac: subject.locationHmac,
    subjectId: id,
    moment: item.moment,
    audienceSize,
  };
}
