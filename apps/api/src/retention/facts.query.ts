import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { officeFacts } from './office-facts.js';
import { recordParts } from './record-parts.js';
import type { Fact, RecordKind, RecordRef } from './record.js';

/** $1 platform, $2 cases: what the law keeps them for. One row a reason; `at` is null while it has no end. */
const factsOfCases = `
  with kept as (
    select c.id, c.state, c.subject_id from review_case c where c.platform_id = $1 and c.id = any ($2::uuid[])
  ),
  decided as (
    select d.id, d.occurred_at from decision d join kept c on c.id = d.case_id where d.platform_id = $1
  ),
  noticed as (
    select distinct n.id, n.received_at
    from case_item i
    join kept c on c.id = i.case_id
    join notice_item x on x.platform_id = i.platform_id and x.id = i.item_id
    join notice n on n.platform_id = x.platform_id and n.id = x.notice_id
    where i.platform_id = $1
  ),
  told as (
    select m.state, coalesce(m.accepted_at, m.occurred_at) as at
    from message m
    join decided d on d.id = m.decision_id
    where m.platform_id = $1
    union all
    select m.state, coalesce(m.accepted_at, m.occurred_at)
    from message m
    join noticed n on n.id = m.notice_id
    where m.platform_id = $1
  ),
  complained as (
    select c.id, x.state
    from complaint c
    join decided d on d.id = c.decision_id
    join complaint_case x on x.platform_id = c.platform_id and x.complaint_id = c.id
    where c.platform_id = $1
  ),
  dated as (
    select n.received_at as at from noticed n
    union all select d.occurred_at from decided d
  )
  select 'open-case' as reason, null::timestamptz as at from kept c where c.state <> 'decided'
  union all
  select 'complaint-window', max(t.at) from (select d.occurred_at as at from decided d union all select t.at from told t) t
  having max(t.at) is not null
  union all
  select 'open-complaint', null from complained c where c.state in ('open', 'claimed')
  union all
  select case when u.closed_at is null then 'open-dispute' else 'after-dispute' end, u.closed_at
  from dispute u join decided d on d.id = u.decision_id where u.platform_id = $1
  union all
  select 'open-order', null
  from case_order_item i
  join kept c on c.id = i.case_id
  join order_item x on x.platform_id = i.platform_id and x.id = i.item_id
  join authority_order o on o.platform_id = x.platform_id and o.id = x.order_id
  where i.platform_id = $1 and o.state in ('received', 'incomplete', 'in-progress')
  union all
  select 'open-suspicion', null
  from criminal_suspicion s join kept c on c.id = s.case_id
  where s.platform_id = $1 and s.state not in ('closed', 'dismissed')
  union all
  select 'misuse-window', max(t.occurred_at + make_interval(months => coalesce(p.window_months, 12)))
  from misuse_tally t
  join decided d on d.id = t.decision_id
  left join lateral (
    select p.window_months from misuse_policy p
    where p.platform_id = t.platform_id and p.kind = t.kind order by p.valid_from desc, p.recorded_at desc limit 1
  ) p on true
  where t.platform_id = $1
  having count(*) > 0
  union all
  select 'undelivered-message', null from told t where t.state in ('held', 'queued')
  union all
  select 'transparency-database', null
  from transparency_submission x
  join statement_of_reasons s on s.platform_id = x.platform_id and s.id = x.statement_id
  join decided d on d.id = s.decision_id
  where x.platform_id = $1 and x.state <> 'accepted'
  union all
  select 'unpublished-report', null
  from dated f
  join platform p on p.id = $1
  join expected_report e on e.platform_id = p.id
    and (f.at at time zone p.time_zone)::date between e.period_from and e.period_to
  where e.published_at is null
  union all
  select 'information-request', null
  from evidence_bundle_case b
  join kept c on c.id = b.case_id
  join evidence_bundle u on u.platform_id = b.platform_id and u.id = b.bundle_id
  join information_request r on r.platform_id = u.platform_id and r.id = u.request_id
  where b.platform_id = $1 and r.state in ('requested', 'in-preparation', 'in-effect')`;

/** $1 platform, $2 the record: what the law keeps itself for, whatever becomes of its cases. */
const ownFacts: Partial<Record<RecordKind, string>> = {
  ...officeFacts,
  complaint: `
    select 'open-complaint' as reason, null::timestamptz as at from complaint_case c
    where c.platform_id = $1 and c.complaint_id = $2 and c.state in ('open', 'claimed')
    union all
    select case when u.closed_at is null then 'open-dispute' else 'after-dispute' end, u.closed_at from dispute u
    where u.platform_id = $1 and u.complaint_id = $2`,
  // Measures of the platform's own systems have no case: who was restricted by one may complain as long as after any decision.
  recipient: `
    select 'complaint-window' as reason, max(m.occurred_at) as at
    from recipient r
    join measure m on m.platform_id = r.platform_id and m.recipient_external_id = r.external_id
    where r.platform_id = $1 and r.id = $2
    having count(*) > 0
    union all
    select 'open-complaint', null
    from complaint_case x
    join complaint c on c.platform_id = x.platform_id and c.id = x.complaint_id
    where x.platform_id = $1 and x.state in ('open', 'claimed') and c.recipient_id = $2
    union all
    select case when u.closed_at is null then 'open-dispute' else 'after-dispute' end, u.closed_at
    from dispute u where u.platform_id = $1 and u.recipient_id = $2`,
  content: `
    select 'complaint-window' as reason, max(m.occurred_at) as at
    from content c
    join measure m on m.platform_id = c.platform_id and m.content_external_id = c.external_id
    where c.platform_id = $1 and c.id = $2
    having count(*) > 0`,
  dispute: `
    select case when u.closed_at is null then 'open-dispute' else 'after-dispute' end as reason, u.closed_at as at
    from dispute u where u.platform_id = $1 and u.id = $2`,
  order: `
    select 'open-order' as reason, null::timestamptz as at from authority_order o
    where o.platform_id = $1 and o.id = $2 and o.state in ('received', 'incomplete', 'in-progress')
    union all
    select 'undelivered-message', null from message m
    where m.platform_id = $1 and m.entity_id = $2 and m.state in ('held', 'queued')`,
  suspicion: `
    select 'undelivered-message' as reason, null::timestamptz as at from message m
    where m.platform_id = $1 and m.entity_id = $2 and m.state in ('held', 'queued')`,
  message: `
    select 'undelivered-message' as reason, null::timestamptz as at from message m
    where m.platform_id = $1 and m.id = $2 and m.state in ('held', 'queued')`,
  'misuse-party': `
    select 'misuse-window' as reason, max(t.occurred_at + make_interval(months => coalesce(p.window_months, 12))) as at
    from misuse_tally t
    left join lateral (
      select p.window_months from misuse_policy p
      where p.platform_id = t.platform_id and p.kind = t.kind order by p.valid_from desc, p.recorded_at desc limit 1
    ) p on true
    where t.platform_id = $1 and t.party_id = $2
    having count(*) > 0
    union all
    select 'misuse-suspension', s.ends_at from misuse_suspension s where s.platform_id = $1 and s.party_id = $2
    union all
    select 'undelivered-message', null from message m
    where m.platform_id = $1 and m.state in ('held', 'queued') and m.entity_id in (
      select w.id from misuse_warning w where w.platform_id = $1 and w.party_id = $2
      union all select s.id from misuse_suspension s where s.platform_id = $1 and s.party_id = $2
    )`,
  'evidence-bundle': `
    select 'information-request' as reason, null::timestamptz as at
    from evidence_bundle b
    join information_request r on r.platform_id = b.platform_id and r.id = b.request_id
    where b.platform_id = $1 and b.id = $2 and r.state in ('requested', 'in-preparation', 'in-effect')`,
};

/** Reads across rooms what a record is needed for; writes nothing. */
@Injectable()
export class FactsQuery {
  /** When the record ended; undefined when the platform has no such record. */
  async endedAt(tx: Tx, platformId: string, { kind, id }: RecordRef): Promise<Date | undefined> {
    const { rows } = await tx.sql.query<Record<string, Date>>(recordParts[kind].endedAt, [platformId, id]);
    return rows[0] && Object.values(rows[0])[0];
  }

  async casesOf(tx: Tx, platformId: string, { kind, id }: RecordRef): Promise<string[]> {
    const { rows } = await tx.sql.query<Record<string, string | null>>(recordParts[kind].cases, [platformId, id]);
    return [...new Set(rows.map((row) => Object.values(row)[0]).filter((value) => value != null))];
  }

  /** The reasons of its cases, and its own. */
  async factsOf(tx: Tx, platformId: string, { kind, id }: RecordRef, caseIds: readonly string[]): Promise<Fact[]> {
    const own = ownFacts[kind];
    const found = [
      ...(caseIds.length === 0 ? [] : (await tx.sql.query<Fact>(factsOfCases, [platformId, caseIds])).rows),
      ...(own === undefined ? [] : (await tx.sql.query<Fact>(own, [platformId, id])).rows),
    ];
    return found;
  }
}
