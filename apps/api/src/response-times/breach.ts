import type { ResponseTime } from '../platforms/index.js';

export type BreachFactKind = 'notice-item' | 'case' | 'message' | 'enforcement-command' | 'dispute';

/** A due time that passed while the fact was open. */
export interface MissedDueTime {
  readonly platformId: string;
  readonly responseTime: ResponseTime;
  readonly factKind: BreachFactKind;
  readonly factId: string;
  readonly dueAt: Date;
}

/** Whose due times the worker walks along; each has an index of those that are not met yet. */
export const dueSources = ['items', 'cases', 'messages', 'commands', 'disputeOutcomes', 'disputeReplies'] as const;
export type DueSource = (typeof dueSources)[number];

/** A place in the order of due times: after this fact. */
export interface DuePlace {
  /** To the microsecond. */
  readonly dueAt: string;
  readonly factId: string;
}
