/** Equal to `import_batch_state_known`. */
export const batchStates = ['running', 'finished', 'broken'] as const;
export type BatchState = (typeof batchStates)[number];

/** `end`: the whole file was read. `break`: it was not; whole sets of its lines stay. */
export const batchMoves = ['end', 'break'] as const;
export type BatchMove = (typeof batchMoves)[number];

const transitions: Record<BatchState, Partial<Record<BatchMove, BatchState>>> = {
  running: { end: 'finished', break: 'broken' },
  finished: {},
  broken: {},
};

/** Where the move leads; undefined where it cannot be made. A file is imported again as another batch. */
export function batchAfter(state: BatchState, move: BatchMove): BatchState | undefined {
  return transitions[state][move];
}
