import type { Surge, SurgeChange, SurgeEventKind, SurgeMove, SurgeState } from './surge.js';

const table: Readonly<Record<SurgeState, Partial<Record<SurgeMove, SurgeState>>>> = {
  noticed: { 'switch-on': 'on', dismiss: 'dismissed' },
  on: { step: 'on', prolong: 'on', 'switch-off': 'off' },
  off: {},
  dismissed: {},
};

export const eventOf: Readonly<Record<SurgeMove, SurgeEventKind>> = {
  'switch-on': 'switched-on',
  dismiss: 'dismissed',
  step: 'step',
  prolong: 'prolonged',
  'switch-off': 'switched-off',
};

/** Where a move leads; null: the state does not allow it. */
export function stateAfter(state: SurgeState, move: SurgeMove): SurgeState | null {
  return table[state][move] ?? null;
}

/** How the surge stands after the move, made at this instant. */
export function changeOf(
  { switchedOnAt, expectedEndAt, endedAt }: Surge,
  state: SurgeState,
  move: SurgeMove,
  { at, expectedEndAt: expected }: { readonly at: Date; readonly expectedEndAt: Date | null },
): SurgeChange {
  return {
    state,
    switchedOnAt: move === 'switch-on' ? at : switchedOnAt,
    expectedEndAt: expected ?? expectedEndAt,
    endedAt: move === 'switch-off' || move === 'dismiss' ? at : endedAt,
  };
}
