/** What came in and was settled on a day, and what waited when it ended. */
export interface WorkDay {
  readonly day: string;
  readonly opened: number;
  readonly decided: number;
  readonly backlog: number;
}

export interface Forecast {
  /** Means over the last days. */
  readonly openedPerDay: number;
  readonly decidedPerDay: number;
  /** The backlog so many days after the last one. */
  readonly backlogAhead: number;
  /** How long the present backlog takes at the present pace, in days; null when nothing is decided and something waits. */
  readonly daysOfWork: number | null;
}

export const forecastDays = 30;
export const forecastWindowDays = 28;

/**
 * A straight line: the mean daily intake less the mean daily output of the last 28 days, four whole weeks so that no weekday weighs more,
 * carried on for 30 days from the last backlog; never below none. Null with less than a week on record: that is no trend.
 */
export function forecastOf(days: readonly WorkDay[]): Forecast | null {
  const last = days.slice(-forecastWindowDays);
  if (last.length < 7) return null;
  const mean = (of: (day: WorkDay) => number) => last.reduce((sum, day) => sum + of(day), 0) / last.length;
  const openedPerDay = mean(({ opened }) => opened);
  const decidedPerDay = mean(({ decided }) => decided);
  const { backlog } = last.at(-1)!;
  return {
    openedPerDay,
    decidedPerDay,
    backlogAhead: Math.max(0, backlog + forecastDays * (openedPerDay - decidedPerDay)),
    daysOfWork: backlog === 0 ? 0 : decidedPerDay === 0 ? null : backlog / decidedPerDay,
  };
}
