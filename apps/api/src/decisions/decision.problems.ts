import { constraintProblem, problemType } from '../infrastructure/problem/problem.js';

/** Of several corrections of one decision the first counts; the next one corrects that. */
export const decisionSuperseded = problemType(
  'decision-superseded',
  409,
  'The decision was superseded',
  (supersededById?: string) => ({
    detail: 'A later decision takes the place of this one, so nothing was changed. Correct that one.',
    ...(supersededById && { supersededById }),
  }),
);

constraintProblem('decision_superseded_once', () => decisionSuperseded());
