/** States of an item; equal to the constraint `accuracy_item_state_known`. */
export const itemStates = ['waiting', 'claimed', 'reviewed'] as const;
export type ItemState = (typeof itemStates)[number];

export type ItemMove = 'claim' | 'release' | 'expire' | 'review';

const moves: Record<ItemMove, { readonly from: ItemState; readonly to: ItemState }> = {
  claim: { from: 'waiting', to: 'claimed' },
  release: { from: 'claimed', to: 'waiting' },
  expire: { from: 'claimed', to: 'waiting' },
  review: { from: 'claimed', to: 'reviewed' },
};

/** The state after `move`, or null when an item in `state` cannot make it. A verdict is never taken back. */
export function stateAfter(state: ItemState, move: ItemMove): ItemState | null {
  return moves[move].from === state ? moves[move].to : null;
}

/** How long a moderator may look at an item before it is handed to somebody else. */
export const leaseMinutes = 15;

export function leaseEnd(from: Date): Date {
  return new Date(from.getTime() + leaseMinutes * 60_000);
}
