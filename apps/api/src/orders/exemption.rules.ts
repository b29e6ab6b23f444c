import type { FieldError } from '../infrastructure/validation/index.js';
import type { RestrictionType } from '../platforms/index.js';
import type { Order } from './order.js';
import { isArticle9Order } from './order.rules.js';

export type DemandingOrder = Pick<
  Order,
  'reference' | 'kind' | 'instrument' | 'state' | 'demands' | 'territory' | 'missingElements'
>;

interface DecidedRestriction {
  readonly type: RestrictionType;
  readonly territory: readonly string[];
}

/**
 * Why a decision may not do without a statement of reasons; [] when it may: each restriction is of a type and inside the territory
 * that one complete order under Art. 9 demands (Art. 17(5)). All else owes a statement: what follows other orders, referrals or
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
  return restrictions.flatMap(({ type, territory }, index) => {
    const demanding = exempting.filter((order) => order.demands.includes(type));
    if (demanding.length === 0) {
      return [{ pointer: `#/restrictions/${index}/type`, detail: `is not demanded by the order: ${owed}` }];
    }
    return demanding.some((order) => territory.every((state) => order.territory.includes(state)))
      ? []
      : [{ pointer: `#/restrictions/${index}/territory`, detail: `is wider than the order: ${owed}` }];
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

/** Where the orders of a case want effect: their territories together; [] when they name none (ORD-5). */
export function territoryOfOrders(orders: readonly Pick<Order, 'territory'>[]): string[] {
  return [...new Set(orders.flatMap((order) => order.territory))].sort();
}
