import { constraintProblem, problemType } from '../infrastructure/problem/problem.js';
import type { DisputeState } from './dispute.js';
import type { DisputeStep } from './dispute.rules.js';

export const disputeBodyKnown = problemType('dispute-body-known', 409, 'The body is registered already', () => ({
  detail: 'A body of this name, or its certification by this Member State from this day, is in the register.',
}));

/** One body gives each reference once; of two callers the first counts. */
export const disputeKnown = problemType('dispute-known', 409, 'The dispute is registered already', () => ({
  detail: 'A dispute of this body with this reference is on record. Nothing was written.',
}));

/** The dispute has gone on, or what is asked does not go with its outcome; nothing was written. */
export const disputeStepRefused = problemType(
  'dispute-step-refused',
  409,
  'The dispute does not allow this step',
  (state: DisputeState, step: DisputeStep | 'fees', why?: string) => ({
    detail: why ?? `The dispute is ${state}.`,
    state,
    step,
  }),
);

constraintProblem('dispute_body_name_unique', () => disputeBodyKnown());
constraintProblem('dispute_body_certification_starts_once', () => disputeBodyKnown());
constraintProblem('dispute_body_reference_unique', () => disputeKnown());
