import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/tx.js';
import type { BreachFactKind, DuePlace, DueSource, MissedDueTime } from './breach.js';

interface Source {
  readonly factKind: BreachFactKind;
  readonly responseTime: string;
  readonly table: string;
  readonly id: string;
  readonly dueAt: string;
  /** The condition of the index: the fact is open. */
  readonly open: string;
  /** What decides whether anybody owes it, and what is to be locked. */
  readonly joins: string;
  readonly owed: string;
  /** Leaves out what somebody is ending at this moment; claims are so short, and so frequent, that they are not held up. */
  readonly lock: string;
}

/** Imported facts breach nothing: nobody could have met a target of ours. */
const sources: Readonly<Record<DueSource, Source>> = {
  items: {
    factKind: 'notice-item',
    responseTime: `'decision'`,
    table: 'case_item',
    id: 'item_id',
    dueAt: 'due_at',
    open: 't.decision_id is null',
    joins: `
      join review_case c on c.platform_id = t.platform_id and c.id = t.case_id
      join notice_item i on i.platform_id = t.platform_id and i.id = t.item_id
      join notice n on n.platform_id = i.platform_id and n.id = i.notice_id`,
    owed: `n.origin = 'noticedesk'`,
    lock: 'for key share of c skip locked',
  },
  cases: {
    factKind: 'case',
    responseTime: `'first-look'`,
    table: 'review_case',
    id: 'id',
    dueAt: 'first_look_due_at',
    open: `t.state = 'open'`,
    joins: '',
    owed: 'not exists (select from claim l where l.platform_id = t.platform_id and l.case_id = t.id)',
    lock: '',
  },
  messages: {
    factKind: 'message',
    responseTime: `case t.kind when 'notifier-answer' then 'answer' else t.kind end`,
    table: 'message',
    id: 'id',
    dueAt: 'due_at',
    open: `t.accepted_at is null and t.kind in ('receipt', 'notifier-answer', 'statement')`,
    joins: '',
    owed: 'true',
    lock: 'for share of t skip locked',
  },
  commands: {
    factKind: 'enforcement-command',
    responseTime: `'action'`,
    table: 'enforcement_command',
    id: 'id',
    dueAt: 'due_at',
    open: `t.state in ('waiting', 'open')`,
    joins: `
      join restriction r on r.platform_id = t.platform_id and r.id = t.restriction_id
      join decision d on d.platform_id = r.platform_id and d.id = r.decision_id`,
    owed: `d.origin = 'noticedesk'`,
    lock: 'for share of t skip locked',
  },
  measureReversals: {
    factKind: 'measure-reversal',
    responseTime: `'action'`,
    table: 'measure_reversal',
    id: 'id',
    dueAt: 'due_at',
    open: 't.is_open',
    joins: '',
    owed: 'true',
    lock: 'for share of t skip locked',
  },
  complaints: {
    factKind: 'complaint',
    responseTime: `'complaint'`,
    table: 'complaint_case',
    id: 'complaint_id',
    dueAt: 'due_at',
    open: `t.state in ('open', 'claimed')`,
    joins: 'join complaint c on c.platform_id = t.platform_id and c.id = t.complaint_id',
    owed: `c.origin = 'noticedesk'`,
    lock: 'for share of t skip locked',
  },
  complaintOutcomes: {
    factKind: 'complaint',
    responseTime: `'complaint'`,
    table: 'message',
    id: 'entity_id',
    dueAt: 'due_at',
    open: `t.accepted_at is null and t.kind = 'complaint-outcome'`,
    joins: '',
    owed: 'true',
    lock: 'for share of t skip locked',
  },
  disputeOutcomes: {
    factKind: 'dispute',
    responseTime: `'dispute'`,
    table: 'dispute',
    id: 'id',
    dueAt: 'outcome_due_at',
    open: `t.state in ('open', 'replied', 'refused')`,
    joins: '',
    owed: 'true',
    lock: 'for share of t skip locked',
  },
  disputeReplies: {
    factKind: 'dispute',
    responseTime: `'dispute-reply'`,
    table: 'dispute',
    id: 'id',
    dueAt: 'reply_due_at',
    open: `t.state = 'open'`,
    joins: '',
    owed: 'true',
    lock: 'for share of t skip locked',
  },
  orderReceipts: {
    factKind: 'order',
    responseTime: `'order-receipt'`,
    table: 'message',
    id: 'entity_id',
    dueAt: 'due_at',
    open: `t.accepted_at is null and t.kind = 'order-receipt'`,
    joins: '',
    owed: 'true',
    lock: 'for share of t skip locked',
  },
  orderReceiptsByHand: {
    factKind: 'order',
    responseTime: `'order-receipt'`,
    table: 'authority_order',
    id: 'id',
    dueAt: 'receipt_due_at',
    open: `t.receipt_by = 'hand' and t.receipt_told_at is null`,
    joins: '',
    owed: `t.origin = 'noticedesk'`,
    lock: 'for share of t skip locked',
  },
  orderEffects: {
    factKind: 'order',
    responseTime: `'order-effect'`,
    table: 'authority_order',
    id: 'id',
    dueAt: 'effect_due_at',
    open: `t.state in ('received', 'incomplete', 'in-progress')`,
    joins: '',
    owed: 't.effective_at is null',
    lock: 'for share of t skip locked',
  },
  suspicions: {
    factKind: 'suspicion',
    responseTime: `'suspicion'`,
    table: 'criminal_suspicion',
    id: 'id',
    dueAt: 'due_at',
    open: 't.reported_at is null and t.closed_at is null',
    joins: '',
    owed: 'true',
    lock: 'for share of t skip locked',
  },
  informationRequests: {
    factKind: 'information-request',
    responseTime: `'information-request'`,
    table: 'information_request',
    id: 'id',
    dueAt: 'due_at',
    open: `t.state in ('requested', 'in-preparation')`,
    joins: '',
    owed: 'true',
    lock: 'for share of t skip locked',
  },
  reports: {
    factKind: 'report',
    responseTime: `'report-publication'`,
    table: 'expected_report',
    id: 'id',
    dueAt: 'due_at',
    open: 't.published_at is null',
    joins: '',
    owed: 'true',
    lock: 'for share of t skip locked',
  },
};

/** Walks along the due times in pages that are bounded by what they read, however much is overdue. */
@Injectable()
export class DueTimesQuery {
  /** Where a page of `size` open facts that are due ends; null when fewer are left. */
  async endOfPage(tx: Tx, source: DueSource, after: DuePlace, now: Date, size: number): Promise<DuePlace | null> {
    const { table, id, dueAt, open } = sources[source];
    const { rows } = await tx.sql.query<DuePlace>({
      name: `due-times-end-${source}`,
      text: `
        select to_char(t.${dueAt}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "dueAt", t.${id} as "factId"
        from ${table} t
        where ${open}
          and t.${dueAt} <= $1
          and (t.${dueAt}, t.${id}) > ($2, $3)
        order by t.${dueAt}, t.${id}
        offset $4
        limit 1`,
      values: [now, after.dueAt, after.factId, size - 1],
    });
    return rows[0] ?? null;
  }

  /** The open facts from one place (exclusive) to another (inclusive; null: to the end) that are due and have no breach. */
  async missed(tx: Tx, source: DueSource, after: DuePlace, end: DuePlace | null, now: Date): Promise<MissedDueTime[]> {
    const { factKind, responseTime, table, id, dueAt, open, joins, owed, lock } = sources[source];
    const { rows } = await tx.sql.query<Omit<MissedDueTime, 'factKind'>>({
      name: `due-times-missed-${source}`,
      text: `
        select t.platform_id as "platformId", ${responseTime} as "responseTime", t.${id} as "factId", t.${dueAt} as "dueAt"
        from ${table} t ${joins}
        where ${open}
          and t.${dueAt} <= $1
          and (t.${dueAt}, t.${id}) > ($2, $3)
          and (t.${dueAt}, t.${id}) <= ($4, $5)
          and ${owed}
          and not exists (
            select
            from breach b
            where b.platform_id = t.platform_id
              and b.response_time = ${responseTime}
              and b.fact_id = t.${id}
          )
        order by t.${dueAt}, t.${id}
        ${lock}`,
      values: [now, after.dueAt, after.factId, end?.dueAt ?? 'infinity', end?.factId ?? after.factId],
    });
    return rows.map((row) => ({ ...row, factKind }));
  }
}
