import { isCertifiedOn, validityFaults } from './dispute-body.rules.js';

describe('the days of a certification (Art. 21(3))', () => {
  it.each([
    ['one day', '2026-11-22', '2026-11-23', []],
    ['five years', '2026-11-22', '2031-11-22', []],
    ['five years from a leap day', '2024-02-29', '2029-02-28', []],
    ['a day more than five years', '2026-11-22', '2031-11-23', ['#/validTo']],
    ['no day', '2026-11-22', '2026-11-22', ['#/validTo']],
    ['an end before the start', '2026-11-22', '2026-11-21', ['#/validTo']],
  ])('%s', (_case, validFrom, validTo, pointers) => {
    expect(validityFaults({ validFrom, validTo }, '#').map(({ pointer }) => pointer)).toEqual(pointers);
  });
});

describe('isCertifiedOn', () => {
  const certification = { validFrom: '2026-01-01', validTo: '2031-01-01', endedOn: null };

  it.each([
    ['the day before', '2025-12-31', null, false],
    ['the first day', '2026-01-01', null, true],
    ['the last day', '2030-12-31', null, true],
    ['the day on which it ends', '2031-01-01', null, false],
    ['the day before it is revoked', '2027-05-31', '2027-06-01', true],
    ['the day on which it is revoked', '2027-06-01', '2027-06-01', false],
    ['a day of one revoked before it began', '2026-01-01', '2025-12-01', false],
  ])('%s', (_case, day, endedOn, certified) => {
    expect(isCertifiedOn({ ...certification, endedOn }, day)).toBe(certified);
  });
});
