/** Where a checked report stands. It is never changed: its state follows from what was checked and published after it. */
export const reportStates = ['checked', 'outdated', 'published', 'corrected'] as const;
export type ReportState = (typeof reportStates)[number];

/** What may be asked of a report that is there already. */
export const reportSteps = ['publish', 'correct'] as const;
export type ReportStep = (typeof reportSteps)[number];

export interface Standing {
  /** Its own version; null while it is not published. */
  readonly number: number | null;
  /** The newest version when it was checked, and now; 0: none. */
  readonly follows: number;
  readonly newest: number;
  /** Nobody has checked the period since. */
  readonly isLatest: boolean;
}

/** A checked report is outdated as soon as the period is checked again or another version comes out. */
export function stateOf({ number, follows, newest, isLatest }: Standing): ReportState {
  if (number !== null) return number === newest ? 'published' : 'corrected';
  return isLatest && follows === newest ? 'checked' : 'outdated';
}

/** True when the step leads on: a first version is published, every further one corrects the one before. */
export function allows(standing: Standing, step: ReportStep): boolean {
  if (stateOf(standing) !== 'checked') return false;
  return (step === 'correct') === standing.follows > 0;
}
