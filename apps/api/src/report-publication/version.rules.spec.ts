import { allows, reportSteps, stateOf, type Standing } from './version.rules.js';

const checked: Standing = { number: null, follows: 0, newest: 0, isLatest: true };

it.each<[string, Standing, string, string[]]>([
  ['a first check', checked, 'checked', ['publish']],
  ['a check of what is published', { ...checked, follows: 1, newest: 1 }, 'checked', ['correct']],
  ['a check that was made again', { ...checked, isLatest: false }, 'outdated', []],
  ['a check that another publication overtook', { ...checked, newest: 1 }, 'outdated', []],
  ['a correction that another overtook', { ...checked, follows: 1, newest: 2 }, 'outdated', []],
  ['the only version', { ...checked, number: 1, newest: 1 }, 'published', []],
  ['the newest version, checked again since', { ...checked, number: 1, newest: 1, isLatest: false }, 'published', []],
  ['a version that was corrected', { ...checked, number: 1, newest: 2 }, 'corrected', []],
  ['its correction', { ...checked, number: 2, follows: 1, newest: 2 }, 'published', []],
])('knows %s, and what may be asked of it', (_case, standing, state, steps) => {
  expect(stateOf(standing)).toBe(state);
  expect(reportSteps.filter((step) => allows(standing, step))).toEqual(steps);
});
