import type { DutyShift } from './shift.js';
import {
  afterCancelling,
  afterEnding,
  countsOf,
  plannedFaults,
  plannedStateOf,
  workedFaults,
  workedStateOf,
} from './shift.rules.js';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour));
const now = at(12);

describe('a planned shift', () => {
  it.each([
    [{ until: at(13), cancelledAt: null }, 'planned', 'cancelled'],
    [{ until: at(12), cancelledAt: null }, 'over', null],
    [{ until: at(13), cancelledAt: at(11) }, 'cancelled', null],
    [{ until: at(11), cancelledAt: at(10) }, 'cancelled', null],
  ] as const)('%j is %s, and cancelling makes it %s', (shift, state, then) => {
    expect(plannedStateOf(shift, now)).toBe(state);
    expect(afterCancelling(state)).toBe(then);
  });

  it.each([
    [at(11), at(13), []],
    [at(13), at(13), ['#/until']],
    [at(10), at(12), ['#/until']],
    [at(13), at(13 + 48), []],
    [at(13), at(14 + 48), ['#/until']],
  ])('from %j to %j has the faults %j', (from, until, pointers) =>
    expect(plannedFaults({ from, until }, now).map(({ pointer }) => pointer)).toEqual(pointers),
  );
});

describe('a worked shift', () => {
  it.each([
    [{ endedAt: null }, 'at-work', 'ended'],
    [{ endedAt: at(11) }, 'ended', null],
  ] as const)('%j is %s, and ending makes it %s', (shift, state, then) => {
    expect(workedStateOf(shift)).toBe(state);
    expect(afterEnding(state)).toBe(then);
  });

  it.each([
    [at(12), null, []],
    [at(13), null, ['#/startedAt']],
    [at(10), at(12), []],
    [at(10), at(10), ['#/endedAt']],
    [at(10), at(13), ['#/endedAt']],
  ])('from %j to %j has the faults %j', (startedAt, endedAt, pointers) =>
    expect(workedFaults({ startedAt, endedAt }, now).map(({ pointer }) => pointer)).toEqual(pointers),
  );
});

describe('countsOf', () => {
  const shift = (staffId: string, languages: DutyShift['languages']): DutyShift => ({
    staffId,
    alias: staffId,
    from: now,
    until: null,
    employer: null,
    languages,
    skills: [],
  });

  it('counts each person once, and languages from B2 on', () =>
    expect(
      countsOf([
        shift('a', [
          { language: 'de', level: 'B2' },
          { language: 'bg', level: 'native' },
        ]),
        shift('a', [{ language: 'de', level: 'B2' }]),
        shift('b', [
          { language: 'de', level: 'C1' },
          { language: 'fr', level: 'B1' },
        ]),
      ]),
    ).toEqual({
      persons: 2,
      languages: [
        { language: 'bg', moderators: 1 },
        { language: 'de', moderators: 2 },
      ],
    }));
});
