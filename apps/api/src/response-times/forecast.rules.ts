/** Items of notices that wait for a decision, and how fast they come and go. */
export interface OpenWork {
  readonly open: number;
  /** Due by now already. */
  readonly overdue: number;
  /** Items received and items decided in an hour, on average over the last days. */
  readonly receivedPerHour: number;
  readonly decidedPerHour: number;
  /** Open items that are not overdue, by the hour from now in which they are due: 1 is the first. */
  readonly dueInHour: ReadonlyMap<number, number>;
}

export interface ForecastPoint {
  readonly hours: number;
  readonly dueItems: number;
  /** Open items, overdue ones included, that can be decided by then at the pace of the last days. */
  readonly decidedItems: number;
  /** Due by then and not decided, if nothing changes; those overdue now not counted. */
  readonly expectedOverdue: number;
  /** Open items by then, with what comes in meanwhile. */
  readonly backlog: number;
}

/** Hours ahead that a forecast looks. */
export const horizons: readonly number[] = [1, 2, 4, 8, 12, 24, 48, 72, 120, 168];

/** The days whose pace is taken for granted: a whole week, since week-ends are slower. */
export const paceDays = 7;

/**
 * What becomes overdue if people go on as in the last week, and take what is due first. What is overdue already is decided first, so it
 * takes its share of the pace. A later hour can have no fewer new overdue items than an earlier one: a breach stays one.
 */
export function forecast({ open, overdue, receivedPerHour, decidedPerHour, dueInHour }: OpenWork): ForecastPoint[] {
  let dueItems = 0;
  let expectedOverdue = 0;
  const points: ForecastPoint[] = [];
  for (let hours = 1; hours <= horizons.at(-1)!; hours++) {
    dueItems += dueInHour.get(hours) ?? 0;
    const capacity = Math.floor(decidedPerHour * hours);
    expectedOverdue = Math.max(expectedOverdue, Math.min(dueItems, overdue + dueItems - capacity));
    if (!horizons.includes(hours)) continue;
    const backlog = Math.max(0, Math.round(open + (receivedPerHour - decidedPerHour) * hours));
    points.push({ hours, dueItems, decidedItems: Math.min(capacity, open), expectedOverdue, backlog });
  }
  return points;
}
