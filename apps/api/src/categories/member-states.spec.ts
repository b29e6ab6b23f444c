import { eeaCodes, eurostatCode, memberStateCodes, memberStateFrom } from './member-states.js';

it('counts 27 Member States and 30 states of the EEA', () => {
  expect(new Set(memberStateCodes).size).toBe(27);
  expect(new Set(eeaCodes).size).toBe(30);
});

it.each([
  ['EL', 'GR'],
  ['GR', 'GR'],
  ['IE', 'IE'],
  ['NO', undefined],
  ['ie', undefined],
])('stores %s as %s', (written, stored) => expect(memberStateFrom(written)).toBe(stored));

it('writes Greece as EL in a report (Annex II 1.2.1 col F)', () => {
  expect(memberStateCodes.map(eurostatCode)).toEqual(memberStateCodes.map((code) => (code === 'GR' ? 'EL' : code)));
});
