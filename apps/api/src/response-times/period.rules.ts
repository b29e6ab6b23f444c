import { DateTime } from 'luxon';

/** Days, YYYY-MM-DD, as a reporting period is written: `from` is the first one, `to` the last one. */
export interface DayPeriod {
  readonly from: string;
  readonly to: string;
}

/** The instants that bound the days in a zone (IANA name): from inclusive, until exclusive. */
export function boundsOf({ from, to }: DayPeriod, zone: string): { from: Date; until: Date } {
  return { from: startOf(from, zone), until: endOf(to, zone) };
}

/** The instant at which a day begins in a zone; where midnight is skipped, the first instant after it. */
export function startOf(day: string, zone: string): Date {
  return DateTime.fromISO(day, { zone }).startOf('day').toJSDate();
}

/** The instant at which a day is over in a zone. */
export function endOf(day: string, zone: string): Date {
  return DateTime.fromISO(day, { zone }).plus({ days: 1 }).startOf('day').toJSDate();
}
