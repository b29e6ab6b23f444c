import type { NoteKind, ReferralState, ReferralStep } from './legal-referral.js';

const table: Readonly<Record<ReferralState, Partial<Record<ReferralStep, ReferralState>>>> = {
  asked: { answer: 'answered', withdraw: 'withdrawn', note: 'asked' },
  answered: { 'ask-again': 'asked', note: 'answered' },
  withdrawn: {},
};

/** Where a step leads; null: the state does not allow it. */
export function stateAfter(state: ReferralState, step: ReferralStep): ReferralState | null {
  return table[state][step] ?? null;
}

/** As what the text of a step is kept. */
export const noteOf: Readonly<Record<ReferralStep, NoteKind>> = {
  answer: 'answer',
  'ask-again': 'question',
  withdraw: 'withdrawal',
  note: 'note',
};
