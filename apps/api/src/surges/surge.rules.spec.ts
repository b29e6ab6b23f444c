import { surgeMoves, surgeStates, type Surge, type SurgeMove, type SurgeState } from './surge.js';
import { changeOf, stateAfter } from './surge.rules.js';

const allowed: Record<string, SurgeState> = {
  'noticed switch-on': 'on',
  'noticed dismiss': 'dismissed',
  'on step': 'on',
  'on prolong': 'on',
  'on switch-off': 'off',
};

describe('a surge', () => {
  it.each(surgeStates.flatMap((state) => surgeMoves.map((move): [SurgeState, SurgeMove] => [state, move])))(
    'that is %s takes the move %s as the table says',
    (state, move) => expect(stateAfter(state, move)).toBe(allowed[`${state} ${move}`] ?? null),
  );

  it('keeps when it was switched on, until when, and when it ended', () => {
    const [noon, later, night] = ['12', '15', '23'].map((hour) => new Date(`2026-11-22T${hour}:00:00Z`)) as [
      Date,
      Date,
      Date,
    ];
    const noticed = { switchedOnAt: null, expectedEndAt: null, endedAt: null } as Surge;
    const on = changeOf(noticed, 'on', 'switch-on', { at: noon, expectedEndAt: later });
    expect(on).toEqual({ state: 'on', switchedOnAt: noon, expectedEndAt: later, endedAt: null });
    const surge = { ...noticed, ...on };
    expect(changeOf(surge, 'on', 'step', { at: later, expectedEndAt: null })).toEqual(on);
    expect(changeOf(surge, 'on', 'prolong', { at: later, expectedEndAt: night })).toEqual({
      ...on,
      expectedEndAt: night,
    });
    expect(changeOf(surge, 'off', 'switch-off', { at: later, expectedEndAt: null })).toEqual({
      ...on,
      state: 'off',
      endedAt: later,
    });
    expect(changeOf(noticed, 'dismissed', 'dismiss', { at: later, expectedEndAt: null })).toEqual({
      state: 'dismissed',
      switchedOnAt: null,
      expectedEndAt: null,
      endedAt: later,
    });
  });
});
