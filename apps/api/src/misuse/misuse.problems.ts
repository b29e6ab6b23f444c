import { constraintProblem, problemType } from '../infrastructure/problem/index.js';

/** Nobody is warned or suspended whom no message reaches (Art. 23(1), (2)). */
export const partyUnreachable = problemType('misuse-party-unreachable', 409, 'No message reaches this party');

export const alreadyWarned = problemType('misuse-already-warned', 409, 'This party was warned, and nothing came since');

export const alreadySuspended = problemType(
  'misuse-already-suspended',
  409,
  'This party is suspended already',
  (endsAt?: Date) => ({ ...(endsAt && { endsAt: endsAt.toISOString() }) }),
);

export const suspensionOver = problemType(
  'misuse-suspension-over',
  409,
  'This suspension cannot be ended so',
  (state: string) => ({ detail: `It is ${state}.`, state }),
);

/** Art. 22(6): whoever has the status is reported to the Coordinator that awarded it. */
export const trustedFlaggerNotSuspended = problemType(
  'trusted-flagger-not-suspended',
  409,
  'A trusted flagger is not suspended as a notifier',
  (trustedFlaggerId: string) => ({
    detail: 'Tell the Digital Services Coordinator that awarded the status (Art. 22(6)).',
    trustedFlaggerId,
  }),
);

constraintProblem('misuse_suspension_one_per_warning', () => alreadySuspended());
