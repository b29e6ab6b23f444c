import { constraintProblem, problemType } from '../infrastructure/problem/index.js';

export const aliasTaken = problemType('alias-taken', 409, 'Another member of the staff has this alias');
constraintProblem('staff_member_alias_unique', aliasTaken);

export const staffMemberLeft = problemType('staff-member-left', 409, 'This person has left', () => ({
  detail: 'Whoever comes back is added again, with a new alias.',
}));
