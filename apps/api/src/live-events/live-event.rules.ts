import type { FieldError } from '../infrastructure/validation/index.js';
import type { LiveEventDescription, Window } from './live-event.js';

const dayMs = 86_400_000;
export const longestDays = 31;

/** What cannot be, by field; [] when all is well. */
export function liveEventFaults(event: LiveEventDescription): FieldError[] {
  const lengthMs = event.endsAt.getTime() - event.startsAt.getTime();
  return [
    ...(lengthMs <= 0 ? [{ pointer: '#/endsAt', detail: 'must lie after startsAt' }] : []),
    ...(lengthMs > longestDays * dayMs
      ? [{ pointer: '#/endsAt', detail: `must lie at most ${longestDays} days after startsAt` }]
      : []),
    ...(event.contentIds.length + event.accountIds.length + event.tags.length === 0
      ? [{ pointer: '#/contentIds', detail: 'must name something, or accountIds or tags must' }]
      : []),
  ];
}

/** One spelling of a description, to compare. */
export function liveEventFingerprint(event: LiveEventDescription): string {
  return JSON.stringify([
    event.name,
    event.startsAt,
    event.endsAt,
    [...event.contentIds].sort(),
    [...event.accountIds].sort(),
    [...event.tags].sort(),
    event.expectedAudience,
    event.cancelled,
  ]);
}

const steps = [1, 5, 15, 60, 360];
const mostSteps = 400;

/** How many minutes each step of a series spans: as few as keep the series readable. */
export function stepMinutesOf({ from, to }: Window): number {
  const minutes = (to.getTime() - from.getTime()) / 60_000;
  return steps.find((step) => minutes / step <= mostSteps) ?? steps.at(-1)!;
}

/** By how many days the windows of ordinary days lie apart: as many as the event touches, so that they do not overlap. */
export function daysApart({ from, to }: Window): number {
  return Math.ceil((to.getTime() - from.getTime()) / dayMs);
}

/** What of a window has passed: nothing is known of the rest. */
export function pastOf({ from, to }: Window, now: Date): Window {
  return { from, to: new Date(Math.max(from.getTime(), Math.min(to.getTime(), now.getTime()))) };
}

/** Counts of one step: what came in, and what was decided of what came in since the window began. */
export interface StepCounts {
  readonly step: number;
  readonly received: number;
  readonly decided: number;
}

export interface SeriesPoint {
  /** Of the step's start, from the window's start. */
  readonly minute: number;
  readonly perMinute: number;
  /** Undecided at the step's end. */
  readonly backlog: number;
}

/**
 * The counts as a series over all steps of a window. `windows` is over how many windows the counts were summed: the series is their
 * mean. The last step may be cut short by the window's end; its rate is over the minutes that it has.
 */
export function seriesOf(
  counts: readonly StepCounts[],
  { from, to }: Window,
  stepMinutes: number,
  windows: number,
): SeriesPoint[] {
  const minutes = (to.getTime() - from.getTime()) / 60_000;
  const byStep = new Map(counts.map((count) => [count.step, count]));
  let open = 0;
  return Array.from({ length: Math.ceil(minutes / stepMinutes) }, (_, step) => {
    const { received = 0, decided = 0 } = byStep.get(step) ?? {};
    open += received - decided;
    const length = Math.min(stepMinutes, minutes - step * stepMinutes);
    return { minute: step * stepMinutes, perMinute: received / length / windows, backlog: open / windows };
  });
}
