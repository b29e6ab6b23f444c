import { isAboveThresholds, shareOf, windowStart } from './misuse.rules.js';

describe('shareOf (Art. 23(3)(b))', () => {
  it.each([
    [{ counted: 3, total: 4 }, 0.75],
    [{ counted: 0, total: 4 }, 0],
    [{ counted: 2, total: 0 }, null],
    [{ counted: 5, total: 4 }, 1],
  ])('of %j is %s', (counts, share) => expect(shareOf(counts)).toBe(share));
});

describe('isAboveThresholds', () => {
  const thresholds = { thresholdCount: 3, thresholdPercent: 50 };

  it.each([
    ['both reached exactly', { counted: 3, total: 6 }, true],
    ['the number missed', { counted: 2, total: 2 }, false],
    ['the share missed', { counted: 3, total: 7 }, false],
    ['nothing known of the whole', { counted: 3, total: 0 }, true],
  ])('%s', (_what, counts, above) => expect(isAboveThresholds(counts, thresholds)).toBe(above));
});

describe('windowStart', () => {
  it.each([
    ['2026-08-31T10:00:00Z', 6, '2026-02-28T11:00:00.000Z'], // the last day of a shorter month; winter time
    ['2026-11-22T10:00:00Z', 12, '2025-11-22T10:00:00.000Z'],
  ])('before %s, %i months', (now, months, start) =>
    expect(windowStart(new Date(now), months, 'Europe/Brussels').toISOString()).toBe(start),
  );
});
