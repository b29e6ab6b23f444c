import fc from 'fast-check';
import { periodBounds, periodKind, publicationDeadline } from './period.rules.js';

it.each([
  ['hosting', '2026-01-01', '2026-12-31', 'yearly'],
  ['online-platform', '2026-01-01', '2026-06-30', 'interim'],
  ['online-platform', '2025-07-01', '2025-12-31', 'transitional'],
  ['online-platform', '2026-01-01', '2027-12-31', 'interim'],
  ['vlop', '2026-01-01', '2026-06-30', 'half-yearly'],
  ['vlose', '2026-07-01', '2026-12-31', 'half-yearly'],
  ['vlop', '2026-01-01', '2026-12-31', 'interim'],
  ['vlop', '2026-03-01', '2026-03-31', 'interim'],
] as const)('%s from %s to %s is %s (Regulation (EU) 2024/2835 Art. 2)', (tier, from, to, kind) =>
  expect(periodKind(tier, from, to)).toBe(kind),
);

it.each([
  ['2026-12-31', '2027-02-28'],
  ['2027-12-31', '2028-02-29'],
  ['2027-06-30', '2027-08-31'],
])('a period that ends on %s is published by %s', (to, by) => expect(publicationDeadline(to)).toBe(by));

it.each([
  ['Europe/Brussels', '2026-03-29', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['Europe/Brussels', '2026-10-25', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['Europe/Athens', '2026-01-01', '2026-12-31', '2025-12-31T22:00:00.000Z', '2026-12-31T22:00:00.000Z'],
  ['UTC', '2026-01-01', '2026-06-30', '2026-01-01T00:00:00.000Z', '2026-07-01T00:00:00.000Z'],
])('in %s the days %s to %s last from %s until %s', (zone, from, to, start, end) => {
  const bounds = periodBounds(from, to, zone);
  expect([bounds.from.toISOString(), bounds.until.toISOString()]).toEqual([start, end]);
});

it('leaves no gap and no overlap between a period and the next, in any zone', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Lisbon', 'Europe/Brussels', 'Europe/Helsinki', 'America/Sao_Paulo');
  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(zones, day, (zone, date) => {
      const today = date.toISOString().slice(0, 10);
      const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
      expect(periodBounds(today, today, zone).until).toEqual(periodBounds(tomorrow, tomorrow, zone).from);
    }),
  );
});
