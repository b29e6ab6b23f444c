import type { FieldError } from '../infrastructure/validation/index.js';
import type { DutyShift } from './shift.js';
import { isReported } from './profile.rules.js';

export const longestShiftHours = 48;
const longestMs = longestShiftHours * 3_600_000;

/** A planned shift: it stands until it is cancelled, and what is over stays as it was planned. */
export type PlannedState = 'planned' | 'over' | 'cancelled';
/** A worked shift: it lasts until it is ended. */
export type WorkedState = 'at-work' | 'ended';

const plannedMoves: Readonly<Record<PlannedState, PlannedState | null>> = {
  planned: 'cancelled',
  over: null,
  cancelled: null,
};
const workedMoves: Readonly<Record<WorkedState, WorkedState | null>> = { 'at-work': 'ended', ended: null };

export function plannedStateOf(
  shift: { readonly until: Date; readonly cancelledAt: Date | null },
  now: Date,
): PlannedState {
  if (shift.cancelledAt) return 'cancelled';
  return shift.until <= now ? 'over' : 'planned';
}

/** Where cancelling leads; null: it cannot be cancelled. */
export function afterCancelling(state: PlannedState): PlannedState | null {
  return plannedMoves[state];
}

export function workedStateOf({ endedAt }: { readonly endedAt: Date | null }): WorkedState {
  return endedAt ? 'ended' : 'at-work';
}

/** Where ending leads; null: it cannot be ended. */
export function afterEnding(state: WorkedState): WorkedState | null {
  return workedMoves[state];
}

/** What cannot be in a planned shift, by field. */
export function plannedFaults({ from, until }: { readonly from: Date; readonly until: Date }, now: Date): FieldError[] {
  if (until <= from) return [{ pointer: '#/until', detail: 'must lie after the start' }];
  if (until <= now) return [{ pointer: '#/until', detail: 'must lie in the future: what is over is a worked shift' }];
  if (until.getTime() - from.getTime() > longestMs)
    return [{ pointer: '#/until', detail: `must lie at most ${longestShiftHours} hours after the start` }];
  return [];
}

/** What cannot be in a worked shift, by field. */
export function workedFaults(
  { startedAt, endedAt }: { readonly startedAt: Date; readonly endedAt: Date | null },
  now: Date,
): FieldError[] {
  return [
    ...(startedAt > now ? [{ pointer: '#/startedAt', detail: 'must not lie in the future' }] : []),
    ...(endedAt && endedAt <= startedAt ? [{ pointer: '#/endedAt', detail: 'must lie after the start' }] : []),
    ...(endedAt && endedAt > now ? [{ pointer: '#/endedAt', detail: 'must not lie in the future' }] : []),
  ];
}

/** How many persons are on duty, and how many of them understand each language at B2 or better. */
export function countsOf(shifts: readonly DutyShift[]): {
  readonly persons: number;
  readonly languages: readonly { readonly language: string; readonly moderators: number }[];
} {
  const byLanguage = new Map<string, Set<string>>();
  for (const { staffId, languages } of shifts) {
    for (const { language, level } of languages) {
      if (!isReported(level)) continue;
      byLanguage.set(language, (byLanguage.get(language) ?? new Set()).add(staffId));
    }
  }
  return {
    persons: new Set(shifts.map(({ staffId }) => staffId)).size,
    languages: [...byLanguage]
      .map(([language, persons]) => ({ language, moderators: persons.size }))
      .sort((a, b) => (a.language < b.language ? -1 : 1)),
  };
}
