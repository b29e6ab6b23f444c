/** What sheet 3 is computed from: orders of Member States' authorities, of whatever legal basis (Annex II 1.2). */
import type { FiguresRow, Filing } from './facts.js';

export type OrderKind = 'act' | 'information';

/** All Member States, or one by the stored code (ISO 3166-1). */
export type OrderScope = 'TOTAL' | (string & {});

/** Orders delivered in the period, filed by the provision that they cite. */
export interface OrderGroup extends Filing {
  readonly memberState: string;
  readonly kind: OrderKind;
  readonly orders: number;
  /** Specific items of information that orders to act name. */
  readonly items: number;
}

/** What was measured of an order: until the authority was told of its receipt, or until effect was given. */
export type OrderInterval = 'receipt' | 'effect';

/** The median over the orders of one scope and row, computed from them all. */
export interface OrderTimeGroup {
  readonly scope: OrderScope;
  readonly row: FiguresRow;
  readonly kind: OrderKind;
  readonly interval: OrderInterval;
  /** Seconds from the delivery of the order; halves occur. */
  readonly medianSeconds: number;
  readonly observations: number;
}
