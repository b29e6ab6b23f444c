/** The facts of out-of-court disputes (Art. 21), as `facts.query.ts` wants them; its parameters and columns hold here too. */

const disputed = `left join decision d on d.platform_id = x.platform_id and d.id = x.decision_id
    left join measure a
      on a.platform_id = x.platform_id and a.applied_on = x.measure_applied_on and a.measure_id = x.measure_id`;

/** Those that ended without an outcome are left out (Annex II 1.5.1). */
export const disputeFacts = `
    select x.platform_id, x.id as fact_id, x.id as group_id, x.notice_id, d.case_id, d.id as decision_id,
      coalesce(d.category, a.category) as category, null as language, x.received_by_body_at as started_at,
      x.closed_at as ended_at, case when x.origin = 'noticedesk' then x.outcome_due_at end as due_at, x.id as breach_fact_id
    from dispute x
    ${disputed}
    where x.platform_id = $1
      and x.received_by_body_at >= $2
      and x.received_by_body_at < $3
      and x.state <> 'withdrawn'`;

/** Those that ended before a reply was due, and without one, are left out. */
export const disputeReplyFacts = `
    select x.platform_id, x.id as fact_id, x.id as group_id, x.notice_id, d.case_id, d.id as decision_id,
      coalesce(d.category, a.category) as category, null as language, x.notified_at as started_at,
      x.replied_at as ended_at, case when x.origin = 'noticedesk' then x.reply_due_at end as due_at, x.id as breach_fact_id
    from dispute x
    ${disputed}
    where x.platform_id = $1
      and x.notified_at >= $2
      and x.notified_at < $3
      and (x.replied_at is not null or x.closed_at is null or (x.closed_at > x.reply_due_at and x.origin = 'noticedesk'))`;
