import { DateTime } from 'luxon';
import type { Duties } from '../platforms/index.js';

/** Days, YYYY-MM-DD, both inside. */
export interface OwedPeriod {
  readonly from: string;
  readonly to: string;
}

/** How long back a program that did not run looks for periods that nobody was told of. */
const lookBackMonths = 14;

/** Before the end of the last day, in days of 24 hours; the last of them also pages. */
export const defaultWarningDays: readonly number[] = [30, 14, 3];

/** The last days of half-years that are over on `today` and not before `since`, the oldest first. */
export function periodEnds(today: string, since: string): string[] {
  const now = DateTime.fromISO(today, { zone: 'utc' });
  const earliest = now.minus({ months: lookBackMonths }).toISODate()!;
  return [now.year - 2, now.year - 1, now.year]
    .flatMap((year) => [`${year}-06-30`, `${year}-12-31`])
    .filter((end) => end < today && end >= since && end >= earliest);
}

/** The period whose report is owed when a half-year ends on this day; null when none is (Regulation (EU) 2024/2835 Art. 2). */
export function owedPeriod(duty: Duties['report'], end: string): OwedPeriod | null {
  const year = end.slice(0, 4);
  const isYearEnd = end.endsWith('-12-31');
  if (duty === 'half-yearly') return { from: isYearEnd ? `${year}-07-01` : `${year}-01-01`, to: end };
  if (duty === 'none' || !isYearEnd) return null;
  return { from: year === '2025' ? '2025-07-01' : `${year}-01-01`, to: end };
}

/** The instant at which the day (YYYY-MM-DD) is over in the zone. */
export function endOf(day: string, timeZone: string): Date {
  return DateTime.fromISO(day, { zone: timeZone }).plus({ days: 1 }).startOf('day').toJSDate();
}

/**
 * Days before the deadline on which to warn, as the platform chose them in `warnDaysBeforeReport`: up to five whole numbers from 1
 * to 60 with commas between; whatever else is said there counts as nothing said. The farthest first.
 */
export function warningDays(reportSettings: Readonly<Record<string, unknown>>): readonly number[] {
  const said = reportSettings.warnDaysBeforeReport;
  const days = typeof said === 'string' || typeof said === 'number' ? String(said).split(',').map(Number) : [];
  const sound =
    days.length > 0 && days.length <= 5 && days.every((day) => Number.isInteger(day) && day > 0 && day <= 60);
  return sound ? [...new Set(days)].sort((a, b) => b - a) : defaultWarningDays;
}

const dayMs = 86_400_000;

/** When to warn: each of the days before the deadline, and the deadline itself; the earliest first. */
function warningTimes(dueAt: Date, days: readonly number[]): Date[] {
  return [...days, 0].map((day) => new Date(dueAt.getTime() - day * dayMs));
}

/** The first warning of a report that is expected since now: at once when its time has passed already. */
export function firstWarningAt(dueAt: Date, days: readonly number[], now: Date): Date {
  const first = warningTimes(dueAt, days)[0]!;
  return first < now ? now : first;
}

/** The warning after those until now; null when there are no more. */
export function nextWarningAt(dueAt: Date, days: readonly number[], now: Date): Date | null {
  return warningTimes(dueAt, days).find((time) => time > now) ?? null;
}

/** Whole days that are left, 0 on the last one; negative when it is over. */
export function daysLeft(dueAt: Date, now: Date): number {
  return Math.ceil((dueAt.getTime() - now.getTime()) / dayMs) - 1;
}

/** True when a mail is no longer enough: the last warning before the deadline has come. */
export function isUrgent(dueAt: Date, days: readonly number[], now: Date): boolean {
  return dueAt.getTime() - now.getTime() <= days.at(-1)! * dayMs;
}
