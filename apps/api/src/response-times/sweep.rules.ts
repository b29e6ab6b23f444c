import type { DuePlace } from './breach.js';

const minuteMs = 60_000;

/**
 * How far behind now the walk starts again once it has come to the end: what a transaction under way wrote, or locked, is met
 * the next time. Far longer than any transaction may take.
 */
const overlapMs = 5 * minuteMs;

/**
 * How often the walk starts from the very first open due time: it finds what was recorded only after its due time, such as a
 * letter that staff enter late.
 */
const fullWalkMs = 10 * minuteMs;

/** Before every due time. */
export const beginning: DuePlace = { dueAt: '-infinity', factId: '00000000-0000-0000-0000-000000000000' };

export interface Walk {
  readonly place: DuePlace;
  /** When it last set out from the beginning. */
  readonly setOutAt: Date;
}

/** The walk to go on with: a new one when there was none yet, or when the clock was set back behind it. */
export function walkAt(walk: Walk | undefined, now: Date): Walk {
  return walk && walk.setOutAt <= now ? walk : { place: beginning, setOutAt: now };
}

/** The walk after a page that ended at `end`, or that met all that was due (null). */
export function walkAfter(walk: Walk, end: DuePlace | null, now: Date): Walk {
  if (end) return { ...walk, place: end };
  if (now.getTime() - walk.setOutAt.getTime() >= fullWalkMs) return walkAt(undefined, now);
  return { ...walk, place: { ...beginning, dueAt: new Date(now.getTime() - overlapMs).toISOString() } };
}
