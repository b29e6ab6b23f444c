import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Config } from './config.js';
import { requestIdOf } from './http/request-id.js';
import { answerFrameworkErrors } from './problem/framework-errors.js';

/** Of everything but uploads, which have limits of their own. */
const MAX_BODY_BYTES = 1024 * 1024;

/** A platform's content id: up to 500 characters, of which percent-encoding makes nine each at most. */
const MAX_PARAM_LENGTH = 9 * 500;

export function httpServer(config: Config): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy: config.trustProxy,
    bodyLimit: MAX_BODY_BYTES,
    // A slash at the end of an address changes nothing: people and published links write it either way.
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH, ignoreTrailingSlash: true },
    genReqId: requestIdOf,
    frameworkErrors: answerFrameworkErrors(config),
    // Nothing here is Express middleware: every request is spared the detour.
    skipMiddie: true,
    // On a stop: connections without a request are closed, requests under way are answered.
    forceCloseConnections: 'idle',
  });
}
