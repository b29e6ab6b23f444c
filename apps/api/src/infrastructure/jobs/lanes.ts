/**
 * Jobs that wait for others are kept apart, so that a platform whose endpoint hangs delays nobody's receipt. In each process every
 * lane runs so many jobs at once, and fetches so many at a time: what it fetched and did not start waits for this process.
 */
export const lanes = {
  /** Work on the database. */
  work: { atOnce: 8, fetched: 100 },
  /** Waits for the mail relay, over fewer connections than jobs: what many deliveries ask of the ledger they ask together. */
  mail: { atOnce: 32, fetched: 64 },
  /** Waits for the platforms' endpoints. */
  webhook: { atOnce: 24, fetched: 48 },
} as const;

export type Lane = keyof typeof lanes;
export const laneNames = Object.keys(lanes) as Lane[];
