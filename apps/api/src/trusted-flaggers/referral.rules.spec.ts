import { coordinatorAnswers, referralStates, referralSteps, stateAfterStep, statusChangeOf } from './referral.rules.js';

describe('a referral to the Coordinator (Art. 22(6))', () => {
  const every = referralStates.flatMap((state) => referralSteps.map((step) => [state, step] as const));
  const allowed = ['prepared sent', 'sent answered'];

  it.each(every)('that is %s takes the step %s or refuses it', (state, step) => {
    expect(stateAfterStep(state, step)).toBe(allowed.includes(`${state} ${step}`) ? step : null);
  });

  it('changes the status by the answer alone', () => {
    expect(coordinatorAnswers.map((answer) => statusChangeOf[answer])).toEqual(['suspended', 'ended', null]);
  });
});
