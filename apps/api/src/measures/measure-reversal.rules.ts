import type { RestrictionType } from '../platforms/index.js';
import type { MeasureReversal } from './measure-reversals.repository.js';

/** What of the measure no complaint and no dispute has reversed; [] when the platform took all of it back. */
export function leftOf(
  measure: { readonly restrictionTypes: readonly RestrictionType[]; readonly reversedAt: Date | null },
  reversals: readonly Pick<MeasureReversal, 'lifts'>[],
): RestrictionType[] {
  if (measure.reversedAt) return [];
  const lifted = new Set(reversals.flatMap(({ lifts }) => lifts));
  return measure.restrictionTypes.filter((type) => !lifted.has(type));
}

/** What is wrong with the list of what a complaint or a dispute lifts; null when nothing is. Without a list all that is left is lifted. */
export function liftsFault(
  lifts: readonly RestrictionType[] | undefined,
  left: readonly RestrictionType[],
): string | null {
  if (!lifts) return null;
  if (lifts.some((type) => !left.includes(type))) return `must be in effect still: ${left.join(', ') || 'nothing is'}`;
  if (new Set(lifts).size >= left.length) return 'must leave something in effect: else the reversal is whole';
  return null;
}
