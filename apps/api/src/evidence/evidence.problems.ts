import { problemType } from '../infrastructure/problem/problem.js';
import type { BundleState } from './bundle.js';

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

export const bundleNotMade = problemType(
  'bundle-not-made',
  409,
  'There is no archive of the bundle',
  (state: BundleState) => ({ detail: `The bundle is ${state}.`, state }),
);

export const legalHoldEnded = problemType('legal-hold-ended', 409, 'The legal hold has ended', () => ({
  detail: 'Somebody ended it before. Nothing was written.',
}));
