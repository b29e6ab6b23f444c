export const referralSteps = ['sent', 'answered'] as const;
export type ReferralStep = (typeof referralSteps)[number];

export const referralStates = ['prepared', ...referralSteps] as const;
export type ReferralState = (typeof referralStates)[number];

/** How the Coordinator was told. */
export const referralChannels = ['email', 'portal', 'letter'] as const;
export type ReferralChannel = (typeof referralChannels)[number];

/** What the Coordinator did: recital 62 (suspended while it investigates), Art. 22(7) (revoked). */
export const coordinatorAnswers = ['suspended', 'revoked', 'no-action'] as const;
export type CoordinatorAnswer = (typeof coordinatorAnswers)[number];

/** Each step once, in this order. */
export const referralTransitions: Readonly<Record<ReferralState, ReferralStep | undefined>> = {
  prepared: 'sent',
  sent: 'answered',
  answered: undefined,
};

/** The state after a step, or null when the referral is not there yet, or past it. */
export function stateAfterStep(state: ReferralState, step: ReferralStep): ReferralState | null {
  return referralTransitions[state] === step ? step : null;
}

/** What an answer makes of the status; null: it stays as it is. */
export const statusChangeOf: Readonly<Record<CoordinatorAnswer, 'suspended' | 'ended' | null>> = {
  suspended: 'suspended',
  revoked: 'ended',
  'no-action': null,
};
