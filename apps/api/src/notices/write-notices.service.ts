import { Injectable } from '@nestjs/common';
import { Audit, code, codes } from '../audit/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { Jobs, type NewJob } from '../infrastructure/jobs/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Review, undetermined, urgentAt, type JoiningItem } from '../review/index.js';
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

interface FoundSubjects {
  items: JoiningItem[];
  rows: ItemRow[];
  /** Of the notices, in their order. */
  pauses: (Date | null)[];
}

/** Writes notices with all that belongs to them in the caller's transaction; many at once cost little more than one. */
@Injectable()
export class WriteNoticesService {
  constructor(
    private readonly texts: SealedTexts,
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
    const sealed = received.flatMap((draft) => draft.sealed);
    const asked = this.findSubjects(tx, received); // the questions first: PostgreSQL writes while their answers are read
    tx.sent(
      this.texts.insertMany(tx, sealed, recordedAt),
      this.audit.append(tx, received.map(auditOf)),
      this.jobs.addMany(tx, jobsOf(received)),
    );
    const found = await asked;
    const notices = received.map(({ notice }, i) => ({ ...notice, processingPausedUntil: found.pauses[i] ?? null }));
    tx.sent(this.notices.insertMany(tx, notices));
    await this.writeItems(tx, found, recordedAt);
    return outcomes;
  }

  /** The items of a supplement: their notice is written already. */
  async addItems(tx: Tx, joining: JoiningItems): Promise<void> {
    const { platformId, id: noticeId, recordedAt } = joining.notice;
    await this.writeItems(tx, await this.findSubjects(tx, [joining]), recordedAt);
    await this.jobs.add(tx, 'ask-preservations', { platformId, noticeIds: [noticeId] });
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

  /** Which subject each item is about, and until when the processing of each notice pauses. */
  private async findSubjects(tx: Tx, joining: readonly JoiningItems[]): Promise<FoundSubjects> {
    const items: JoiningItem[] = [];
    const rows: ItemRow[] = [];
    const [pauses, places] = await Promise.all([this.pausing.untilOf(tx, joining), this.locate(tx, joining)]);
    const pauseOf = new Map(joining.map((one, i) => [one, pauses[i] ?? null]));
    for (const { platformId, drafts, subjects } of places) {
      drafts.forEach(({ arrived, item }, i) => {
        const { notice } = arrived;
        const { subjectId, subject, content } = subjects[i]!;
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
          language: content?.language ?? notice.language ?? undetermined,
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
          audienceSize: content?.audienceSize ?? null,
        });
      });
    }
    return { items, rows, pauses };
  }

  /** The items by platform, with what they point to. */
  private locate(tx: Tx, joining: readonly JoiningItems[]) {
    const ofPlatforms = [...Map.groupBy(joining, ({ notice }) => notice.platformId)];
    return Promise.all(
      ofPlatforms.map(async ([platformId, ofPlatform]) => {
        const drafts = ofPlatform.flatMap((arrived) => arrived.items.map((item) => ({ arrived, item })));
        const subjects = await this.review.subjectsAt(
          tx,
          platformId,
          drafts.map(({ item }) => item),
        );
        return { platformId, drafts, subjects };
      }),
    );
  }

  /** Subjects, items, and the cases that wait for them, held open until the transaction ends. */
  private async writeItems(tx: Tx, { items, rows }: FoundSubjects, recordedAt: Date): Promise<void> {
    if (items.length === 0) return;
    tx.sent(this.review.makeSubjects(tx, items, recordedAt), this.notices.insertItems(tx, rows));
    const cases = await this.review.casesFor(tx, items, recordedAt);
    tx.sent(this.jobs.addMany(tx, this.review.join(tx, items, cases, recordedAt)));
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
