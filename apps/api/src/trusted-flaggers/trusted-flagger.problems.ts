import { constraintProblem, problemType } from '../infrastructure/problem/index.js';

export const flaggerStatusConflict = problemType(
  'flagger-status-conflict',
  409,
  'The status cannot change so',
  (change: string, state: string, at: Date) => ({
    detail: `At ${at.toISOString()} the status is ${state}: it cannot be ${change} then. Nothing was changed.`,
    change,
    state,
    at,
  }),
);

export const flaggerEventVoided = problemType(
  'flagger-event-voided',
  409,
  'The event is taken back already',
  () => 'Somebody else voided this event. Nothing was changed.',
);

constraintProblem('trusted_flagger_event_voided_once', flaggerEventVoided);

export const referralStateConflict = problemType(
  'referral-state-conflict',
  409,
  'The referral is past that step',
  (state: string) => ({
    detail: `The referral is ${state}: it is prepared, then sent, then answered, each once.`,
    state,
  }),
);

constraintProblem('trusted_flagger_referral_event_once', () => referralStateConflict('sent or answered already'));
