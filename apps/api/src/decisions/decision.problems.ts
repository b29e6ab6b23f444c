import { constraintProblem, problemType } from '../infrastructure/problem/problem.js';
import type { Difference } from './reference.rules.js';

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

export const referenceDiffers = problemType(
  'reference-differs',
  409,
  'The earlier decision does not answer this case',
  (differences: readonly Difference[]) => ({
    detail: `It differs in: ${differences.join(', ')}. Decide the case for itself.`,
    differences,
  }),
);
