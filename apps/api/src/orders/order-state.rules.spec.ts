import { effectOutcomes, orderStates, type OrderState } from './order.js';
import { isOpen, moveOf, orderMoves, stateAfter, type OrderMove } from './order-state.rules.js';

/** Every transition there is; what is not here is refused. */
const transitions: Partial<Record<OrderState, Partial<Record<OrderMove, OrderState>>>> = {
  received: { begin: 'in-progress', give: 'effected', 'give-partly': 'partly', refuse: 'refused', end: 'ended' },
  incomplete: {
    complete: 'received',
    begin: 'in-progress',
    give: 'effected',
    'give-partly': 'partly',
    refuse: 'refused',
    end: 'ended',
  },
  'in-progress': { give: 'effected', 'give-partly': 'partly', refuse: 'refused', end: 'ended' },
  effected: { reopen: 'in-progress', end: 'ended' },
  partly: { reopen: 'in-progress', end: 'ended' },
  refused: { reopen: 'in-progress', end: 'ended' },
};

const every = orderStates.flatMap((state) => orderMoves.map((move) => [state, move] as const));

describe('the states of an order', () => {
  it.each(every)('%s, %s', (state, move) => expect(stateAfter(state, move)).toBe(transitions[state]?.[move] ?? null));

  it('are open until the authority is told what became of it', () => {
    expect(orderStates.filter(isOpen)).toEqual(['received', 'incomplete', 'in-progress']);
  });

  it('follow what became of it', () => {
    expect(effectOutcomes.map((outcome) => stateAfter('in-progress', moveOf(outcome)))).toEqual([
      'effected',
      'partly',
      'refused',
    ]);
  });
});
