import type { Finding } from '../transparency-reports/index.js';
import { blockingOf, needsSecondPerson, publicUntil } from './publication.rules.js';

const finding: Finding = {
  check: 'C5',
  effect: 'warns',
  rule: '',
  sheet: '4_notices',
  record: 2,
  column: null,
  detail: '',
};

it.each<[string, Partial<Finding>, boolean]>([
  ['a broken rule', { effect: 'blocks' }, true],
  ['a reading of one', {}, false],
  ['a text that nobody entered', { check: 'I1', sheet: '11_qualitative' }, true],
  ['accuracy that nobody sampled', { check: 'I1', sheet: '8_automated_means' }, false],
])('lets %s stop a publication or not', (_case, said, stops) => {
  expect(blockingOf([{ ...finding, ...said }])).toHaveLength(stops ? 1 : 0);
});

it.each([
  ['2026-08-20', '2031-08-20'],
  ['2028-02-29', '2033-02-28'],
])('keeps what was published on %s public until %s (IR Art. 3)', (day, until) => expect(publicUntil(day)).toBe(until));

it('asks for a second person where there are two, unless the platform chose otherwise', () => {
  expect(needsSecondPerson({}, 2)).toBe(true);
  expect(needsSecondPerson({}, 1)).toBe(false);
  expect(needsSecondPerson({ publisherMayHaveChecked: true }, 3)).toBe(false);
});
