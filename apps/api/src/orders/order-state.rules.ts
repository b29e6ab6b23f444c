import type { EffectOutcome, OrderState } from './order.js';

/**
 * What moves an order from one state to another. `begin`: somebody decided on an item, or handed something over. `complete`: what was
 * missing came. `reopen`: a later decision superseded the one that the authority was told of.
 */
export const orderMoves = ['complete', 'begin', 'give', 'give-partly', 'refuse', 'reopen', 'end'] as const;
export type OrderMove = (typeof orderMoves)[number];

const open: readonly OrderState[] = ['received', 'incomplete', 'in-progress'];
const answered: readonly OrderState[] = ['effected', 'partly', 'refused'];

const moves: Record<OrderMove, { from: readonly OrderState[]; to: OrderState }> = {
  complete: { from: ['incomplete'], to: 'received' },
  begin: { from: ['received', 'incomplete'], to: 'in-progress' },
  give: { from: open, to: 'effected' },
  'give-partly': { from: open, to: 'partly' },
  refuse: { from: open, to: 'refused' },
  reopen: { from: answered, to: 'in-progress' },
  end: { from: [...open, ...answered], to: 'ended' },
};

/** The state after `move`, or null when an order in `state` cannot make it. */
export function stateAfter(state: OrderState, move: OrderMove): OrderState | null {
  return moves[move].from.includes(state) ? moves[move].to : null;
}

/** Whether the authority still waits to hear what became of it. */
export function isOpen(state: OrderState): boolean {
  return open.includes(state);
}

/** What an outcome does to an order. */
export function moveOf(outcome: EffectOutcome): OrderMove {
  return outcome === 'given' ? 'give' : outcome === 'partly' ? 'give-partly' : 'refuse';
}
