import type { Rush } from './surge.js';

/** Its name goes with every surge that it noticed: another rule gets another name. */
export const rushRule = {
  name: 'median-mad-1',
  /** Days before whose same hour is compared, in the platform's zone. */
  days: 28,
  /** With fewer on record nothing is usual yet. */
  fewestDays: 7,
  /** Fewer notices in an hour are no surge anywhere. */
  fewestNotices: 20,
  /** How many spreads above the median. */
  spreads: 5,
  /** How long nothing is noticed after a person dismissed one or switched one off. */
  quietHours: 6,
} as const;

/**
 * Whether so many notices in the last hour are a surge, and what says so: more than the median of the same hour on the days before
 * by five times their median absolute deviation, which counts as the square root of the median at least: what chance alone does.
 * Null when they are none, or too few days are on record.
 */
export function rushOf(noticesInHour: number, sameHourBefore: readonly number[]): Rush | null {
  if (noticesInHour < rushRule.fewestNotices || sameHourBefore.length < rushRule.fewestDays) return null;
  const usualInHour = median(sameHourBefore);
  const deviation = median(sameHourBefore.map((count) => Math.abs(count - usualInHour)));
  const spreadInHour = Math.max(deviation, Math.sqrt(usualInHour));
  const thresholdInHour = usualInHour + rushRule.spreads * spreadInHour;
  if (noticesInHour <= thresholdInHour) return null;
  const daysOnRecord = sameHourBefore.length;
  return { rule: rushRule.name, noticesInHour, usualInHour, spreadInHour, thresholdInHour, daysOnRecord };
}

function median(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
