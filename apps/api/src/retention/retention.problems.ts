import { problemType } from '../infrastructure/problem/problem.js';
import type { AccessRequestState, AccessRequestStep } from './access-request.js';

/** The request has gone on; nothing was written. */
export const accessRequestStepRefused = problemType(
  'access-request-step-refused',
  409,
  'The request of the person does not allow this step',
  (state: AccessRequestState, step: AccessRequestStep) => ({ detail: `The request is ${state}.`, state, step }),
);

/** There is an archive only of a request for access, once somebody checked who asks. */
export const accessArchiveNotThere = problemType(
  'access-archive-not-there',
  409,
  'There is no archive of the request',
  () => ({ detail: 'An archive is made of a request for access that is prepared.' }),
);
