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

/** A confidentiality hold lies on the case, or on an order that it answers (Art. 9(5), 18). */
export const caseFileHeld = problemType('case-file-held', 409, 'The case file is held back', (until: Date) => ({
  detail: 'A confidentiality hold lies on the case: what is in it must not leave the house before the hold ends.',
  until: until.toISOString(),
}));

constraintProblem('dispute_body_name_unique', () => disputeBodyKnown());
constraintProblem('dispute_body_certification_starts_once', () => disputeBodyKnown());
constraintProblem('dispute_body_reference_unique', () => disputeKnown());
