import {
  daysToJudge,
  isSlower,
  missedDaysAtMost,
  watchedDays,
  watchOf,
  type SideFigures,
} from './flagger-priority.rules.js';

const side = (ended: number, medianSeconds: number | null): SideFigures => ({ count: ended, ended, medianSeconds });

describe('whether trusted flaggers wait longer (Art. 22(1))', () => {
  it.each([
    ['a longer median', side(10, 61), side(10, 60), 10, true],
    ['the same median', side(10, 60), side(10, 60), 10, false],
    ['a shorter median', side(10, 59), side(10, 60), 10, false],
    ['too few flaggers’ items to say', side(9, 61), side(10, 60), 10, null],
    ['too few others to say', side(10, 61), side(9, 60), 10, null],
    ['nothing ended', side(0, null), side(0, null), 0, null],
  ])('is told of %s', (_case, flaggers, others, atLeast, expected) =>
    expect(isSlower({ flaggers, others }, atLeast)).toBe(expected),
  );
});

describe('the watch', () => {
  it.each([
    [{}, 30, 10],
    [{ flaggerWatchDays: 7, flaggerWatchObservations: 3 }, 7, 3],
    [{ flaggerWatchDays: 0, flaggerWatchObservations: 2.5 }, 30, 10],
    [{ flaggerWatchDays: 367, flaggerWatchObservations: 'ten' }, 30, 10],
  ])('with the settings %j goes by %i days and %i observations', (settings, windowDays, observationsAtLeast) =>
    expect(watchOf(settings)).toEqual({ windowDays, observationsAtLeast }),
  );

  it('goes by so many days up to the one that is judged', () =>
    expect(watchedDays('2026-11-21', watchOf({}))).toEqual({ from: '2026-10-23', to: '2026-11-21' }));

  it.each<[string, string, string | null, string[]]>([
    ['before midnight the day before', '2026-11-22T22:59:59Z', null, ['2026-11-21']],
    ['from midnight on the day that is over', '2026-11-22T23:00:00Z', null, ['2026-11-22']],
    ['no day twice', '2026-11-22T23:00:00Z', '2026-11-22', []],
    ['nothing when the clock went back', '2026-11-22T23:00:00Z', '2026-11-24', []],
    ['the days that were missed', '2026-11-22T23:00:00Z', '2026-11-19', ['2026-11-20', '2026-11-21', '2026-11-22']],
    ['a day of 25 hours too', '2026-10-26T12:00:00Z', '2026-10-24', ['2026-10-25']],
  ])('judges %s', (_case, now, last, days) =>
    expect(daysToJudge(new Date(now), 'Europe/Brussels', last)).toEqual(days),
  );

  it('judges a month of missed days at most', () => {
    const days = daysToJudge(new Date('2026-11-22T23:00:00Z'), 'Europe/Brussels', '2025-01-01');
    expect([days.length, days[0], days.at(-1)]).toEqual([missedDaysAtMost, '2026-10-23', '2026-11-22']);
  });
});
