import {
  complaintStates,
  stateAfter,
  urgentAt,
  type ComplaintMove,
  type ComplaintState,
} from './complaint-case.rules.js';

const allowed: Record<ComplaintMove, [ComplaintState[], ComplaintState]> = {
  claim: [['open'], 'claimed'],
  release: [['claimed'], 'open'],
  expire: [['claimed'], 'open'],
  decide: [['claimed'], 'decided'],
  withdraw: [['open', 'claimed'], 'withdrawn'],
};

describe('a complaint', () => {
  const table = Object.entries(allowed).flatMap(([move, [from, to]]) =>
    complaintStates.map((state) => [move as ComplaintMove, state, from.includes(state) ? to : null] as const),
  );

  it.each(table)('makes the move "%s" from %s to %s', (move, state, after) => {
    expect(stateAfter(state, move)).toBe(after);
  });

  it('goes ahead when a mandated body brings it, and not of what is longer overdue (Art. 86)', () => {
    const dueAt = new Date('2026-12-06T10:00:00Z');
    const earlier = (days: number) => new Date(dueAt.getTime() - days * 86_400_000);
    expect(urgentAt(dueAt, false)).toEqual(dueAt);
    expect(urgentAt(dueAt, true) < urgentAt(earlier(29), false)).toBe(true);
    expect(urgentAt(dueAt, true) < urgentAt(earlier(31), false)).toBe(false);
  });
});
