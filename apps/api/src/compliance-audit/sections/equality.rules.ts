import {
  chiSquare,
  fewestInAGroup,
  fisherExact,
  kruskalWallis,
  mannWhitney,
  smallestExpected,
  type TestResult,
} from '../statistics.rules.js';
import type { NamedSides, RankedClasses, SizeClass } from './equality.query.js';

/** How likely chance alone makes groups so different, and how far they are apart. */
export interface Compared {
  /** Null when there are too few to say. */
  readonly p: number | null;
  /** The largest over the smallest; null without one. */
  readonly ratio: number | null;
  readonly observations: number;
  readonly test: TestResult | null;
}

/** From so many recipients on to below ten times as many. */
export function sizeName(size: number | null): string {
  if (size === null) return 'not known';
  const least = size === 0 ? 0 : 10 ** size;
  return `${spaced(least)} to ${spaced(10 ** (size + 1) - 1)}`;
}

/** Over all classes of known size; `ratio` over those alone with enough that have ended. */
export function compareTimes({ classes, tieTerm }: RankedClasses): Compared {
  const groups = joined(classes, ({ ended }) => ended);
  const test = groups.length > 1 ? kruskalWallis(groups.map(toGroup), tieTerm) : null;
  const enough = classes.filter(({ size, ended }) => size !== null && ended >= fewestInAGroup);
  return {
    p: test?.p ?? null,
    ratio: spread(enough.map(({ medianSeconds }) => medianSeconds)),
    observations: sum(groups, ({ ended }) => ended),
    test,
  };
}

/** Restricted or not, over all classes of known size. */
export function compareOutcomes({ classes }: RankedClasses): Compared {
  const groups = joined(classes, ({ decided }) => decided);
  const counts = groups.map(({ restricted, decided }) => [restricted, decided - restricted] as const);
  const shares = groups.map(({ restricted, decided }) => restricted / decided);
  return { ...outcomeTest(counts), ratio: spread(shares), observations: sum(groups, ({ decided }) => decided) };
}

/**
 * Classes of known size, each with enough: one that has too few is joined with the next smaller one, the smallest with the next larger.
 * Counts and sums of ranks may be added; medians may not.
 */
function joined(classes: readonly SizeClass[], enough: (one: SizeClass) => number): SizeClass[] {
  const known = classes.filter(({ size }) => size !== null).sort((a, b) => a.size! - b.size!);
  const groups: SizeClass[] = [];
  for (const one of known) {
    const last = groups.at(-1);
    const isTooSmall = enough(one) < fewestInAGroup || (last && enough(last) < fewestInAGroup);
    if (last && isTooSmall) groups[groups.length - 1] = added(last, one);
    else groups.push(one);
  }
  return groups.filter((group) => enough(group) >= fewestInAGroup);
}

function added(a: SizeClass, b: SizeClass): SizeClass {
  return {
    size: a.size,
    items: a.items + b.items,
    ended: a.ended + b.ended,
    medianSeconds: null,
    rankSum: a.rankSum + b.rankSum,
    restricted: a.restricted + b.restricted,
    decided: a.decided + b.decided,
  };
}

/** The platform's own people against everybody else. */
export function compareSides({ named, others, tieTerm }: NamedSides): Compared {
  const enough = Math.min(named.ended, others.ended) >= fewestInAGroup;
  const test = enough ? mannWhitney(toGroup(named), toGroup(others), tieTerm) : null;
  return {
    p: test?.p ?? null,
    ratio: spread([named.medianSeconds, others.medianSeconds]),
    observations: named.ended + others.ended,
    test,
  };
}

function outcomeTest(counts: readonly (readonly [number, number])[]): Pick<Compared, 'p' | 'test'> {
  const [first, second] = counts;
  if (!first || !second) return { p: null, test: null };
  const few = smallestExpected(counts) < fewestInAGroup;
  if (few && counts.length > 2) return { p: null, test: null };
  const test = few ? fisherExact([first, second]) : chiSquare(counts);
  return { p: test?.p ?? null, test };
}

const toGroup = ({ ended, rankSum }: Pick<SizeClass, 'ended' | 'rankSum'>) => ({ n: ended, rankSum });

function spread(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  const least = Math.min(...known);
  return known.length < 2 || least <= 0 ? null : Math.max(...known) / least;
}

function sum<Of>(values: readonly Of[], of: (value: Of) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}

function spaced(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}
