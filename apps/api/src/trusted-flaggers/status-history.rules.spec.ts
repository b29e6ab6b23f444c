import {
  flaggerStates,
  impossibleEvent,
  statusChanges,
  statusOf,
  transitions,
  type FlaggerState,
  type StatusChange,
  type StatusEvent,
} from './status-history.rules.js';

const events = (...kinds: StatusChange[]): StatusEvent[] =>
  kinds.map((kind, index) => ({
    id: String(index),
    kind,
    categories: kind === 'awarded' || kind === 'area-changed' ? [`area ${index}`] : null,
    occurredAt: new Date(Date.UTC(2026, 0, index + 1)),
  }));

const pathTo: Record<FlaggerState, StatusChange[]> = {
  'not-yet': [],
  trusted: ['awarded'],
  suspended: ['awarded', 'suspended'],
  ended: ['awarded', 'ended'],
};

const every = flaggerStates.flatMap((state) => statusChanges.map((change) => [state, change] as const));
const later = new Date(Date.UTC(2027, 0, 1));

describe('the history of a status', () => {
  it.each(every.filter(([state, change]) => transitions[state][change]))('%s may be %s', (state, change) => {
    const history = events(...pathTo[state], change);
    expect(impossibleEvent(history)).toBeUndefined();
    expect(statusOf(history, later).state).toBe(transitions[state][change]);
  });

  it.each(every.filter(([state, change]) => !transitions[state][change]))('%s cannot be %s', (state, change) => {
    const history = events(...pathTo[state], change);
    expect(impossibleEvent(history)).toEqual({ event: history.at(-1), state });
    expect(statusOf(history, later).state).toBe(state);
  });

  it('allows these changes and no more', () => {
    const allowed = every.filter(([state, change]) => transitions[state][change]);
    expect(allowed.map((pair) => pair.join(' '))).toEqual([
      'not-yet awarded',
      'trusted area-changed',
      'trusted suspended',
      'trusted ended',
      'suspended area-changed',
      'suspended reinstated',
      'suspended ended',
      'ended awarded',
    ]);
  });

  it('keeps since when it is suspended, through a change of the area', () => {
    const history = events('awarded', 'suspended', 'area-changed', 'reinstated');
    expect(statusOf(history, history[2]!.occurredAt)).toEqual({
      state: 'suspended',
      categories: ['area 2'],
      awardedAt: history[0]!.occurredAt,
      suspendedAt: history[1]!.occurredAt,
    });
    expect(statusOf(history, later)).toMatchObject({ state: 'trusted', suspendedAt: null });
  });
});
