import { constraintProblem, problemType } from '../infrastructure/problem/problem.js';

export const noInternalComplaints = problemType(
  'no-internal-complaints',
  422,
  'The service has no internal complaints',
  () =>
    'This service need not, and does not, handle complaints internally (Art. 19, 20). A court is open to you all the same.',
);

export const complaintWindowClosed = problemType(
  'complaint-window-closed',
  422,
  'The time for a complaint is over',
  (lastDay: string) => ({
    detail: `A complaint could be lodged until the end of ${lastDay}: six months after you were informed (Art. 20(1)).`,
    lastDay,
  }),
);

export const complaintEnded = problemType('complaint-ended', 409, 'The complaint is over', (state: string) => ({
  detail: `The complaint is ${state}, so nothing was changed.`,
  state,
}));

export const ownDecision = problemType(
  'own-decision',
  409,
  'You made the decision that is complained of',
  () => 'Another person decides on the complaint (Art. 20(6)), unless an exception for you is approved and named.',
);

export const anotherMayDecide = problemType(
  'another-may-decide',
  409,
  'Another moderator may decide on the complaint',
  () =>
    'An exception is only for a platform where nobody else may decide. Let a moderator decide who had no part in the decision.',
);

export const exceptionApproved = problemType(
  'exception-approved',
  409,
  'The exception is approved already',
  () => 'There is an exception for this person and this complaint.',
);

constraintProblem('complaint_decision_not_by_the_first_decider', ownDecision);
constraintProblem('decider_exception_one_per_person', exceptionApproved);
