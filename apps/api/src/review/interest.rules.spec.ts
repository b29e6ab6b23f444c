import { afterEnding, interestStateOf } from './interest.rules.js';

describe('a declared interest', () => {
  it.each([
    [null, 'declared', 'ended'],
    [new Date(0), 'ended', null],
  ] as const)('that ended at %j is %s, and ending makes it %s', (endedAt, state, then) => {
    expect(interestStateOf({ endedAt })).toBe(state);
    expect(afterEnding(state)).toBe(then);
  });
});
