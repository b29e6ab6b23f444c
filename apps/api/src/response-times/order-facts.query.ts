/** The facts of orders of authorities (Art. 9, 10), as `facts.query.ts` wants them; its parameters and columns hold here too. */

const ofOrder = `o.platform_id, o.id as fact_id, o.id as group_id, null::uuid as notice_id, null::uuid as case_id,
      null::uuid as decision_id, coalesce(
        (
          select s.category
          from order_supplement s
          where s.platform_id = o.platform_id and s.order_id = o.id
          order by s.position desc
          limit 1
        ),
        o.category
      ) as category,
      split_part(lower(o.language), '-', 1) as language, o.delivered_at as started_at`;

const delivered = `o.platform_id = $1
      and o.delivered_at >= $2
      and o.delivered_at < $3`;

export const orderReceiptFacts = `
    select ${ofOrder}, coalesce(o.receipt_told_at, m.accepted_at) as ended_at, case when o.origin = 'noticedesk' then o.receipt_due_at end as due_at,
      o.id as breach_fact_id
    from authority_order o
    left join lateral (
      select m.accepted_at
      from message m
      where m.platform_id = o.platform_id
        and m.entity_id = o.id
        and m.kind = 'order-receipt'
      limit 1
    ) m on true
    where ${delivered}
      and (o.origin = 'noticedesk' or o.receipt_told_at is not null)`;

/** Of an order that nobody gave effect to, no time was needed: what was declined, or ended before, is left out. */
export const orderEffectFacts = `
    select ${ofOrder}, o.effective_at as ended_at, case when o.origin = 'noticedesk' then o.effect_due_at end as due_at, o.id as breach_fact_id
    from authority_order o
    where ${delivered}
      and (o.effective_at is not null or o.state in ('received', 'incomplete', 'in-progress'))`;
