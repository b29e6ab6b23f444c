import type { FieldError } from '../validation/field-error.js';
import { problemType } from './problem.js';

/** The problems that any route may answer with. */

/** Also for what exists and is not the caller's to know. */
export const notFound = problemType('not-found', 404, 'There is nothing here');

export const methodNotAllowed = problemType('method-not-allowed', 405, 'This address does not know this method');

export const invalidInput = problemType(
  'invalid-input',
  422,
  'The input is not valid',
  (errors: readonly FieldError[]) => ({
    detail: errors.length === 1 ? 'One field is not valid.' : `${errors.length} fields are not valid.`,
    errors,
  }),
);

export const malformedBody = problemType('malformed-body', 400, 'The body cannot be read');

export const badRequest = problemType('bad-request', 400, 'The request cannot be understood');

export const unauthenticated = problemType(
  'unauthenticated',
  401,
  'A valid key is needed',
  (detail?: string) => detail,
);

export const forbidden = problemType('forbidden', 403, 'This key may not do that');

export const conflict = problemType('conflict', 409, 'The state has changed meanwhile');

export const payloadTooLarge = problemType('payload-too-large', 413, 'The body is too large');

export const unsupportedMediaType = problemType('unsupported-media-type', 415, 'The media type is not accepted here');

/** `retryAfterSeconds` is rounded up to whole seconds, at least one. */
export const tooManyRequests = problemType(
  'too-many-requests',
  429,
  'Too many requests',
  (retryAfterSeconds: number) => ({
    detail: `Try again in ${Math.max(1, Math.ceil(retryAfterSeconds))} s.`,
    retryAfterSeconds: Math.max(1, Math.ceil(retryAfterSeconds)),
  }),
);

export const internalError = problemType('internal-error', 500, 'Something went wrong on our side');

export const unavailable = problemType('unavailable', 503, 'The service cannot answer now');
