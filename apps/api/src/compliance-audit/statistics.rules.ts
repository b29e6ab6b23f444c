/**
 * Tests whether groups differ by more than chance. Times are compared by their ranks, which assumes nothing about how they are
 * distributed: Kruskal and Wallis (1952) for several groups, Mann and Whitney (1947) for two, both corrected for ties. Counts are
 * compared by Pearson's chi-square, or exactly (Fisher 1935) where expected counts are small.
 */

/** With fewer in any group the approximations do not hold, and nothing is said. */
export const fewestInAGroup = 5;

/** A group of a rank test: how many, and the sum of their ranks among all (ties share the mean of their ranks). */
export interface RankedGroup {
  readonly n: number;
  readonly rankSum: number;
}

export interface TestResult {
  readonly statistic: number;
  readonly degreesOfFreedom: number | null;
  /** Two-sided. */
  readonly p: number;
}

/** `tieTerm` is the sum of t³ - t over all values, t being how many share one. Null when all values are equal or a group is empty. */
export function kruskalWallis(groups: readonly RankedGroup[], tieTerm: number): TestResult | null {
  const total = sum(groups.map(({ n }) => n));
  if (groups.length < 2 || groups.some(({ n }) => n === 0)) return null;
  const correction = 1 - tieTerm / (total ** 3 - total);
  if (correction <= 0) return null;
  const between = sum(groups.map(({ n, rankSum }) => rankSum ** 2 / n));
  const statistic = ((12 / (total * (total + 1))) * between - 3 * (total + 1)) / correction;
  return { statistic, degreesOfFreedom: groups.length - 1, p: chiSquareTail(statistic, groups.length - 1) };
}

/** By the normal approximation, without a continuity correction. `statistic` is z: below 0 when the first group is the quicker one. */
export function mannWhitney(first: RankedGroup, second: RankedGroup, tieTerm: number): TestResult | null {
  const total = first.n + second.n;
  if (first.n === 0 || second.n === 0) return null;
  const u = first.rankSum - (first.n * (first.n + 1)) / 2;
  const variance = ((first.n * second.n) / 12) * (total + 1 - tieTerm / (total * (total - 1)));
  if (variance <= 0) return null;
  const z = (u - (first.n * second.n) / 2) / Math.sqrt(variance);
  return { statistic: z, degreesOfFreedom: null, p: chiSquareTail(z ** 2, 1) };
}

/** Pearson's test of independence, without Yates' correction; rows and columns without any count are left out. */
export function chiSquare(counts: readonly (readonly number[])[]): TestResult | null {
  const table = withoutEmpty(counts);
  const rows = table.map((row) => sum(row));
  const columns = (table[0] ?? []).map((_, column) => sum(table.map((row) => row[column]!)));
  if (rows.length < 2 || columns.length < 2) return null;
  const total = sum(rows);
  const cells = table.flatMap((row, r) =>
    row.map((count, c) => ({ count, expected: (rows[r]! * columns[c]!) / total })),
  );
  const statistic = sum(cells.map(({ count, expected }) => (count - expected) ** 2 / expected));
  const degreesOfFreedom = (rows.length - 1) * (columns.length - 1);
  return { statistic, degreesOfFreedom, p: chiSquareTail(statistic, degreesOfFreedom) };
}

/** The smallest count that would be expected in a cell if rows and columns had nothing to do with each other. */
export function smallestExpected(counts: readonly (readonly number[])[]): number {
  const table = withoutEmpty(counts);
  const rows = table.map((row) => sum(row));
  const columns = (table[0] ?? []).map((_, column) => sum(table.map((row) => row[column]!)));
  if (rows.length === 0 || columns.length === 0) return 0;
  return (Math.min(...rows) * Math.min(...columns)) / sum(rows);
}

/** Fisher's exact test of a table of two by two, two-sided: the sum over all tables that are no likelier. `statistic` is that p. */
export function fisherExact([[a, b], [c, d]]: readonly [
  readonly [number, number],
  readonly [number, number],
]): TestResult {
  const [row, column, total] = [a + b, a + c, a + b + c + d];
  const logP = (x: number) => logChoose(column, x) + logChoose(total - column, row - x) - logChoose(total, row);
  const observed = logP(a);
  let p = 0;
  for (let x = Math.max(0, row + column - total); x <= Math.min(row, column); x++) {
    const likelihood = logP(x);
    if (likelihood <= observed + 1e-7) p += Math.exp(likelihood);
  }
  p = Math.min(1, p);
  return { statistic: p, degreesOfFreedom: null, p };
}

/** How likely a chi-square variable exceeds this value: the regularised upper incomplete gamma function. */
export function chiSquareTail(value: number, degreesOfFreedom: number): number {
  if (value <= 0) return 1;
  const [a, x] = [degreesOfFreedom / 2, value / 2];
  const scale = Math.exp(-x + a * Math.log(x) - logGamma(a));
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}

const PRECISION = 1e-14;
const STEPS_AT_MOST = 10_000;

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let total = term;
  for (let n = 1; n < STEPS_AT_MOST && Math.abs(term) > Math.abs(total) * PRECISION; n++) {
    term *= x / (a + n);
    total += term;
  }
  return total;
}

/** Lentz's continued fraction. */
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < STEPS_AT_MOST; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / nonZero(an * d + b, tiny);
    c = nonZero(b + an / c, tiny);
    h *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return h;
}

const nonZero = (value: number, tiny: number) => (Math.abs(value) < tiny ? tiny : value);

/** Lanczos (g = 7, n = 9), for arguments above zero. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

function logGamma(value: number): number {
  if (value < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * value)) - logGamma(1 - value);
  const x = value - 1;
  const t = x + 7.5;
  const series = lanczos.reduce((total, coefficient, i) => (i === 0 ? coefficient : total + coefficient / (x + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(series);
}

function logChoose(n: number, k: number): number {
  return k < 0 || k > n ? -Infinity : logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

function withoutEmpty(counts: readonly (readonly number[])[]): number[][] {
  const rows = counts.filter((row) => sum(row) > 0);
  const kept = (rows[0] ?? []).map((_, column) => sum(rows.map((row) => row[column]!)) > 0);
  return rows.map((row) => row.filter((_, column) => kept[column]));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
