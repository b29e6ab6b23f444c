import { DateTime } from 'luxon';
import { startOfDay } from './trusted-flagger.rules.js';

/** Days, `YYYY-MM-DD`, in the platform's zone: `from` is the first one, `to` the last one. */
export interface DayPeriod {
  readonly from: string;
  readonly to: string;
}

/** The instants that bound the days in a zone (IANA name): from inclusive, until exclusive. */
export function boundsOf({ from, to }: DayPeriod, zone: string): { from: Date; until: Date } {
  const nextDay = DateTime.fromISO(to, { zone }).plus({ days: 1 }).toISODate()!;
  return { from: startOfDay(from, zone), until: startOfDay(nextDay, zone) };
}
