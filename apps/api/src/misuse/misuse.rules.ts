import { DateTime } from 'luxon';

/** What is misused: the service, by manifestly illegal content (Art. 23(1)); notices or complaints, by manifestly unfounded ones (Art. 23(2)). */
export const misuseKinds = ['content', 'notices', 'complaints'] as const;
export type MisuseKind = (typeof misuseKinds)[number];

/** How grave it is, with its nature and consequences (Art. 23(3)(c)); equal to `misuse_tally_gravity_known`. */
export const gravities = ['minor', 'serious', 'severe'] as const;
export type Gravity = (typeof gravities)[number];

/** Of one party and one kind in a window of time (Art. 23(3)(a), (b)). */
export interface Counts {
  /** What was manifestly illegal or manifestly unfounded, and whose decision stands. */
  readonly counted: number;
  /** All contents, notices or complaints of the party in the same window, as far as we know of them. */
  readonly total: number;
}

export interface Thresholds {
  readonly thresholdCount: number;
  readonly thresholdPercent: number;
}

/** The proportion of Art. 23(3)(b), between 0 and 1; null where nothing is known of the whole. */
export function shareOf({ counted, total }: Counts): number | null {
  return total === 0 ? null : Math.min(1, counted / total);
}

/** Whether a party deserves a look: both thresholds are reached. It decides nothing: a person does (Art. 23(3)). */
export function isAboveThresholds(counts: Counts, { thresholdCount, thresholdPercent }: Thresholds): boolean {
  return counts.counted >= thresholdCount && counts.counted * 100 >= thresholdPercent * counts.total;
}

/** The first instant of a window of whole calendar months that ends at `now`, in the platform's zone (IANA name). */
export function windowStart(now: Date, months: number, zone: string): Date {
  return DateTime.fromJSDate(now, { zone }).minus({ months }).toJSDate();
}
