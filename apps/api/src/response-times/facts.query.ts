import type { ResponseTime } from '../platforms/index.js';
import { complaintFacts } from './complaint-facts.query.js';
import { orderEffectFacts, orderReceiptFacts } from './order-facts.query.js';
import { informationRequestFacts } from './information-request-facts.query.js';
import { suspicionFacts } from './suspicion-facts.query.js';
import { disputeFacts, disputeReplyFacts } from './dispute-facts.query.js';

const itemsOfNotice = `
      select i.platform_id, i.id
      from notice_item i
      where i.platform_id = n.platform_id
        and i.notice_id = n.id
      offset 0`;

/** Found by the notice: a decision may have a hundred thousand answers, a notice has few. */
const messagesToNotifier = `
        select m.id, m.decision_id, m.accepted_at, m.due_at
        from message m
        where m.platform_id = n.platform_id
          and m.notice_id = n.id
          and m.kind = 'notifier-answer'
        offset 0`;

/**
 * The facts behind every figure, as SQL: figures group them and lists page through them, so the two cannot tell different
 * stories. Parameters: $1 platform, $2 first instant of the period, $3 the instant after it, $4 now. A fact starts in the
 * period; `ended_at` is null while it is open; `due_at` is null where nothing can be breached. (`group_id`, `fact_id`) is unique.
 * What belongs to a fact is looked up fact by fact, by key (`lateral`, `limit`): a page of a list then reads little more than
 * its rows, and freshly filled tables, of which the planner knows nothing, are counted too. Plain joins are faster only where
 * they are planned well.
 */
const from: Readonly<Record<ResponseTime, string>> = {
  receipt: `
    select o.platform_id, o.notice_id as fact_id, o.notice_id as group_id, o.notice_id, null::uuid as case_id,
      null::uuid as decision_id, null as category, null as language, o.owed_since as started_at, m.accepted_at as ended_at,
      m.due_at, m.id as breach_fact_id
    from (
      select n.platform_id, n.id as notice_id, n.received_at as owed_since
      from notice n
      where n.platform_id = $1
        and n.received_at >= $2
        and n.received_at < $3
        and n.notifier_hmac is not null
        and n.origin = 'noticedesk'
      union all
      select s.platform_id, s.notice_id, s.received_at
      from notice_supplement s
      join notice n on n.platform_id = s.platform_id and n.id = s.notice_id
      where s.platform_id = $1
        and s.received_at >= $2
        and s.received_at < $3
        and s.notifier_hmac is not null
        and n.notifier_hmac is null
        and n.origin = 'noticedesk'
        and not exists (
          select
          from notice_supplement e
          where e.platform_id = s.platform_id
            and e.notice_id = s.notice_id
            and e.notifier_hmac is not null
            and (e.received_at, e.id) < (s.received_at, s.id)
        )
    ) o
    left join lateral (
      select m.id, m.accepted_at, m.due_at
      from message m
      where m.platform_id = o.platform_id
        and m.notice_id = o.notice_id
        and m.kind = 'receipt'
      limit 1
    ) m on true`,

  'first-look': `
    select c.platform_id, c.id as fact_id, c.id as group_id, (
        select i.notice_id
        from case_item ci
        join notice_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
        where ci.platform_id = c.platform_id
          and ci.case_id = c.id
        order by ci.joined_at, ci.item_id
        limit 1
      ) as notice_id,
      c.id as case_id, null::uuid as decision_id, null as category, nullif(c.language, 'und') as language,
      c.opened_at as started_at, l.claimed_at as ended_at, c.first_look_due_at as due_at, c.id as breach_fact_id
    from review_case c
    cross join lateral (
      select min(l.claimed_at) as claimed_at
      from claim l
      where l.platform_id = c.platform_id
        and l.case_id = c.id
    ) l
    where c.platform_id = $1
      and c.opened_at >= $2
      and c.opened_at < $3
      and (l.claimed_at is not null or c.state <> 'decided')`,

  decision: `
    select i.platform_id, i.id as fact_id, i.id as group_id, n.id as notice_id, ci.case_id, d.id as decision_id,
      null as category, null as language, n.received_at as started_at, d.occurred_at as ended_at,
      case when n.origin = 'noticedesk' then ci.due_at end as due_at, i.id as breach_fact_id
    from notice n
    cross join lateral (${itemsOfNotice}) i
    cross join lateral (
      select ci.case_id, ci.due_at
      from case_item ci
      where ci.platform_id = i.platform_id
        and ci.item_id = i.id
      limit 1
    ) ci
    left join lateral (
      select d.id, d.occurred_at
      from decision d
      where d.platform_id = i.platform_id
        and d.case_id = ci.case_id
        and d.supersedes_id is null
      limit 1
    ) d on true
    where n.platform_id = $1
      and n.received_at >= $2
      and n.received_at < $3`,

  action: `
    select i.platform_id, i.id as fact_id, i.id as group_id, n.id as notice_id, a.case_id, a.decision_id,
      null as category, null as language, n.received_at as started_at, a.in_effect_at as ended_at,
      case when n.origin = 'noticedesk' and a.origin = 'noticedesk' then a.due_at end as due_at,
      a.command_id as breach_fact_id
    from notice n
    cross join lateral (${itemsOfNotice}) i
    cross join lateral (
      select d.case_id, d.id as decision_id, d.origin, r.in_effect_at, c.due_at, c.id as command_id
      from finding f
      join decision d on d.platform_id = f.platform_id and d.id = f.decision_id
      join restriction r on r.platform_id = d.platform_id and r.decision_id = d.id
      left join enforcement_command c on c.platform_id = r.platform_id and c.restriction_id = r.id and c.revision = 1
      where f.platform_id = i.platform_id
        and f.item_id = i.id
        and f.outcome in ('illegal', 'against-terms')
        and (r.in_effect_at is not null or r.state in ('imposed', 'failed'))
      order by r.in_effect_at, c.due_at, r.id
      limit 1
    ) a
    where n.platform_id = $1
      and n.received_at >= $2
      and n.received_at < $3`,

  answer: `
    select d.platform_id, n.id as fact_id, d.id as group_id, n.id as notice_id, d.case_id, d.id as decision_id,
      null as category, null as language, d.occurred_at as started_at, m.accepted_at as ended_at, m.due_at,
      m.id as breach_fact_id
    from decision d
    cross join lateral (
      select distinct i.notice_id
      from case_item ci
      join notice_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
      where ci.platform_id = d.platform_id
        and ci.case_id = d.case_id
    ) o
    join notice n on n.platform_id = d.platform_id and n.id = o.notice_id
    left join lateral (
      select m.id, m.accepted_at, m.due_at
      from (${messagesToNotifier}) m
      where m.decision_id = d.id
      limit 1
    ) m on true
    where d.platform_id = $1
      and d.occurred_at >= $2
      and d.occurred_at < $3
      and (
        m.id is not null
        or (
          d.origin = 'noticedesk'
          and (
            n.notifier_hmac is not null
            or exists (
              select
              from notice_supplement s
              where s.platform_id = n.platform_id
                and s.notice_id = n.id
                and s.notifier_hmac is not null
            )
          )
          and not exists (
            select
            from decision later
            where later.platform_id = d.platform_id
              and later.supersedes_id = d.id
          )
        )
      )`,

  statement: `
    select s.platform_id, s.id as fact_id, s.id as group_id, (
        select i.notice_id
        from notice_item i
        where i.platform_id = d.platform_id
          and i.id = d.primary_item_id
      ) as notice_id,
      d.case_id, d.id as decision_id, d.category, s.language, d.occurred_at as started_at, m.accepted_at as ended_at,
      m.due_at, m.id as breach_fact_id
    from decision d
    join statement_of_reasons s on s.platform_id = d.platform_id and s.decision_id = d.id and s.exemption is null
    left join lateral (
      select m.id, m.accepted_at, m.due_at
      from message m
      where m.platform_id = d.platform_id
        and m.decision_id = d.id
        and m.kind = 'statement'
      limit 1
    ) m on true
    where d.platform_id = $1
      and d.occurred_at >= $2
      and d.occurred_at < $3
      and d.origin = 'noticedesk'`,

  complaint: complaintFacts,
  dispute: disputeFacts,
  'dispute-reply': disputeReplyFacts,
  'order-receipt': orderReceiptFacts,
  'order-effect': orderEffectFacts,
  suspicion: suspicionFacts,

  'information-request': informationRequestFacts,
};

/**
 * The facts with what they are grouped by, their whole seconds, and whether they missed their due time: open at it, or ended
 * after it, or found open by the worker that wrote the breach. Columns that the outer query does not use cost nothing.
 */
export function factsOf(responseTime: ResponseTime): string {
  return `
    select f.fact_id, f.group_id, f.notice_id, n.reference as notice_reference, f.case_id, f.decision_id,
      coalesce(f.category, n.category) as category, n.type, n.notifier_kind, coalesce(f.language, n.language) as language, n.member_state,
      coalesce(n.origin, 'noticedesk') as notice_origin,
      coalesce(
        n.type = 'notice'
          and (
            select a.in_area
            from flagger_notice_area a
            where a.platform_id = n.platform_id
              and a.notice_id = n.id
          ),
        false
      ) as of_flagger_in_area,
      f.started_at, f.ended_at, f.due_at, floor(extract(epoch from f.ended_at - f.started_at))::bigint as seconds,
      (b.id is not null or f.ended_at > f.due_at or (f.ended_at is null and f.due_at <= $4)) is true as overdue
    from (${from[responseTime]}) f
    left join filed_notice n on n.platform_id = f.platform_id and n.id = f.notice_id
    left join breach b on b.platform_id = f.platform_id and b.response_time = '${responseTime}' and b.fact_id = f.breach_fact_id`;
}
