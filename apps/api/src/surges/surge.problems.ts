import { problemType } from '../infrastructure/problem/index.js';
import type { SurgeMove, SurgeState } from './surge.js';

export const surgeOpen = problemType(
  'surge-open',
  409,
  'A surge of the same scope is open',
  (surgeId: string, state: SurgeState) => ({ detail: `The surge ${surgeId} is ${state}.`, surgeId, state }),
);

export const surgeMoveRefused = problemType(
  'surge-move-refused',
  409,
  'The surge does not allow this',
  (state: SurgeState, move: SurgeMove) => ({ detail: `The surge is ${state}.`, state, move }),
);
