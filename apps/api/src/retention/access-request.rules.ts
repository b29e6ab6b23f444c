import type { AccessRequestState, AccessRequestStep } from './access-request.js';

const steps: Readonly<Record<AccessRequestState, Partial<Record<AccessRequestStep, AccessRequestState>>>> = {
  received: { prepare: 'prepared', refuse: 'refused' },
  prepared: { prepare: 'prepared', answer: 'answered', refuse: 'refused' },
  answered: {},
  refused: {},
};

/** The state after the step; null when the request cannot take it. */
export function stateAfter(state: AccessRequestState, step: AccessRequestStep): AccessRequestState | null {
  return steps[state][step] ?? null;
}
