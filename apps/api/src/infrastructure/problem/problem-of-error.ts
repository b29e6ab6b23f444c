import { HttpException } from '@nestjs/common';
import { problemOfConstraint } from './constraint-problems.js';
import { isDatabaseAway } from './database-away.js';
import * as http from './http.problems.js';
import { Problem } from './problem.js';

/** The problem that an error means to the caller; undefined when it is a fault of ours, to be logged and not described. */
export function problemOfError(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  const named = problemOfConstraint(error);
  if (named) return named;
  if (isDatabaseAway(error)) return http.unavailable('Try again in a moment.').withHeader('retry-after', '5');
  if (error instanceof HttpException) return problemOfStatus(error.getStatus(), error.cause ?? error);
  return problemOfStatus(statusOf(error), error);
}

/** Fastify's and Nest's own refusals, which come with a status below 500. */
function problemOfStatus(status: number | undefined, error: unknown): Problem | undefined {
  switch (status) {
    case 404:
      return http.notFound();
    case 405:
      return http.methodNotAllowed();
    case 413:
      return http.payloadTooLarge();
    case 415:
      return http.unsupportedMediaType();
    default:
      if (status === undefined || status < 400 || status >= 500) return undefined;
      return isAboutTheBody(error) ? http.malformedBody('The body does not follow its media type.') : http.badRequest();
  }
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

/** Refusals of Fastify's body parsers and of its multipart plugin. */
function isAboutTheBody(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return code.startsWith('FST_ERR_CTP') || code.startsWith('FST_MP') || code.startsWith('FST_INVALID_MULTIPART');
}
