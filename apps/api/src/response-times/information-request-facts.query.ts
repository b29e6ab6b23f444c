/** The facts of requests of authorities (Art. 51, 67), as `facts.query.ts` wants them; its parameters and columns hold here too. */
export const informationRequestFacts = `
    select r.platform_id, r.id as fact_id, r.id as group_id, null::uuid as notice_id, null::uuid as case_id,
      null::uuid as decision_id, null as category, null as language, r.received_at as started_at,
      case r.state when 'refused' then r.ended_at else r.completed_at end as ended_at, r.due_at, r.id as breach_fact_id
    from information_request r
    where r.platform_id = $1
      and r.received_at >= $2
      and r.received_at < $3
      and r.state <> 'withdrawn'`;
