import { Injectable } from '@nestjs/common';
import { Audit, code, codes } from '../audit/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { Jobs, type NewJob } from '../infrastructure/jobs/index.js';
import { Sealer, SealedTexts } from '../infrastructure/sealing/index.js';
import { Contents, locationHmac } from '../recipients/index.js';
import { Review, undetermined, urgentAt, type JoiningItem, type SubjectOf } from '../review/index.js';
import type { Intake, ItemDraft, NoticeDraft, NoticeRow, Urgency } from './notice-draft.js';
import { askedElements } from './notice.rules.js';
import { NoticesRepository, type ItemRow } from './notices.repository.js';
import { PauseNoticesService, type PausableNotice } from './pause-notices.service.js';
import { afterPause } from './pause.rules.js';

/** Items that join their cases: of a new notice, or of a supplement. */
export interface JoiningItems {
  notice: PausableNotice['notice'] & Pick<NoticeRow, 'id' | 'language'>;
  items: ItemDraft[];
  urgency: Urgency;
}

/** Writes notices with all that belongs to them in the caller's transaction; many at once cost little more than one. */
@Injectable()
export class WriteNoticesService {
  constructor(
    private readonly sealer: Sealer,
    private readonly texts: SealedTexts,
    private readonly contents: Contents,
    private readonly review: Review,
    private readonly notices: NoticesRepository,
    private readonly pausing: PauseNoticesService,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
  ) {}

  /** What became of each draft, in their order. */
  async write(tx: Tx, drafts: readonly NoticeDraft[]): Promise<Intake[]> {
    const outcomes = await this.outcomesByKey(tx, drafts);
    const received = drafts.filter((_draft, i) => outcomes[i]!.outcome === 'received');
    if (received.length === 0) return outcomes;
    const recordedAt = received[0]!.notice.recordedAt;
    const joining = await this.findCases(tx, received, recordedAt);
    const sealed = received.flatMap((draft) => draft.sealed);
    const notices = received.map(({ notice }, i) => ({ ...notice, processingPausedUntil: joining.pauses[i] ?? null }));
    // In this order on the wire, in one go: no statement waits for the answer to the one before.
    const [, , raises] = await Promise.all([
      this.texts.insertMany(tx, sealed, recordedAt),
      this.notices.insertMany(tx, notices),
      this.writeItems(tx, joining, recordedAt),
      this.audit.append(tx, received.map(auditOf)),
      this.jobs.addMany(tx, jobsOf(received)),
    ]);
    await this.jobs.addMany(tx, raises);
    return outcomes;
  }

  /** The items of a supplement: their notice is written already. */
  async addItems(tx: Tx, joining: JoiningItems): Promise<void> {
    const { platformId, id: noticeId, recordedAt } = joining.notice;
    const raises = await this.writeItems(tx, await this.findCases(tx, [joining], recordedAt), recordedAt);
    await this.jobs.addMany(tx, [
      { name: 'ask-preservations', payload: { platformId, noticeIds: [noticeId] } },
      ...raises,
    ]);
  }

  private async outcomesByKey(tx: Tx, drafts: readonly NoticeDraft[]): Promise<Intake[]> {
    const taken = await this.notices.takeKeys(tx, drafts);
    const outcomes: Intake[] = [];
    for (const { notice, idempotency } of drafts) {
      if (!idempotency || taken.has(notice.id)) {
        outcomes.push({ outcome: 'received' });
        continue;
      }
      const holder = await this.notices.holderOfKey(tx, notice.platformId, idempotency.scope);
      const isSameBody = holder?.bodyHash.equals(idempotency.bodyHash);
      outcomes.push(isSameBody ? { outcome: 'repeated', noticeId: holder!.noticeId } : { outcome: 'key-reused' });
    }
    return outcomes;
  }

  /** Which subject each item is about, and the case that waits for it, held open until the transaction ends. */
  private async findCases(tx: Tx, joining: readonly JoiningItems[], recordedAt: Date) {
    const items: JoiningItem[] = [];
    const rows: ItemRow[] = [];
    const [pauses, places] = await Promise.all([this.pausing.untilOf(tx, joining), this.locate(tx, joining)]);
    const pauseOf = new Map(joining.map((one, i) => [one, pauses[i] ?? null]));
    for (const { platformId, drafts, located } of places) {
      const subjects = drafts.map(({ item }, i): SubjectOf => {
        const content = located[i];
        const hmac = locationHmac(this.sealer, platformId, item.value);
        return content
          ? { kind: content.kind, contentId: content.contentId, contentVersion: content.version, locationHmac: hmac }
          : { kind: 'content', contentId: null, contentVersion: null, locationHmac: hmac };
      });
      const subjectIds = await this.review.subjectIds(tx, platformId, subjects);
      drafts.forEach(({ arrived, item }, i) => {
        const { notice } = arrived;
        const subject = subjects[i]!;
        const subjectId = subjectIds[i]!;
        const pausedUntil = pauseOf.get(arrived) ?? null;
        const urgency = afterPause(arrived.urgency, notice.receivedAt, pausedUntil);
        items.push({
          ...urgency,
          pausedUntil,
          urgentAt: urgentAt(urgency.dueAt, urgency.priority),
          platformId,
          itemId: item.id,
          subjectId,
          subject,
          language: located[i]?.language ?? notice.language ?? undetermined,
          receivedAt: notice.receivedAt,
        });
        rows.push({
          platformId,
          id: item.id,
          noticeId: notice.id,
          position: item.position,
          locationKind: item.kind,
          locationHmac: subject.locationHmac,
          subjectId,
          moment: item.moment,
          audienceSize: located[i]?.audienceSize ?? null,
        });
      });
    }
    return { items, rows, pauses, cases: await this.review.casesFor(tx, items, recordedAt) };
  }

  /** The items by platform, with the contents that they point to. */
  private async locate(tx: Tx, joining: readonly JoiningItems[]) {
    const places = [];
    for (const [platformId, ofPlatform] of Map.groupBy(joining, ({ notice }) => notice.platformId)) {
      const drafts = ofPlatform.flatMap((arrived) => arrived.items.map((item) => ({ arrived, item })));
      const wanted = drafts.map(({ item }) => ({ kind: item.kind, value: item.value }));
      places.push({ platformId, drafts, located: await this.contents.locate(tx, platformId, wanted) });
    }
    return places;
  }

  private async writeItems(
    tx: Tx,
    { items, rows, cases }: Awaited<ReturnType<WriteNoticesService['findCases']>>,
    recordedAt: Date,
  ): Promise<NewJob[]> {
    if (items.length === 0) return [];
    const [, raises] = await Promise.all([
      this.notices.insertItems(tx, rows),
      this.review.join(tx, items, cases, recordedAt),
    ]);
    return raises;
  }
}

function auditOf({ notice, items, actor }: NoticeDraft) {
  return {
    platformId: notice.platformId,
    action: 'notice.received',
    article: notice.type === 'notice' ? '16(1)' : undefined,
    entityKind: 'notice',
    entityId: notice.id,
    details: {
      type: code(notice.type),
      channel: code(notice.channel),
      items: items.length,
      missing: codes(askedElements(notice.type, notice.missingElements)),
    },
    by: actor,
    at: notice.recordedAt,
  };
}

/** Notices of one job at most: several workers share a large batch. */
const noticesPerJob = 50;

function jobsOf(received: readonly NoticeDraft[]): NewJob[] {
  return [
    ...setsOf(
      'send-receipts',
      received.filter(({ hasContact }) => hasContact),
    ), // Art. 16(4)
    ...setsOf(
      'ask-preservations',
      received.filter(({ items }) => items.length > 0),
    ),
  ];
}

function setsOf(name: 'send-receipts' | 'ask-preservations', received: readonly NoticeDraft[]): NewJob[] {
  const jobs: NewJob[] = [];
  for (const [platformId, drafts] of Map.groupBy(received, ({ notice }) => notice.platformId)) {
    const ids = drafts.map(({ notice }) => notice.id);
    for (let at = 0; at < ids.length; at += noticesPerJob)
      jobs.push({ name, payload: { platformId, noticeIds: ids.slice(at, at + noticesPerJob) } });
  }
  return jobs;
}
