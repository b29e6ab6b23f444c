import { DateTime } from 'luxon';
import type { ReportSettings, ResponseTime } from '../platforms/index.js';
import type { DayPeriod } from './period.rules.js';

/** The response times in which trusted flaggers must not wait longer than others (Art. 22(1)). */
export const comparedTimes = ['decision', 'action'] as const satisfies readonly ResponseTime[];
export type ComparedTime = (typeof comparedTimes)[number];

/** How quickly on one side. */
export interface SideFigures {
  readonly count: number;
  readonly ended: number;
  /** Of the ended ones, in seconds; null when none has ended. */
  readonly medianSeconds: number | null;
}

/** Items of trusted flaggers' notices inside their area, and items of all other notices, theirs outside the area too. */
export interface Comparison {
  readonly flaggers: SideFigures;
  readonly others: SideFigures;
}

/** Fewer than this on a side, and a category says nothing. */
export const observationsPerCategory = 5;

/** True when the flaggers' median is longer; null where a side has too few observations to say. */
export function isSlower({ flaggers, others }: Comparison, observationsAtLeast: number): boolean | null {
  if (Math.min(flaggers.ended, others.ended) < Math.max(observationsAtLeast, 1)) return null;
  return flaggers.medianSeconds! > others.medianSeconds!;
}

/** What the day's watch goes by; the numbers are ours, the Regulation names none. */
export interface PriorityWatch {
  readonly windowDays: number;
  readonly observationsAtLeast: number;
}

const defaults: PriorityWatch = { windowDays: 30, observationsAtLeast: 10 };

/** What the platform's settings name, and the defaults for what they leave out or misspell. */
export function watchOf({ flaggerWatchDays, flaggerWatchObservations }: ReportSettings): PriorityWatch {
  return {
    windowDays: isWhole(flaggerWatchDays, 366) ? flaggerWatchDays : defaults.windowDays,
    observationsAtLeast: isWhole(flaggerWatchObservations, 1_000_000)
      ? flaggerWatchObservations
      : defaults.observationsAtLeast,
  };
}

/** So many days on which no worker ran are judged later; what is older is not. Our choice. */
export const missedDaysAtMost = 31;

/**
 * The days that are over by now in the platform's zone (IANA name) and not judged yet, the earliest first: those after the last one that
 * was; of a platform that never was, yesterday alone.
 */
export function daysToJudge(now: Date, zone: string, lastJudged: string | null): string[] {
  const yesterday = DateTime.fromJSDate(now, { zone }).startOf('day').minus({ days: 1 });
  const missed = lastJudged === null ? 1 : yesterday.diff(DateTime.fromISO(lastJudged, { zone }), 'days').days;
  const count = Math.max(0, Math.min(Math.round(missed), missedDaysAtMost));
  return Array.from({ length: count }, (_, index) => yesterday.minus({ days: count - 1 - index }).toISODate()!);
}

/** The days that a day is judged by: so many up to it. */
export function watchedDays(day: string, { windowDays }: PriorityWatch): DayPeriod {
  return {
    from: DateTime.fromISO(day)
      .minus({ days: windowDays - 1 })
      .toISODate()!,
    to: day,
  };
}

function isWhole(value: unknown, atMost: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= atMost;
}
