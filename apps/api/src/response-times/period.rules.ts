import { DateTime } from 'luxon';

/** Days, YYYY-MM-DD: `from` is the first one, `to` the first one that is no longer inside. */
export interface DayPeriod {
  readonly from: string;
  readonly to: string;
}

/** The instants that bound the days in a zone (IANA name): from inclusive, until exclusive. */
export function boundsOf({ from, to }: DayPeriod, zone: string): { from: Date; until: Date } {
  return { from: startOf(from, zone), until: startOf(to, zone) };
}

/** The instant at which a day begins in a zone; where midnight is skipped, the first instant after it. */
export function startOf(day: string, zone: string): Date {
  return DateTime.fromISO(day, { zone }).startOf('day').toJSDate();
}
