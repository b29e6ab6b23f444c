import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Config } from './config.js';
import { requestIdOf } from './http/request-id.js';
import { answerFrameworkErrors } from './problem/framework-errors.js';

/** Of everything but uploads, which have limits of their own. */
const MAX_BODY_BYTES = 1024 * 1024;

export function httpServer(config: Config): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy: config.trustProxy,
    bodyLimit: MAX_BODY_BYTES,
    genReqId: requestIdOf,
    frameworkErrors: answerFrameworkErrors(config),
    // Nothing here is Express middleware: every request is spared the detour.
    skipMiddie: true,
    // On a stop: connections without a request are closed, requests under way are answered.
    forceCloseConnections: 'idle',
  });
}
