import { problemType } from '../problem/problem.js';

export const messageNotAccepted = problemType(
  'message-not-accepted',
  409,
  'The message was not accepted by the relay',
  (state: string) => ({ detail: `The message is ${state}; only one that the relay has accepted can bounce.`, state }),
);
