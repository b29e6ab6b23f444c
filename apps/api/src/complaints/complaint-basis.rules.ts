import type { RestrictionType } from '../platforms/index.js';
import type { Basis, Side } from './complaint.js';

/** What of the decision says which complaints there can be about it. */
export interface ComplainedFacts {
  readonly side: Side;
  readonly outcome: 'restrict' | 'no-action';
  /** What the decision, and those before it on the case, restricted. */
  readonly restrictions: readonly RestrictionType[];
  /** Of a notifier: whether any item of the notice was found illegal or against the terms. */
  readonly foundAny: boolean;
}

/** Of several the first is what a complaint is counted under, unless it says otherwise. UNVERIFIED: the order is the article's. */
const order: readonly Exclude<Basis, 'inaction'>[] = ['visibility', 'service', 'account', 'monetary'];

/**
 * On what a complaint about the decision can be based, the likeliest first (Art. 20(1)). A notifier complains of inaction where
 * nothing was done, or was done for another reason than the notice; [] when the decision did nothing to the complainant.
 */
export function possibleBases({ side, outcome, restrictions, foundAny }: ComplainedFacts): Basis[] {
  const restricted = order.filter((basis) => restrictions.some((type) => type.startsWith(`${basis}-`)));
  if (side === 'recipient') return restricted;
  if (outcome === 'no-action') return ['inaction'];
  return foundAny ? restricted : ['inaction', ...restricted];
}
