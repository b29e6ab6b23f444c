import { constraintProblem, problemType } from '../infrastructure/problem/problem.js';
import type { RequestState } from './information-request.js';
import type { RequestStep } from './information-request.rules.js';

/** An authority gives each reference once; of two callers the first counts. */
export const informationRequestKnown = problemType(
  'information-request-known',
  409,
  'The request is registered already',
  () => ({ detail: 'A request of this authority with this reference is on record. Nothing was written.' }),
);

/** The request has gone on, or is of another kind; nothing was written. */
export const informationRequestStepRefused = problemType(
  'information-request-step-refused',
  409,
  'The request does not allow this step',
  (state: RequestState, step: RequestStep) => ({ detail: `The request is ${state}.`, state, step }),
);

constraintProblem('information_request_named_once', () => informationRequestKnown());
