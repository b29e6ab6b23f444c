import { stateAfter, type CaseMove, type CaseState } from './case.rules.js';

const states: CaseState[] = ['open', 'claimed', 'held', 'decided'];
const allowed: Record<CaseMove, [CaseState, CaseState]> = {
  claim: ['open', 'claimed'],
  release: ['claimed', 'open'],
  expire: ['claimed', 'open'],
  hold: ['claimed', 'held'],
  resume: ['held', 'open'],
  'hand-over': ['claimed', 'open'],
  escalate: ['claimed', 'open'],
  decide: ['claimed', 'decided'],
};

describe('a case', () => {
  const table = Object.entries(allowed).flatMap(([move, [from, to]]) =>
    states.map((state) => [move as CaseMove, state, state === from ? to : null] as const),
  );

  it.each(table)('makes the move "%s" from %s to %s', (move, state, after) => {
    expect(stateAfter(state, move)).toBe(after);
  });
});
