/** What opened a case; equal to the constraint `review_case_cause_known`. */
export type CaseCause = 'notice' | 'own-initiative' | 'order';

/** States of a case; equal to the constraint `review_case_state_known`. */
export type CaseState = 'open' | 'claimed' | 'held' | 'decided';

/** What moves a case from one state to another. */
export type CaseMove = 'claim' | 'release' | 'expire' | 'hold' | 'resume' | 'hand-over' | 'escalate' | 'decide';

const moves: Record<CaseMove, { from: CaseState; to: CaseState }> = {
  claim: { from: 'open', to: 'claimed' },
  release: { from: 'claimed', to: 'open' },
  expire: { from: 'claimed', to: 'open' },
  hold: { from: 'claimed', to: 'held' },
  resume: { from: 'held', to: 'open' },
  'hand-over': { from: 'claimed', to: 'open' },
  escalate: { from: 'claimed', to: 'open' },
  decide: { from: 'claimed', to: 'decided' },
};

/** The state after `move`, or null when a case in `state` cannot make it. A decided case makes no move: later notices open another. */
export function stateAfter(state: CaseState, move: CaseMove): CaseState | null {
  return moves[move].from === state ? moves[move].to : null;
}

/** How long a moderator may look at a case before it is handed to somebody else; renewable. */
export const leaseMinutes = 15;

/** How long a case that was handed over waits for the named moderator alone. */
export const handOverHours = 24;

/** The longest that a case can be put on hold at once. */
export const holdDaysAtMost = 30;
