import type { Skill } from '../categories/index.js';
import type { SpokenAt } from './profile.js';

/** What a person brought to a shift, as known when it was written down. */
export interface Brought {
  /** Null: nobody told for whom the person works. */
  readonly employer: string | null;
  readonly languages: readonly SpokenAt[];
  readonly skills: readonly Skill[];
}

export interface PlannedShift extends Brought {
  readonly id: string;
  readonly staffId: string;
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
  /** The turn on the rota for pages that goes with it. */
  readonly rotaShiftId: string | null;
  readonly cancelledAt: Date | null;
  readonly recordedAt: Date;
}

export interface WorkedShift extends Brought {
  readonly id: string;
  readonly staffId: string;
  readonly plannedShiftId: string | null;
  readonly startedAt: Date;
  /** Null: the person is at work. */
  readonly endedAt: Date | null;
  readonly recordedAt: Date;
}

/** Somebody on duty in a span of time. */
export interface OnDuty {
  readonly staffId: string;
  readonly alias: string;
  readonly from: Date;
  /** Null: not over. */
  readonly until: Date | null;
}

export interface DutyShift extends OnDuty, Brought {}
