/**
 * Jobs that wait for others are kept apart, so that a platform whose endpoint hangs delays nobody's receipt. In each process every
 * lane runs so many jobs at once, and fetches so many at a time: what it fetched and did not start waits for this process.
 */
export const lanes = {
  /** Work on the database. */
  work: { atOnce: 8, fetched: 100 },
  /** Waits for the mail relay. */
  mail: { atOnce: 8, fetched: 32 },
  /** Waits for the platforms' endpoints. */
  webhook: { atOnce: 24, fetched: 48 },
} as const;

export type Lane = keyof typeof lanes;
export const laneNames = Object.keys(lanes) as Lane[];
