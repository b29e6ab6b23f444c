import { constraintProblem, problemType } from '../infrastructure/problem/problem.js';

/** The lease ended (expired, released, decided, handed over) or was never this moderator's; nothing was written. */
export const leaseLost = problemType('lease-lost', 409, 'You do not hold this case', (caseId: string) => ({
  detail: 'Your claim on the case has ended, so nothing was changed. Claim the case again to go on.',
  caseId,
}));

export const caseNotOpen = problemType('case-not-open', 409, 'The case cannot be claimed', (state: string) => ({
  detail: `The case is ${state}. Only an open case can be claimed.`,
  state,
}));

export const caseNotHeld = problemType('case-not-held', 409, 'The case is not on hold', (state: string) => ({
  detail: `The case is ${state}. Only a case on hold can be taken up before its time.`,
  state,
}));

export const caseAlreadyOpen = problemType(
  'case-already-open',
  409,
  'A case about this subject is open',
  () => 'There is an open case about the same subject. Claim that one; it takes the new question in.',
);

export const caseDecided = problemType(
  'case-decided',
  409,
  'The case is decided',
  () => 'A decision on this case exists. Correct it with a superseding decision.',
);

constraintProblem('review_case_one_open_per_subject', caseAlreadyOpen);
constraintProblem('decision_one_first_per_case', caseDecided);
