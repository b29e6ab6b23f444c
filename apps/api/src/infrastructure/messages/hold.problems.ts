import { problemType } from '../problem/problem.js';

export const holdEnded = problemType('hold-ended', 409, 'The hold has ended', () => ({
  detail: 'Its messages are on their way. A hold that has expired or was lifted is not taken up again.',
}));
