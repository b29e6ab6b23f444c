import type { FieldError } from '../infrastructure/validation/field-error.js';
import { problemType } from '../infrastructure/problem/problem.js';

export const contentKindFixed = problemType(
  'content-kind-fixed',
  409,
  'The content is of another kind',
  (kind: string) => ({
    detail: `It was described as ${kind} before, and a kind never changes.`,
  }),
);

export const locationTaken = problemType(
  'location-taken',
  409,
  'The location belongs to another content',
  (errors: readonly FieldError[]) => ({ detail: 'A location names one content for good.', errors }),
);

export const affiliationFixed = problemType(
  'affiliation-fixed',
  409,
  'The affiliation is known from another source',
  (errors: readonly FieldError[]) => ({
    detail: 'An affiliation of this kind with this first day is recorded with another source, which never changes.',
    errors,
  }),
);
