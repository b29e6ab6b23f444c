import { writtenInstant } from './written-instant.js';

describe('an instant for people', () => {
  it.each([
    ['en', 'Europe/Brussels', '22 November 2026 at 12:37 CET'],
    ['de', 'Europe/Berlin', '22. November 2026 um 12:37 MEZ'],
    ['en', 'UTC', '22 November 2026 at 11:37 UTC'],
  ])('is written in %s for %s', (language, zone, written) => {
    expect(writtenInstant(new Date('2026-11-22T11:37:00Z'), language, zone)).toBe(written);
  });
});
