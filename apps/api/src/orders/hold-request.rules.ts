import type { FieldError } from '../infrastructure/validation/index.js';

/** Equal to `order_hold_request_state_known`. */
export const holdRequestStates = ['asked', 'approved', 'refused', 'lapsed'] as const;
export type HoldRequestState = (typeof holdRequestStates)[number];

export const holdRequestMoves = ['approve', 'refuse', 'lapse'] as const;
export type HoldRequestMove = (typeof holdRequestMoves)[number];

const moves: Record<HoldRequestMove, { from: HoldRequestState; to: HoldRequestState }> = {
  approve: { from: 'asked', to: 'approved' },
  refuse: { from: 'asked', to: 'refused' },
  lapse: { from: 'asked', to: 'lapsed' },
};

/** The state after `move`, or null when the request was answered before. */
export function stateAfterAnswer(state: HoldRequestState, move: HoldRequestMove): HoldRequestState | null {
  return moves[move].from === state ? moves[move].to : null;
}

const dayMs = 86_400_000;

/** How long a recipient waits for a request that nobody answers, at most: no hold lasts without an approver. Our choice. */
const unansweredForMs = dayMs;

/** UNVERIFIED: our choice. Longer holds are extended, so that a person looks at them again. */
const longestDays = 180;

/** When a request that nobody answers no longer holds anything: never after the hold itself would have ended. */
export function lapsesAt(now: Date, expiresAt: Date): Date {
  return new Date(Math.min(now.getTime() + unansweredForMs, expiresAt.getTime()));
}

/** What is wrong with the end that a hold is to have; [] when nothing is. */
export function expiryFaults(expiresAt: Date, now: Date): FieldError[] {
  if (expiresAt <= now) return [{ pointer: '#/expiresAt', detail: 'must lie in the future' }];
  if (expiresAt.getTime() - now.getTime() > longestDays * dayMs) {
    return [
      {
        pointer: '#/expiresAt',
        detail: `must lie within ${longestDays} days: extend the hold when it must last longer`,
      },
    ];
  }
  return [];
}
