import {
  daysLeft,
  defaultWarningDays,
  endOf,
  firstWarningAt,
  isUrgent,
  nextWarningAt,
  owedPeriod,
  periodEnds,
  warningDays,
} from './deadline.rules.js';

it.each([
  ['2027-01-01', '2026-11-22', ['2026-12-31']],
  ['2026-12-31', '2026-11-22', []],
  ['2027-07-01', '2026-01-15', ['2026-06-30', '2026-12-31', '2027-06-30']],
  ['2027-07-01', '2027-06-30', ['2027-06-30']],
])('on %s, known since %s, knows the half-years that are over', (today, since, ends) => {
  expect(periodEnds(today, since)).toEqual(ends);
});

it.each<['none' | 'yearly' | 'half-yearly', string, string | null]>([
  ['yearly', '2026-12-31', '2026-01-01'],
  ['yearly', '2026-06-30', null],
  ['yearly', '2025-12-31', '2025-07-01'],
  ['half-yearly', '2026-06-30', '2026-01-01'],
  ['half-yearly', '2026-12-31', '2026-07-01'],
  ['none', '2026-12-31', null],
])('of who reports %s, %s ends a period from %s (IR Art. 2)', (duty, to, from) => {
  expect(owedPeriod(duty, to)).toEqual(from && { from, to });
});

describe('warnings', () => {
  const dueAt = endOf('2027-02-28', 'Europe/Brussels');
  const at = (text: string) => new Date(text);

  it('end with the day in the platform’s zone', () => {
    expect(dueAt).toEqual(at('2027-02-28T23:00:00Z'));
    expect(daysLeft(dueAt, at('2027-02-28T10:00:00Z'))).toBe(0);
    expect(daysLeft(dueAt, at('2027-01-29T23:00:00Z'))).toBe(29);
    expect(daysLeft(dueAt, at('2027-03-01T10:00:00Z'))).toBe(-1);
  });

  it('go out one after the other, and once more when the time is over', () => {
    expect(firstWarningAt(dueAt, [30, 14, 3], at('2027-01-01T00:00:00Z'))).toEqual(at('2027-01-29T23:00:00Z'));
    expect(nextWarningAt(dueAt, [30, 14, 3], at('2027-01-29T23:00:00Z'))).toEqual(at('2027-02-14T23:00:00Z'));
    expect(nextWarningAt(dueAt, [30, 14, 3], at('2027-02-26T00:00:00Z'))).toEqual(dueAt);
    expect(nextWarningAt(dueAt, [30, 14, 3], dueAt)).toBeNull();
  });

  it('of a time that has passed go out at once', () => {
    const now = at('2027-02-20T00:00:00Z');
    expect(firstWarningAt(dueAt, [30, 14, 3], now)).toEqual(now);
  });

  it('page when the last one has come', () => {
    expect(isUrgent(dueAt, [30, 14, 3], at('2027-02-14T23:00:00Z'))).toBe(false);
    expect(isUrgent(dueAt, [30, 14, 3], at('2027-02-25T23:00:00Z'))).toBe(true);
  });

  it.each<[unknown, readonly number[]]>([
    [undefined, defaultWarningDays],
    ['7, 21', [21, 7]],
    [10, [10]],
    ['soon', defaultWarningDays],
    ['90', defaultWarningDays],
    ['', defaultWarningDays],
  ])('are set by %p', (said, days) => expect(warningDays({ warnDaysBeforeReport: said })).toEqual(days));
});
