import { problemType } from '../infrastructure/problem/index.js';

/** A measure is sent again with what it was sent with before, or it is another measure and has another id. */
export const measureDiffers = problemType(
  'measure-differs',
  409,
  'The platform sent another measure under this day and id',
);

export const measureReversed = problemType(
  'measure-reversed',
  409,
  'The measure was taken back already',
  (reversedAt: Date) => ({ reversedAt: reversedAt.toISOString() }),
);
