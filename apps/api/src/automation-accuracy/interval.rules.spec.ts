import { weighedShare, wilson, z975 } from './interval.rules.js';

it.each([
  ['81 of 263, as Newcombe (1998) has it', 81 / 263, 263, 0.2553, 0.3662],
  ['15 of 148', 15 / 148, 148, 0.0624, 0.1605],
  ['0 of 20', 0, 20, 0, 0.1611],
  ['1 of 29', 1 / 29, 29, 0.0061, 0.1718],
])('is that of %s', (_case, share, size, lower, upper) => {
  const interval = wilson(share, size);
  expect(interval.lower).toBeCloseTo(lower, 4);
  expect(interval.upper).toBeCloseTo(upper, 4);
});

it('is wider where two must hold together, and everything where nothing was observed', () => {
  expect(wilson(0.5, 100, z975).upper).toBeGreaterThan(wilson(0.5, 100).upper);
  expect(wilson(0, 0)).toEqual({ lower: 0, upper: 1 });
});

it('weighs: a stratum of a thousand counts more than one of ten', () => {
  const share = weighedShare([
    { weight: 100, items: 10, counts: true },
    { weight: 1, items: 10, counts: false },
  ])!;
  expect(share.share).toBeCloseTo(1000 / 1010);
  expect(share).toMatchObject({ frame: 1010, items: 20, counting: 10 });
  expect(share.effectiveSize).toBeCloseTo(1010 ** 2 / (10 * 10_000 + 10));
});

it('of equal weights is as large as its observations', () =>
  expect(weighedShare([{ weight: 7, items: 12, counts: true }])?.effectiveSize).toBeCloseTo(12));

it('is nothing without an observation', () => expect(weighedShare([])).toBeNull());
