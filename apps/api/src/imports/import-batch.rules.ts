/** Equal to `import_batch_state_known`. */
export const batchStates = ['running', 'finished', 'broken', 'interrupted'] as const;
export type BatchState = (typeof batchStates)[number];

/** `end`: the whole file was read. `break`: it was not; whole sets of its lines stay. `lose`: nothing was heard of who read it. */
export const batchMoves = ['end', 'break', 'lose'] as const;
export type BatchMove = (typeof batchMoves)[number];

const transitions: Record<BatchState, Partial<Record<BatchMove, BatchState>>> = {
  running: { end: 'finished', break: 'broken', lose: 'interrupted' },
  finished: {},
  broken: {},
  interrupted: {},
};

/** Where the move leads; undefined where it cannot be made. A file is imported again as another batch. */
export function batchAfter(state: BatchState, move: BatchMove): BatchState | undefined {
  return transitions[state][move];
}

/** Whoever imports says so often that they are there. */
export const beatSeconds = 20;

/** Of whom nothing was heard for so long, they are gone: a pause of the machine or the database is not taken for it. */
export const lostAfterSeconds = 300;
