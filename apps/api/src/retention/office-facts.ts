import type { OfficeKind } from './office-parts.js';

/** $1 platform, $2 the record: what an office's record is needed for. One row a reason; `at` is null while it has no end. */
export const officeFacts: Partial<Record<OfficeKind, string>> = {
  letter: `
    select 'not-over' as reason, c.reply_due_at as at from correspondence c
    where c.platform_id = $1 and c.id = $2 and c.reply_due_at is not null and not exists (
      select from correspondence a where a.platform_id = c.platform_id and a.answers_id = c.id
    )
    union all
    select 'open-order', null
    from correspondence_link l
    join authority_order o on o.platform_id = l.platform_id and o.id = l.order_id
    where l.platform_id = $1 and l.correspondence_id = $2 and o.state in ('received', 'incomplete', 'in-progress')
    union all
    select case when u.closed_at is null then 'open-dispute' else 'after-dispute' end, u.closed_at
    from correspondence_link l
    join dispute u on u.platform_id = l.platform_id and u.id = l.dispute_id
    where l.platform_id = $1 and l.correspondence_id = $2`,
  'legal-referral': `
    select 'not-over' as reason, null::timestamptz as at from legal_referral r
    where r.platform_id = $1 and r.id = $2 and r.state = 'asked'
    union all
    select 'open-order', null
    from legal_referral r
    join authority_order o on o.platform_id = r.platform_id and o.id = r.order_id
    where r.platform_id = $1 and r.id = $2 and o.state in ('received', 'incomplete', 'in-progress')
    union all
    select case when u.closed_at is null then 'open-dispute' else 'after-dispute' end, u.closed_at
    from legal_referral r
    join dispute u on u.platform_id = r.platform_id and u.id = r.dispute_id
    where r.platform_id = $1 and r.id = $2`,
  instruction: `
    select 'not-over' as reason, null::timestamptz as at from instruction i
    where i.platform_id = $1 and i.id = $2 and i.state = 'received'`,
  'information-request': `
    select 'information-request' as reason, null::timestamptz as at from information_request r
    where r.platform_id = $1 and r.id = $2 and r.state in ('requested', 'in-preparation', 'in-effect')
    union all
    select 'legal-hold', h.expires_at from legal_hold h
    where h.platform_id = $1 and h.request_id = $2 and h.ended_at is null`,
  'legal-hold': `
    select 'legal-hold' as reason, h.expires_at as at from legal_hold h
    where h.platform_id = $1 and h.id = $2 and h.ended_at is null`,
  'staff-member': `
    select 'not-over' as reason, null::timestamptz as at from staff_member s
    where s.platform_id = $1 and s.id = $2 and s.left_at is null
    union all
    select 'complaint-window', s.left_at from staff_member s
    where s.platform_id = $1 and s.id = $2 and s.left_at is not null
    union all
    select 'open-complaint', null
    from complaint_case x
    join complaint c on c.platform_id = x.platform_id and c.id = x.complaint_id
    where x.platform_id = $1 and x.state in ('open', 'claimed') and c.first_decider = $2
    union all
    select case when u.closed_at is null then 'open-dispute' else 'after-dispute' end, u.closed_at
    from dispute u
    left join decision d on d.platform_id = u.platform_id and d.id = u.decision_id
    left join complaint_decision c on c.platform_id = u.platform_id and c.complaint_id = u.complaint_id
    where u.platform_id = $1 and (d.decided_by = $2 or c.decided_by = $2)
    union all
    select 'legal-hold', h.expires_at
    from legal_hold h
    join decision d on d.platform_id = h.platform_id and d.decided_by = $2 and (
      (h.entity_kind = 'case' and d.case_id = h.entity_id)
      or (h.entity_kind = 'period' and d.occurred_at >= h.held_from and d.occurred_at < h.held_to)
      or (h.entity_kind = 'recipient' and exists (
        select from statement_of_reasons s
        where s.platform_id = d.platform_id and s.decision_id = d.id and s.recipient_id = h.entity_id
      ))
    )
    where h.platform_id = $1 and h.ended_at is null`,
  'declared-interest': `
    select 'not-over' as reason, null::timestamptz as at
    from declared_interest d
    join staff_member s on s.platform_id = d.platform_id and s.id = d.staff_id
    where d.platform_id = $1 and d.id = $2 and d.ended_at is null and s.left_at is null`,
  'worked-shift': `
    select 'not-over' as reason, null::timestamptz as at from worked_shift w
    where w.platform_id = $1 and w.id = $2 and w.ended_at is null`,
  surge: `
    select 'not-over' as reason, null::timestamptz as at from surge u
    where u.platform_id = $1 and u.id = $2 and u.state in ('noticed', 'on')`,
  'measure-text': `
    select 'complaint-window' as reason, (t.last_used_on + 1)::timestamp at time zone 'UTC' as at from measure_text t
    where t.platform_id = $1 and t.id = $2
    union all
    select 'open-complaint', null
    from complaint_case x
    join complaint c on c.platform_id = x.platform_id and c.id = x.complaint_id
    join measure m on m.platform_id = c.platform_id and m.applied_on = c.measure_applied_on and m.measure_id = c.measure_id
    where x.platform_id = $1 and x.state in ('open', 'claimed') and m.explanation_id = $2
    union all
    select case when u.closed_at is null then 'open-dispute' else 'after-dispute' end, u.closed_at
    from dispute u
    join measure m on m.platform_id = u.platform_id and m.applied_on = u.measure_applied_on and m.measure_id = u.measure_id
    where u.platform_id = $1 and u.measure_id is not null and m.explanation_id = $2
    union all
    select 'legal-hold', h.expires_at
    from legal_hold h
    join measure_text t on t.platform_id = h.platform_id and t.id = $2
    where h.platform_id = $1 and h.ended_at is null and (
      (h.entity_kind = 'period' and h.held_from < (t.last_used_on + 1)::timestamp at time zone 'UTC' and h.held_to > t.recorded_at)
      or (h.entity_kind = 'recipient' and exists (
        select from recipient r
        join measure m on m.platform_id = r.platform_id and m.recipient_external_id = r.external_id
        where r.platform_id = h.platform_id and r.id = h.entity_id and m.explanation_id = t.id
      ))
    )`,
  campaign: `
    select 'not-over' as reason, null::timestamptz as at from campaign c
    where c.platform_id = $1 and c.id = $2 and c.state not in ('decided', 'reversed', 'discarded')
    union all
    select 'complaint-window', coalesce(c.reversed_at, c.decided_at) from campaign c
    where c.platform_id = $1 and c.id = $2 and c.decided_at is not null
    union all
    select 'open-complaint', null
    from campaign_content x
    join complaint o on o.platform_id = x.platform_id and o.decision_id in (x.decision_id, x.reversal_id)
    join complaint_case k on k.platform_id = o.platform_id and k.complaint_id = o.id
    where x.platform_id = $1 and x.campaign_id = $2 and k.state in ('open', 'claimed')
    union all
    select case when u.closed_at is null then 'open-dispute' else 'after-dispute' end, u.closed_at
    from campaign_content x
    join dispute u on u.platform_id = x.platform_id and u.decision_id in (x.decision_id, x.reversal_id)
    where x.platform_id = $1 and x.campaign_id = $2
    union all
    select 'legal-hold', h.expires_at
    from legal_hold h
    join campaign_content x on x.platform_id = h.platform_id and x.campaign_id = $2
    join decision d on d.platform_id = x.platform_id and d.id = x.decision_id
    where h.platform_id = $1 and h.ended_at is null and (
      (h.entity_kind = 'case' and d.case_id = h.entity_id)
      or (h.entity_kind = 'recipient' and exists (
        select from statement_of_reasons s
        where s.platform_id = d.platform_id and s.decision_id = d.id and s.recipient_id = h.entity_id
      ))
    )`,
  payload: `
    select 'transparency-database' as reason, null::timestamptz as at from transparency_submission x
    where x.platform_id = $1 and x.payload_id = $2 and x.state <> 'accepted'`,
  'payload-answer': `
    select 'transparency-database' as reason, null::timestamptz as at from transparency_batch b
    where b.platform_id = $1 and b.id = $2 and b.outcome is null`,
};
