import type { SizeClass } from './equality.query.js';
import { compareOutcomes, compareSides, compareTimes, sizeName } from './equality.rules.js';

/** Classes of sizes with these times, ranked together as the database does it. */
function ranked(times: Readonly<Record<number, readonly number[]>>, restricted: Readonly<Record<number, number>> = {}) {
  const all = Object.values(times)
    .flat()
    .sort((a, b) => a - b);
  const rankOf = (value: number) => (all.indexOf(value) + all.lastIndexOf(value)) / 2 + 1;
  const ties = [...new Set(all)].map((value) => all.filter((one) => one === value).length);
  return {
    classes: Object.entries(times).map(([size, values]): SizeClass => ({
      size: Number(size),
      items: values.length,
      ended: values.length,
      medianSeconds: [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null,
      rankSum: values.reduce((sum, value) => sum + rankOf(value), 0),
      restricted: restricted[Number(size)] ?? 0,
      decided: values.length,
    })),
    tieTerm: ties.reduce((sum, t) => sum + t ** 3 - t, 0),
  };
}

const many = (count: number, of: (index: number) => number) => Array.from({ length: count }, (_, index) => of(index));

describe('times by size of the audience', () => {
  it('differ by more than chance when large accounts wait ten times as long', () => {
    const { p, ratio } = compareTimes(ranked({ 1: many(20, (i) => 100 + i), 5: many(20, (i) => 1_000 + i) }));
    expect(p).toBeLessThan(0.001);
    expect(ratio).toBeCloseTo(1_010 / 110, 5);
  });

  it('do not when they take turns', () => {
    const { p } = compareTimes(ranked({ 1: many(20, (i) => 2 * i + 1), 5: many(20, (i) => 2 * i + 2) }));
    expect(p).toBeGreaterThan(0.5);
  });

  it('join a class that is too small with its neighbour, and none is lost', () => {
    const few = compareTimes(ranked({ 1: many(6, (i) => i), 4: many(6, (i) => i + 50), 6: [900, 901] }));
    expect(few.observations).toBe(14);
    expect(few.test!.degreesOfFreedom).toBe(1);
    const first = compareTimes(ranked({ 0: [1, 2], 1: many(6, (i) => i), 4: many(6, (i) => i + 50) }));
    expect(first.observations).toBe(14);
    expect(first.test!.degreesOfFreedom).toBe(1);
  });

  it('are too few in a single class', () => {
    expect(compareTimes(ranked({ 1: many(6, (i) => i), 4: [9] })).p).toBeNull();
    expect(compareTimes(ranked({})).p).toBeNull();
  });

  it('leave out accounts of unknown size', () => {
    const { classes, tieTerm } = ranked({ 1: many(6, (i) => i), 4: many(6, (i) => i + 50) });
    const unknown = { ...classes[0]!, size: null, ended: 100, rankSum: 0 };
    expect(compareTimes({ classes: [...classes, unknown], tieTerm }).observations).toBe(12);
  });
});

describe('outcomes by size of the audience', () => {
  const times = { 1: many(20, (i) => i), 5: many(20, (i) => i) };

  it('differ when the large are hardly ever restricted', () => {
    const { p, ratio } = compareOutcomes(ranked(times, { 1: 18, 5: 4 }));
    expect(p).toBeLessThan(0.001);
    expect(ratio).toBeCloseTo(4.5, 5);
  });

  it('are compared exactly where few would be expected', () => {
    const { test } = compareOutcomes(ranked({ 1: many(8, (i) => i), 5: many(8, (i) => i) }, { 1: 3, 5: 1 }));
    expect(test!.degreesOfFreedom).toBeNull();
    expect(test!.p).toBeCloseTo(0.5692, 4);
  });

  it('say nothing of several classes where few would be expected', () => {
    const { p } = compareOutcomes(
      ranked({ 1: many(6, (i) => i), 3: many(6, (i) => i), 5: many(6, (i) => i) }, { 1: 1 }),
    );
    expect(p).toBeNull();
  });
});

describe('own accounts against others', () => {
  const side = (ended: number, rankSum: number) => ({
    items: ended,
    ended,
    medianSeconds: 10,
    rankSum,
    restricted: 0,
    decided: 0,
  });

  it('are too few below five', () =>
    expect(compareSides({ named: side(4, 10), others: side(50, 1_475), tieTerm: 0 }).p).toBeNull());

  it('differ when all of the own ones are the slowest', () =>
    expect(compareSides({ named: side(6, 171), others: side(25, 325), tieTerm: 0 }).p).toBeLessThan(0.001));
});

it('names sizes by powers of ten', () => {
  expect([null, 0, 1, 5].map(sizeName)).toEqual(['not known', '0 to 9', '10 to 99', '100\u00a0000 to 999\u00a0999']);
});
