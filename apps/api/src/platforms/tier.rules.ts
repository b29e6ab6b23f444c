import { DateTime } from 'luxon';
import type { FieldError } from '../infrastructure/validation/index.js';
import type { TierInterval } from './platform.js';

/** The calendar day `YYYY-MM-DD` of this instant in the zone (IANA name). */
export function dayOf(instant: Date, timeZone: string): string {
  return DateTime.fromJSDate(instant, { zone: timeZone }).toFormat('yyyy-MM-dd');
}

/** True when the half-open interval of days holds the day; `validTo` null means for ever. */
export function isInForce(interval: { validFrom: string; validTo: string | null }, day: string): boolean {
  return interval.validFrom <= day && (interval.validTo === null || day < interval.validTo);
}

/** The tier in force on this day, or the first one to come when the day lies before all of them. */
export function tierOn(intervals: readonly TierInterval[], day: string): TierInterval | undefined {
  return (
    intervals.find((interval) => isInForce(interval, day)) ??
    intervals.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom)).find((interval) => interval.validFrom > day)
  );
}

/** Art. 19(1): Section 3 does not apply in the twelve months after losing the status of a micro or small enterprise. */
export const smallSizeGraceMonths = 12;

/** True when the service is no longer micro or small on this day, but was so within the last twelve months (Art. 19(1)). */
export function isInSmallSizeGrace(intervals: readonly TierInterval[], day: string): boolean {
  if (tierOn(intervals, day)?.microOrSmall !== false) return false;
  const lostOn = intervals
    .filter((interval) => interval.microOrSmall && interval.validTo !== null && interval.validTo <= day)
    .map((interval) => interval.validTo!)
    .sort()
    .at(-1);
  return lostOn !== undefined && day < DateTime.fromISO(lostOn).plus({ months: smallSizeGraceMonths }).toISODate()!;
}

/** What contradicts itself in a tier: the Commission designates very large services alone, and none is one before (Art. 33(4)). */
export function tierFaults(
  { tier, designatedOn, validFrom }: Pick<TierInterval, 'tier' | 'designatedOn' | 'validFrom'>,
  pointer = '#',
): FieldError[] {
  if (designatedOn === null) return [];
  if (tier !== 'vlop' && tier !== 'vlose') {
    return [{ pointer: `${pointer}/designatedOn`, detail: 'goes with vlop and vlose only (Art. 33(4))' }];
  }
  if (validFrom >= designatedOn) return [];
  return [{ pointer: `${pointer}/validFrom`, detail: 'must not be before the designation (Art. 33(4))' }];
}

export interface TierPlace {
  /** The interval that the new one cuts off at its own start. */
  readonly closes: string | undefined;
  /** The day on which the next known interval begins, null when the new one is the last. */
  readonly validTo: string | null;
}

/** Where an interval that begins on this day fits without overlap; undefined when another begins on the same day. */
export function placeTier(intervals: readonly TierInterval[], validFrom: string): TierPlace | undefined {
  if (intervals.some((interval) => interval.validFrom === validFrom)) return undefined;
  const next = intervals
    .map((interval) => interval.validFrom)
    .filter((from) => from > validFrom)
    .sort()[0];
  return { closes: intervals.find((interval) => isInForce(interval, validFrom))?.id, validTo: next ?? null };
}
