import { problemType } from '../infrastructure/problem/problem.js';
import type { Command } from './restriction.js';

type Overtaken = Pick<Command, 'state'> & { readonly currentRevision: number };

/** It waits, was overtaken by a newer revision, or is settled otherwise; nothing was written. */
export const commandNotOpen = problemType(
  'command-not-open',
  409,
  'The command is not open',
  ({ state, currentRevision }: Overtaken) => ({
    detail: `The command is ${state}. The restriction is at revision ${currentRevision}: carry out the newest open command.`,
    state,
    currentRevision,
  }),
);

export const confirmedOtherwise = problemType(
  'confirmed-otherwise',
  409,
  'The command was confirmed otherwise',
  (outcome: string) => ({ detail: `It was confirmed as ${outcome}, and what is confirmed stays.`, outcome }),
);
