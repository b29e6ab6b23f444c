import { referralStates, referralSteps, type ReferralState, type ReferralStep } from './legal-referral.js';
import { stateAfter } from './legal-referral.rules.js';

const allowed: Record<string, ReferralState> = {
  'asked answer': 'answered',
  'asked withdraw': 'withdrawn',
  'asked note': 'asked',
  'answered ask-again': 'asked',
  'answered note': 'answered',
};

describe('a legal referral', () => {
  it.each(referralStates.flatMap((state) => referralSteps.map((step): [ReferralState, ReferralStep] => [state, step])))(
    'that is %s takes the step %s as the table says',
    (state, step) => expect(stateAfter(state, step)).toBe(allowed[`${state} ${step}`] ?? null),
  );
});
