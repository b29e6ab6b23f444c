import { DateTime } from 'luxon';

/** Art. 20(1): at least six months, from the day on which the person is informed (20(2)). */
export const complaintWindowMonths = 6;

export interface ComplaintWindow {
  /** `YYYY-MM-DD` in the platform's zone. */
  readonly lastDay: string;
  /** The first instant after the last day: a complaint before it is in time. */
  readonly endsAt: Date;
}

/**
 * The window of somebody who was informed at this instant: calendar months in the platform's zone, to the end of the last day,
 * which is the last of its month where the month has no such day (31 August: 28 or 29 February). An end that the law counts from
 * the next day cannot be earlier.
 */
export function windowOf(informedAt: Date, timeZone: string): ComplaintWindow {
  const day = DateTime.fromJSDate(informedAt, { zone: timeZone }).startOf('day');
  const last = day.plus({ months: complaintWindowMonths });
  return { lastDay: last.toISODate()!, endsAt: last.plus({ days: 1 }).startOf('day').toJSDate() };
}
