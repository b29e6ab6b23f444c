import { problemType } from '../infrastructure/problem/index.js';

export const pageClosed = problemType('page-closed', 409, 'The page is closed', (state: string) => ({
  detail:
    state === 'settled'
      ? 'What it was about is settled.'
      : 'Somebody else has acknowledged it and sees to what it is about.',
  state,
}));
