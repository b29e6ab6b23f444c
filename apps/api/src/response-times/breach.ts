import { responseTimes, type ResponseTime } from '../platforms/index.js';

/**
 * What can be breached: response times, that trusted flaggers do not wait longer than others (Art. 22(1)), day by day, and that a
 * transparency report is public in time (Art. 15(1); Regulation (EU) 2024/2835 Art. 2(3)).
 */
export const breachable = [...responseTimes, 'trusted-flagger-priority', 'report-publication'] as const;
export type Breachable = (typeof breachable)[number];

export type BreachFactKind =
  | 'notice-item'
  | 'case'
  | 'message'
  | 'enforcement-command'
  | 'measure-reversal'
  | 'complaint'
  | 'dispute'
  | 'order'
  | 'suspicion'
  | 'information-request'
  | 'platform-day'
  | 'report';

export interface Breach {
  readonly platformId: string;
  readonly responseTime: Breachable;
  readonly factKind: BreachFactKind;
  readonly factId: string;
  readonly dueAt: Date;
}

/** A due time that passed while the fact was open. */
export interface MissedDueTime extends Breach {
  readonly responseTime: ResponseTime | 'report-publication';
}

/** Whose due times the worker walks along; each has an index of those that are not met yet. */
export const dueSources = [
  'items',
  'cases',
  'messages',
  'commands',
  'measureReversals',
  'complaints',
  'complaintOutcomes',
  'disputeOutcomes',
  'disputeReplies',
  'orderReceipts',
  'orderReceiptsByHand',
  'orderEffects',
  'suspicions',
  'informationRequests',
  'reports',
] as const;
export type DueSource = (typeof dueSources)[number];

/** A place in the order of due times: after this fact. */
export interface DuePlace {
  /** To the microsecond. */
  readonly dueAt: string;
  readonly factId: string;
}
