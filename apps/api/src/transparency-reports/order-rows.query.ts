/** The rows behind sheet 3, as `fact-rows.query.ts` has those of the other sheets; its parameters and columns hold here too. */

/** Orders of Member States' authorities as they are filed: the latest supplement says what holds (ORD-4). */
const countedOrder = `
    select o.id, o.reference, o.kind, o.member_state, o.delivered_at, o.effective_at, o.receipt_told_at, o.state,
      coalesce(h.category, 'STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER') as category,
      case when h.category is null then null else coalesce(h.keyword, 'KEYWORD_OTHER') end as keyword
    from authority_order o
    cross join lateral (
      (
        select s.category, s.keyword
        from order_supplement s
        where s.platform_id = o.platform_id and s.order_id = o.id
        order by s.position desc
        limit 1
      )
      union all
      select o.category, o.keyword
      limit 1
    ) h
    where o.platform_id = $1
      and o.instrument not in ('referral', 'third-country')
      and $4::boolean is not null`;

const columns = `o.id, null::uuid as notice_id, o.reference as notice_reference, null::uuid as decision_id, o.category, o.keyword,
    null as other_description, o.kind as order_kind, o.member_state`;

/** Orders delivered in the period, with the items that those to act name (columns G, H and K). */
export const orderRows = `
  select ${columns}, o.delivered_at as counted_at,
    (select count(*) from order_item i where i.platform_id = $1 and i.order_id = o.id) as items
  from (${countedOrder}) o
  where o.delivered_at >= $2 and o.delivered_at < $3`;

/**
 * Orders whose receipt the authority was told in the period, or to which effect was given in it, with the whole seconds since their
 * delivery (columns I, J, L and M). `within_the_hour` marks automatic receipts, which may count as zero.
 */
export const orderTimeRows = `
  select ${columns}, 'receipt' as order_interval, r.told_at as counted_at,
    greatest(floor(extract(epoch from r.told_at - o.delivered_at)), 0)::bigint as seconds,
    r.automatic and r.told_at <= o.delivered_at + interval '1 hour' as within_the_hour
  from (${countedOrder}) o
  cross join lateral (
    (
      select m.accepted_at as told_at, true as automatic
      from message m
      where m.platform_id = $1 and m.entity_id = o.id and m.kind = 'order-receipt' and m.accepted_at is not null
      order by m.accepted_at
      limit 1
    )
    union all
    select o.receipt_told_at, false
    limit 1
  ) r
  where r.told_at >= $2 and r.told_at < $3
  union all
  select ${columns}, 'effect', o.effective_at,
    greatest(floor(extract(epoch from o.effective_at - o.delivered_at)), 0)::bigint, false
  from (${countedOrder}) o
  where o.effective_at >= $2 and o.effective_at < $3`;
