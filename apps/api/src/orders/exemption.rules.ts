import type { FieldError } from '../infrastructure/validation/index.js';
import type { RestrictionType } from '../platforms/index.js';
import type { Order } from './order.js';
import { isArticle9Order } from './order.rules.js';

export type DemandingOrder = Pick<
  Order,
  'reference' | 'kind' | 'instrument' | 'state' | 'demands' | 'territory' | 'missingElements' | 'expiresAt'
>;

interface DecidedRestriction {
  readonly type: RestrictionType;
  readonly territory: readonly string[];
  /** Null: it does not end by itself. */
  readonly endsAt: Date | null;
}

/**
 * Why a decision may not do without a statement of reasons; [] when it may: each restriction is of a type and inside the territory
 * that one complete order under Art. 9 demands, and ends no later than it does (Art. 17(5)). All else owes a statement: what follows other orders, referrals or
 * requests of third countries, what is wider than ordered, and what stands on the terms.
 */
export function exemptionFaults(
  groundKind: 'illegal' | 'terms' | undefined,
  restrictions: readonly DecidedRestriction[],
  orders: readonly DemandingOrder[],
): FieldError[] {
  const owed = 'a statement of reasons is owed (Art. 17(5))';
  const exempting = orders.filter(exemptsFromStatement);
  if (exempting.length === 0) {
    return [{ pointer: '#/statementExemption', detail: `goes with a complete order under Art. 9 only: ${owed}` }];
  }
  if (groundKind === 'terms') {
    return [{ pointer: '#/statementExemption', detail: `does not go with the ground terms: ${owed}` }];
  }
  return restrictions.flatMap(({ type, territory, endsAt }, index) => {
    const demanding = exempting.filter((order) => order.demands.includes(type));
    if (demanding.length === 0) {
      return [{ pointer: `#/restrictions/${index}/type`, detail: `is not demanded by the order: ${owed}` }];
    }
    const there = demanding.filter((order) => territory.every((state) => order.territory.includes(state)));
    if (there.length === 0) {
      return [{ pointer: `#/restrictions/${index}/territory`, detail: `is wider than the order: ${owed}` }];
    }
    return there.some(({ expiresAt }) => expiresAt === null || (endsAt !== null && endsAt <= expiresAt))
      ? []
      : [{ pointer: `#/restrictions/${index}/endsAt`, detail: `must be no later than the order ends: ${owed}` }];
  });
}

/** A complete order to act that Art. 9 is about and that nobody has ended. */
export function exemptsFromStatement(order: DemandingOrder): boolean {
  return (
    order.kind === 'act' &&
    isArticle9Order(order.instrument) &&
    order.missingElements.length === 0 &&
    order.state !== 'ended'
  );
}

/**
 * When a restriction of this type is over that rests on orders alone: with the last of those that demand it; null when one of them
 * does not end by itself (ORD-5).
 */
export function endOfDemand(type: RestrictionType, orders: readonly DemandingOrder[]): Date | null {
  const ends = orders.flatMap((order) =>
    exemptsFromStatement(order) && order.demands.includes(type) ? [order.expiresAt] : [],
  );
  if (ends.length === 0) return null;
  return ends.reduce((last, end) => (last === null || end === null ? null : end > last ? end : last));
}

/** Whether an order demands something still: nobody has ended it, and its own time is not over. */
export function isInForce({ state, expiresAt }: Pick<Order, 'state' | 'expiresAt'>, now: Date): boolean {
  return state !== 'ended' && (expiresAt === null || expiresAt > now);
}

/** Where the orders of a case want effect: their territories together; [] when they name none (ORD-5). */
export function territoryOfOrders(orders: readonly Pick<Order, 'territory'>[]): string[] {
  return [...new Set(orders.flatMap((order) => order.territory))].sort();
}
