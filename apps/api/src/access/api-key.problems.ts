import { constraintProblem, invalidInput } from '../infrastructure/problem/index.js';

/** The database judges which keys make sense; each refusal names the field. */
constraintProblem('api_key_moderators_are_persons', () =>
  invalidInput([{ pointer: '#/staffId', detail: 'must name the person: moderators act in their own name' }]),
);
constraintProblem('api_key_flagger_named', () =>
  invalidInput([
    { pointer: '#/trustedFlaggerId', detail: 'must be given for the role trusted-flagger, and only for it' },
  ]),
);
constraintProblem('api_key_platform_id_staff_id_fkey', () =>
  invalidInput([{ pointer: '#/staffId', detail: 'names nobody of this platform' }]),
);
constraintProblem('api_key_platform_id_trusted_flagger_id_fkey', () =>
  invalidInput([{ pointer: '#/trustedFlaggerId', detail: 'names no trusted flagger of this platform' }]),
);
