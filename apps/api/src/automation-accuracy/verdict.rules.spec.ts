import { verdictFaults } from './verdict.rules.js';

const scams = 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD';

it.each([
  ['a violation of the law in its category', { verdict: 'illegal', category: scams, keyword: 'KEYWORD_PHISHING' }, []],
  ['a violation of the terms', { verdict: 'against-terms', category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC' }, []],
  ['no violation', { verdict: 'acceptable' }, []],
  ['what cannot be judged', { verdict: 'undeterminable' }, []],
  ['a violation without a category', { verdict: 'illegal' }, ['#/category']],
  [
    'a category that is no ground in law',
    { verdict: 'illegal', category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC' },
    ['#/category'],
  ],
  ['another’s sub-category', { verdict: 'illegal', category: scams, keyword: 'KEYWORD_SUICIDE' }, ['#/keyword']],
  ['a category without a violation', { verdict: 'acceptable', category: scams }, ['#/category']],
] as const)('judges %s', (_case, verdict, pointers) =>
  expect(verdictFaults(verdict).map(({ pointer }) => pointer)).toEqual(pointers),
);
