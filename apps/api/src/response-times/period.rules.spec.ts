import { boundsOf } from './period.rules.js';

describe('the bounds of a period', () => {
  it.each([
    ['in UTC', 'UTC', '2026-11-01', '2026-11-30', '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
    [
      'east of UTC',
      'Europe/Athens',
      '2026-11-01',
      '2026-11-01',
      '2026-10-31T22:00:00.000Z',
      '2026-11-01T22:00:00.000Z',
    ],
    [
      'on the day of 23 hours',
      'Europe/Berlin',
      '2026-03-29',
      '2026-03-29',
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ],
    [
      'on the day of 25 hours',
      'Europe/Berlin',
      '2026-10-25',
      '2026-10-25',
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ],
  ])('are midnights %s', (_case, zone, from, to, first, after) => {
    expect(boundsOf({ from, to }, zone)).toEqual({ from: new Date(first), until: new Date(after) });
  });
});
