/** States of a complaint; equal to the constraint `complaint_case_state_known`. */
export const complaintStates = ['open', 'claimed', 'decided', 'withdrawn'] as const;
export type ComplaintState = (typeof complaintStates)[number];

/** What moves a complaint from one state to another. A correction of the decision complained of is not among them. */
export type ComplaintMove = 'claim' | 'release' | 'expire' | 'decide' | 'withdraw';

const moves: Record<ComplaintMove, { from: readonly ComplaintState[]; to: ComplaintState }> = {
  claim: { from: ['open'], to: 'claimed' },
  release: { from: ['claimed'], to: 'open' },
  expire: { from: ['claimed'], to: 'open' },
  decide: { from: ['claimed'], to: 'decided' },
  withdraw: { from: ['open', 'claimed'], to: 'withdrawn' },
};

/** The state after `move`, or null when a complaint in `state` cannot make it. */
export function stateAfter(state: ComplaintState, move: ComplaintMove): ComplaintState | null {
  return moves[move].from.includes(state) ? moves[move].to : null;
}

/** How long a moderator may look at a complaint before it is handed to somebody else; renewable. */
export const leaseMinutes = 15;

export function leaseEnd(from: Date): Date {
  return new Date(from.getTime() + leaseMinutes * 60_000);
}

/** Art. 86(2): complaints of mandated bodies are dealt with as a priority. UNVERIFIED: the number is our choice. */
const mandatedBonusDays = 30;

/** The instant by which the queue is ordered. A bonus and not a rank: what is overdue by more goes first, so nothing starves. */
export function urgentAt(dueAt: Date, mandated: boolean): Date {
  return mandated ? new Date(dueAt.getTime() - mandatedBonusDays * 86_400_000) : dueAt;
}
