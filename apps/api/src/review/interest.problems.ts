import { constraintProblem, problemType } from '../infrastructure/problem/problem.js';

/** The database refuses it, whichever way a person comes to a case, a decision, a complaint or a dispute. */
export const staffInterested = problemType(
  'staff-interested',
  409,
  'You stay out of this: an interest is declared',
  () =>
    'The case, whose it is or who notified it is somebody you are tied to. Somebody else takes it. Nothing was written.',
);

export const interestEnded = problemType('interest-ended', 409, 'The declaration has ended', () => ({
  detail: 'Who still has the tie declares it again.',
}));

constraintProblem('interested_staff_stay_out', () => staffInterested());
