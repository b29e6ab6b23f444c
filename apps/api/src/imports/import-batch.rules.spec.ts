import { batchAfter, batchMoves, batchStates, type BatchMove, type BatchState } from './import-batch.rules.js';

const led: Record<`${BatchState} ${BatchMove}`, BatchState | undefined> = {
  'running end': 'finished',
  'running break': 'broken',
  'running lose': 'interrupted',
  'finished end': undefined,
  'finished break': undefined,
  'finished lose': undefined,
  'broken end': undefined,
  'broken break': undefined,
  'broken lose': undefined,
  'interrupted end': undefined,
  'interrupted break': undefined,
  'interrupted lose': undefined,
};

it.each(batchStates.flatMap((state) => batchMoves.map((move) => [state, move] as const)))('%s, %s', (state, move) => {
  expect(batchAfter(state, move)).toBe(led[`${state} ${move}`]);
});
