import { DateTime } from 'luxon';
import { complaintWindowMonths, windowOf } from './complaint-window.rules.js';

describe('the window for complaints (Art. 20(1), (2))', () => {
  it.each([
    ['a day in the middle', '2026-03-15T10:00:00Z', 'Europe/Brussels', '2026-09-15', '2026-09-15T22:00:00Z'],
    [
      'late in the evening in UTC, the next day here',
      '2026-03-15T23:30:00Z',
      'Europe/Brussels',
      '2026-09-16',
      '2026-09-16T22:00:00Z',
    ],
    [
      '31 August: the last of February',
      '2026-08-31T10:00:00Z',
      'Europe/Brussels',
      '2027-02-28',
      '2027-02-28T23:00:00Z',
    ],
    ['31 August before a leap year', '2027-08-31T10:00:00Z', 'Europe/Brussels', '2028-02-29', '2028-02-29T23:00:00Z'],
    ['29 February', '2028-02-29T10:00:00Z', 'Europe/Brussels', '2028-08-29', '2028-08-29T22:00:00Z'],
    ['31 May', '2026-05-31T10:00:00Z', 'Europe/Athens', '2026-11-30', '2026-11-30T22:00:00Z'],
    ['another zone', '2026-03-15T10:00:00Z', 'America/New_York', '2026-09-15', '2026-09-16T04:00:00Z'],
  ])('of %s', (_case, informedAt, zone, lastDay, endsAt) => {
    expect(windowOf(new Date(informedAt), zone)).toEqual({ lastDay, endsAt: new Date(endsAt) });
  });

  it('ends at a midnight of the zone, six months later in the calendar, whenever somebody was informed', () => {
    const zones = [
      'Europe/Brussels',
      'Europe/Lisbon',
      'Atlantic/Azores',
      'America/Guadeloupe',
      'Indian/Reunion',
      'UTC',
    ];
    let state = 20; // a fixed sequence: a failure can be repeated
    const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 3_000; round++) {
      const zone = zones[random(zones.length)]!;
      const informedAt = new Date(Date.UTC(2024, 0, 1) + random(2_147_483_647) * 150);
      const { lastDay, endsAt } = windowOf(informedAt, zone);
      const day = DateTime.fromJSDate(informedAt, { zone });
      const last = DateTime.fromISO(lastDay, { zone });
      const end = DateTime.fromJSDate(endsAt, { zone });
      const months = (last.year - day.year) * 12 + last.month - day.month;
      expect([months, last.day]).toEqual([complaintWindowMonths, Math.min(day.day, last.daysInMonth!)]);
      expect([end.minus(1).toISODate(), end.toMillis()]).toEqual([lastDay, end.startOf('day').toMillis()]);
      // At least: never before the same moment six months on.
      expect(endsAt >= day.plus({ months: complaintWindowMonths }).toJSDate()).toBe(true);
    }
  });
});
