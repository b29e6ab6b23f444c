import type { Tx } from '../infrastructure/database/tx.js';
import type { CountingChoices } from './counting-choices.js';
import type { OrderGroup, OrderInterval, OrderKind, OrderTimeGroup } from './order-facts.js';
import { orderRows, orderTimeRows } from './order-rows.query.js';
import { type FactsScope, scopeValues } from './facts-scope.js';

/** A row of the medians: `level` is 3 for TOTAL, 1 for a category, 0 for a sub-category. */
interface OrderMedianRow {
  readonly memberState: string | null;
  readonly level: 0 | 1 | 3;
  readonly category: string;
  readonly keyword: string | null;
  readonly kind: OrderKind;
  readonly interval: OrderInterval;
  readonly median: number;
  readonly observations: number;
}

/** Orders delivered in the period, by Member State, kind and place. */
export async function countOrders(tx: Tx, scope: FactsScope): Promise<OrderGroup[]> {
  const { rows } = await tx.sql.query<OrderGroup>(
    `select f.member_state as "memberState", f.order_kind as kind, f.category, f.keyword, null as "otherDescription",
       count(*) as orders, coalesce(sum(f.items), 0)::bigint as items
     from (${orderRows}) f
     group by f.member_state, f.order_kind, f.category, f.keyword`,
    scopeValues(scope),
  );
  return rows;
}

/** The medians of every scope and row in which something was observed. */
export async function orderMedians(
  tx: Tx,
  scope: FactsScope,
  automaticReceipt: CountingChoices['automaticOrderReceipt'],
): Promise<OrderTimeGroup[]> {
  const { rows } = await tx.sql.query<OrderMedianRow>(
    `select f.member_state as "memberState", grouping(f.category, f.keyword) as level, f.category, f.keyword,
       f.order_kind as kind, f.order_interval as interval,
       percentile_cont(0.5) within group (
         order by case when f.within_the_hour and $5::boolean then 0 else f.seconds end
       ) as median,
       count(*) as observations
     from (${orderTimeRows}) f
     group by f.order_kind, f.order_interval, grouping sets (
       (), (f.category), (f.category, f.keyword),
       (f.member_state), (f.member_state, f.category), (f.member_state, f.category, f.keyword)
     )`,
    [...scopeValues(scope), automaticReceipt === 'zero'],
  );
  return rows.map(({ memberState, level, category, keyword, kind, interval, median, observations }) => ({
    scope: memberState ?? 'TOTAL',
    row:
      level === 3
        ? { level: 'total' }
        : level === 1
          ? { level: 'category', category }
          : { level: 'subcategory', category, keyword, otherDescription: null },
    kind,
    interval,
    medianSeconds: median,
    observations,
  }));
}
