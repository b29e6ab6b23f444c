import { problemType } from '../infrastructure/problem/index.js';

export const importInterrupted = problemType(
  'import-interrupted',
  409,
  'The import was taken for gone',
  () => 'Whole sets of its lines are in. Send the file again: what is in counts as repeated.',
);
