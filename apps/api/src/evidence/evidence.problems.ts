import type { InformationRequest } from '../information-requests/index.js';
import { problemType } from '../infrastructure/problem/problem.js';
import type { BundleState } from './bundle.js';

type RequestState = InformationRequest['state'];

/** Somebody answered before, or nobody need answer. */
export const bundleAnswered = problemType(
  'bundle-answered',
  409,
  'The bundle does not wait for an answer',
  (state: BundleState) => ({ detail: `The bundle is ${state}.`, state }),
);

/** Who asks that persons are named does not approve it. */
export const bundleNeedsSecondPerson = problemType(
  'bundle-needs-second-person',
  403,
  'Another person must agree',
  () => ({ detail: 'A bundle that names persons is approved by somebody else than who asked for it.' }),
);

/** Nobody needs persons to be named any more. */
export const bundleRequestGivenUp = problemType(
  'bundle-request-given-up',
  409,
  'The request that needs the bundle is over',
  (state: RequestState) => ({ detail: `The request that the bundle is for is ${state}. Nothing was written.`, state }),
);

export const bundleNotMade = problemType(
  'bundle-not-made',
  409,
  'There is no archive of the bundle',
  (state: BundleState) => ({ detail: `The bundle is ${state}.`, state }),
);

export const legalHoldEnded = problemType('legal-hold-ended', 409, 'The legal hold has ended', () => ({
  detail: 'Somebody ended it before. Nothing was written.',
}));
