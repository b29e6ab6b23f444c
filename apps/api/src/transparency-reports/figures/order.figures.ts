import type { CountingChoices } from '../counting-choices.js';
import type { FiguresRow, ReportFacts } from '../facts.js';
import { groupsIn, isSameRow } from '../filing.rules.js';
import type { OrderGroup, OrderInterval, OrderKind, OrderScope } from '../order-facts.js';
import { hours } from './hours.js';

type Decimals = CountingChoices['hourDecimals'];

/** A row of sheet 3: a category in all Member States, or in one. */
export interface OrderRow {
  readonly scope: OrderScope;
  readonly row: FiguresRow;
}

/** The figures of sheet 3, named after the template's ids: counts, and medians in hours (null without observation). */
export const orderFigures = {
  orders_act_received: (facts: ReportFacts, at: OrderRow) => sum(ordersOf(facts, at, 'act'), 'orders'),
  orders_act_items: (facts: ReportFacts, at: OrderRow) => sum(ordersOf(facts, at, 'act'), 'items'),
  orders_act_median_ack_hours: (facts: ReportFacts, at: OrderRow, decimals?: Decimals) =>
    medianHours(facts, at, ['act', 'receipt'], decimals),
  orders_act_median_effect_hours: (facts: ReportFacts, at: OrderRow, decimals?: Decimals) =>
    medianHours(facts, at, ['act', 'effect'], decimals),
  orders_info_received: (facts: ReportFacts, at: OrderRow) => sum(ordersOf(facts, at, 'information'), 'orders'),
  orders_info_median_ack_hours: (facts: ReportFacts, at: OrderRow, decimals?: Decimals) =>
    medianHours(facts, at, ['information', 'receipt'], decimals),
  orders_info_median_effect_hours: (facts: ReportFacts, at: OrderRow, decimals?: Decimals) =>
    medianHours(facts, at, ['information', 'effect'], decimals),
};

function ordersOf(facts: ReportFacts, { scope, row }: OrderRow, kind: OrderKind): OrderGroup[] {
  return groupsIn(row, facts.orders).filter(
    (group) => group.kind === kind && (scope === 'TOTAL' || group.memberState === scope),
  );
}

function sum(groups: readonly OrderGroup[], field: 'orders' | 'items'): number {
  return groups.reduce((total, group) => total + group[field], 0);
}

function medianHours(
  facts: ReportFacts,
  at: OrderRow,
  [kind, interval]: readonly [OrderKind, OrderInterval],
  decimals?: Decimals,
): number | null {
  const times = facts.orderTimes.find(
    (group) =>
      group.scope === at.scope && group.kind === kind && group.interval === interval && isSameRow(group.row, at.row),
  );
  return times && times.observations > 0 ? hours(times.medianSeconds, decimals) : null;
}
