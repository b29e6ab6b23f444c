import { DateTime } from 'luxon';

/** A day of a zone with the instants that bound it: from inclusive, until exclusive. */
export interface BoundedDay {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly fromAt: Date;
  readonly untilAt: Date;
}

/** Half-open. */
export interface InstantRange {
  readonly from: Date;
  readonly until: Date;
}

/** More stretches than these cost more than counting some folded days once again. */
export const mostStretches = 6;

/** The days of a zone (IANA name) between two of its midnights; a day may have 23 or 25 hours, and one may be missing. */
export function daysBetween({ from, until }: InstantRange, zone: string): BoundedDay[] {
  const days: BoundedDay[] = [];
  for (let fromAt = from; fromAt < until;) {
    const at = DateTime.fromJSDate(fromAt, { zone });
    const next = at.plus({ days: 1 }).startOf('day').toJSDate();
    const untilAt = next > fromAt ? next : at.plus({ days: 2 }).startOf('day').toJSDate();
    days.push({ day: at.toISODate()!, fromAt, untilAt });
    fromAt = untilAt;
  }
  return days;
}

/**
 * The days that are taken as folded, and the stretches of time that are counted straight: together all days, none twice. Stretches
 * close to each other become one, with the folded days between them, until there are no more than `mostStretches`.
 */
export function partedDays(
  days: readonly BoundedDay[],
  isFolded: (day: string) => boolean,
): { folded: string[]; straight: InstantRange[] } {
  let straight = days.filter(({ day }) => !isFolded(day)).reduce(withDay, []);
  while (straight.length > mostStretches) straight = withoutSmallestGap(straight);
  const within = ({ fromAt }: BoundedDay) => straight.some(({ from, until }) => from <= fromAt && fromAt < until);
  return { folded: days.filter((day) => !within(day)).map(({ day }) => day), straight };
}

function withDay(stretches: InstantRange[], { fromAt, untilAt }: BoundedDay): InstantRange[] {
  const last = stretches.at(-1);
  if (last?.until.getTime() !== fromAt.getTime()) return [...stretches, { from: fromAt, until: untilAt }];
  return [...stretches.slice(0, -1), { from: last.from, until: untilAt }];
}

function withoutSmallestGap(stretches: readonly InstantRange[]): InstantRange[] {
  const gapAfter = (index: number) => stretches[index + 1]!.from.getTime() - stretches[index]!.until.getTime();
  let smallest = 0;
  for (let index = 1; index < stretches.length - 1; index++) {
    if (gapAfter(index) < gapAfter(smallest)) smallest = index;
  }
  const joined = { from: stretches[smallest]!.from, until: stretches[smallest + 1]!.until };
  return stretches.toSpliced(smallest, 2, joined);
}
