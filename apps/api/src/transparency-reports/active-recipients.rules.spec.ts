import {
  averageOver,
  missingMonths,
  monthsBefore,
  monthsOf,
  type RecipientsOfMonth,
} from './active-recipients.rules.js';

const month = (name: string, total: number, german: number): RecipientsOfMonth => ({
  month: name,
  total,
  memberStates: [
    { memberState: 'DE', recipients: german },
    { memberState: 'FR', recipients: 1 },
  ],
});

it.each([
  ['2026-01-01', '2026-06-30', 6],
  ['2026-01-01', '2026-12-31', 12],
  ['2025-07-01', '2026-02-28', 8],
  ['2024-02-01', '2024-02-29', 1],
])('counts the months from %s to %s: %s', (from, to, count) => expect(monthsOf(from, to)).toHaveLength(count));

it.each([
  ['2026-01-02', '2026-01-31'],
  ['2026-01-01', '2026-01-30'],
  ['2026-02-01', '2026-01-31'],
])('knows that %s to %s are no whole months', (from, to) => expect(monthsOf(from, to)).toBeNull());

it('names the months before one', () =>
  expect(monthsBefore('2026-03', 6)).toEqual(['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02']));

it('averages the months, in the Union and by Member State', () =>
  expect(averageOver(['2026-01', '2026-02'], [month('2026-02', 101, 10), month('2026-01', 100, 21)])).toEqual({
    total: 101,
    memberStates: [
      { memberState: 'DE', recipients: 16 },
      { memberState: 'FR', recipients: 1 },
    ],
  }));

it('averages nothing while a month is missing, and names it', () => {
  const months = monthsOf('2026-01-01', '2026-03-31')!;
  const entered = [month('2026-01', 1, 1), month('2026-03', 1, 1)];
  expect(averageOver(months, entered)).toBeNull();
  expect(missingMonths(months, entered)).toEqual(['2026-02']);
  expect(averageOver([], [])).toBeNull();
});
