/**
 * The facts of complaints (Art. 20), as `facts.query.ts` wants them; its parameters and columns hold here too. A complaint ends when
 * its outcome is told; where nobody could be told, when it is decided. Those that ended without a decision are left out (Annex
 * II 1.5.1).
 */
export const complaintFacts = `
    select c.platform_id, c.id as fact_id, c.id as group_id, c.notice_id, k.case_id, c.decision_id,
      coalesce(d.category, a.category) as category, c.language,
      c.received_at as started_at, case when m.id is null then e.occurred_at else m.accepted_at end as ended_at,
      case when c.origin = 'noticedesk' then k.due_at end as due_at, c.id as breach_fact_id
    from complaint c
    join complaint_case k on k.platform_id = c.platform_id and k.complaint_id = c.id
    left join decision d on d.platform_id = c.platform_id and d.id = c.decision_id
    left join measure a
      on a.platform_id = c.platform_id and a.applied_on = c.measure_applied_on and a.measure_id = c.measure_id
    left join complaint_decision e on e.platform_id = c.platform_id and e.complaint_id = c.id
    left join lateral (
      select m.id, m.accepted_at
      from message m
      where m.platform_id = c.platform_id
        and m.entity_id = c.id
        and m.kind = 'complaint-outcome'
      limit 1
    ) m on true
    where c.platform_id = $1
      and c.received_at >= $2
      and c.received_at < $3
      and e.omission is null`;
