/**
 * The facts of suspected crimes (Art. 18), as `facts.query.ts` wants them; its parameters and columns hold here too. Neither case
 * nor notice is named: nobody learns from a figure what is under suspicion.
 */
export const suspicionFacts = `
    select c.platform_id, c.id as fact_id, c.id as group_id, null::uuid as notice_id, null::uuid as case_id,
      null::uuid as decision_id, null as category, null as language, c.occurred_at as started_at, r.told_at as ended_at,
      c.due_at, c.id as breach_fact_id
    from criminal_suspicion c
    cross join lateral (
      select min(case r.channel when 'mail' then m.accepted_at else r.occurred_at end) as told_at
      from suspicion_report r
      left join message m on m.platform_id = r.platform_id and m.id = r.message_id
      where r.platform_id = c.platform_id
        and r.suspicion_id = c.id
    ) r
    where c.platform_id = $1
      and c.occurred_at >= $2
      and c.occurred_at < $3
      and c.state <> 'dismissed'`;
