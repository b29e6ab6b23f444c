import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { CaseCause } from './case.rules.js';
import type { Priority } from './priority.rules.js';
import type { SubjectOf } from './subject.rules.js';

/** What an item brings to the case that it joins, or that is opened for it. */
export interface JoiningItem {
  platformId: string;
  itemId: string;
  /** What opens a case for it: a notice when not told. */
  cause?: 'order';
  subjectId: string;
  subject: SubjectOf;
  language: string;
  skill: string;
  priority: Priority;
  urgentAt: Date;
  dueAt: Date;
  /** By when somebody claims the case that is opened for it; null where that is nobody's duty. */
  firstLookDueAt: Date | null;
  receivedAt: Date;
  /** Until when its sender is suspended (Art. 23(2)); a case that only such items ask for is opened on hold. */
  pausedUntil?: Date | null;
}

export type NewSubject = Pick<JoiningItem, 'platformId' | 'subjectId' | 'subject'>;

export interface OpenCase {
  id: string;
  platformId: string;
  subjectId: string;
  priority: Priority;
  skill: string;
  urgentAt: Date;
  /** Until when it is on hold because only suspended senders asked for it; null when it is not. */
  pausedUntil: Date | null;
}

export type NewCase = Omit<JoiningItem, 'itemId' | 'subject' | 'cause'> & {
  cause: CaseCause;
  followsCaseId?: string;
};

/** The rows by which items find their case. Every write here is sorted by key: unsorted upserts of two callers deadlock. */
@Injectable()
export class JoiningCasesRepository {
  /** Makes the subjects that are new; each of the others is left as it is. */
  async makeSubjects(tx: Tx, subjects: readonly NewSubject[], recordedAt: Date): Promise<void> {
    await tx.sql.query({
      name: 'review-make-subjects',
      text: `
        insert into subject (platform_id, id, kind, location_hmac, content_id, content_version, recorded_at)
        select "platformId", id, kind, "locationHmac", "contentId", "contentVersion", $2
        from json_to_recordset($1::json) as r("platformId" uuid, id uuid, kind text, "locationHmac" bytea,
          "contentId" uuid, "contentVersion" integer)
        order by "platformId", id
        on conflict do nothing`,
      values: [JSON.stringify(distinctSubjects(subjects)), recordedAt],
    });
  }

  /**
   * Locks the open cases of the subjects, so that no decision closes one meanwhile. One look into the index a subject: a join is
   * planned once, on a new installation while the table is empty, and would read it all.
   */
  async lockOpenCases(tx: Tx, subjects: readonly NewSubject[]): Promise<OpenCase[]> {
    const { rows } = await tx.sql.query<OpenCase>({
      name: 'review-lock-open-cases',
      text: `
        select c.id, c."platformId", c."subjectId", c.priority, c.skill, c."urgentAt", c."pausedUntil"
        from (
          select "platformId", id
          from json_to_recordset($1::json) as r("platformId" uuid, id uuid)
          order by "platformId", id
        ) as w
        cross join lateral (
          select id, platform_id as "platformId", subject_id as "subjectId", priority, skill, urgent_at as "urgentAt",
            case when paused then held_until end as "pausedUntil"
          from review_case
          where platform_id = w."platformId" and subject_id = w.id and state <> 'decided'
          for key share
        ) as c`,
      values: [JSON.stringify(distinctSubjects(subjects))],
    });
    return rows;
  }

  /** Opens a case for each subject; one that another caller opened first is not returned (lock it then). */
  async openCases(tx: Tx, cases: readonly NewCase[], recordedAt: Date): Promise<OpenCase[]> {
    const { rows } = await tx.sql.query<OpenCase>({
      name: 'review-open-cases',
      text: `
        insert into review_case (platform_id, id, subject_id, cause, state, language, skill, lane_skill, priority, urgent_at,
          due_at, first_look_due_at, opened_at, recorded_at, follows_case_id, held_until, paused)
        select "platformId", id, "subjectId", cause, case when "pausedUntil" is null then 'open' else 'held' end, language,
          skill, skill, priority, "urgentAt", "dueAt", "firstLookDueAt", "receivedAt", $2, "followsCaseId", "pausedUntil",
          "pausedUntil" is not null
        from json_to_recordset($1::json) as r("platformId" uuid, id uuid, "subjectId" uuid, cause text, language text,
          skill text, priority text, "urgentAt" timestamptz, "dueAt" timestamptz, "firstLookDueAt" timestamptz,
          "receivedAt" timestamptz, "followsCaseId" uuid, "pausedUntil" timestamptz)
        order by "platformId", "subjectId"
        on conflict (platform_id, subject_id) where state <> 'decided' do nothing
        returning id, platform_id as "platformId", subject_id as "subjectId", priority, skill, urgent_at as "urgentAt",
          held_until as "pausedUntil"`,
      values: [JSON.stringify(cases.map((one) => ({ ...one, id: newId() }))), recordedAt],
    });
    return rows;
  }

  /** The undecided case of a subject, not locked. */
  async undecidedOf(tx: Tx, platformId: string, subjectId: string): Promise<string | null> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `select id from review_case where platform_id = $1 and subject_id = $2 and state <> 'decided'`,
      [platformId, subjectId],
    );
    return rows[0]?.id ?? null;
  }

  /** The items of a notice that no decision has answered. */
  async waitingItems(tx: Tx, platformId: string, noticeId: string): Promise<string[]> {
    const { rows } = await tx.sql.query<{ itemId: string }>(
      `
      select i.item_id as "itemId"
      from notice_item as n
      join case_item as i on i.platform_id = n.platform_id and i.item_id = n.id
      where n.platform_id = $1 and n.notice_id = $2 and i.decision_id is null
      order by n.position`,
      [platformId, noticeId],
    );
    return rows.map((row) => row.itemId);
  }

  /** The same for items of orders. */
  async insertOrderItems(tx: Tx, items: readonly (JoiningItem & { caseId: string })[], joinedAt: Date): Promise<void> {
    await tx.sql.query({
      name: 'review-insert-order-items',
      text: `
        insert into case_order_item (platform_id, item_id, case_id, due_at, joined_at)
        select "platformId", "itemId", "caseId", "dueAt", $2
        from json_to_recordset($1::json) as r("platformId" uuid, "itemId" uuid, "caseId" uuid, "dueAt" timestamptz)`,
      values: [
        JSON.stringify(items.map(({ platformId, itemId, caseId, dueAt }) => ({ platformId, itemId, caseId, dueAt }))),
        joinedAt,
      ],
    });
  }

  /** Puts items into the cases that wait for them; their notices are in the transaction already. */
  async insertItems(tx: Tx, items: readonly (JoiningItem & { caseId: string })[], joinedAt: Date): Promise<void> {
    await tx.sql.query({
      name: 'review-insert-items',
      text: `
        insert into case_item (platform_id, item_id, case_id, due_at, joined_at)
        select "platformId", "itemId", "caseId", "dueAt", $2
        from json_to_recordset($1::json) as r("platformId" uuid, "itemId" uuid, "caseId" uuid, "dueAt" timestamptz)`,
      values: [
        JSON.stringify(items.map(({ platformId, itemId, caseId, dueAt }) => ({ platformId, itemId, caseId, dueAt }))),
        joinedAt,
      ],
    });
  }
}

function distinctSubjects(items: readonly NewSubject[]) {
  const rows = new Map<string, object>();
  for (const { platformId, subjectId, subject } of items) {
    rows.set(subjectId, {
      ...subject,
      platformId,
      id: subjectId,
      locationHmac: `\\x${subject.locationHmac.toString('hex')}`,
    });
  }
  return [...rows.values()];
}
