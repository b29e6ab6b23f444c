import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RequestAccess } from '../auth/request-access.js';
import type { Log } from '../logging/log.js';
import { withinRequest } from '../logging/request-context.js';
import type { Metrics } from '../metrics/metrics.js';

/** What watches the program, and would fill the log with itself. */
const quiet = ['/health/live', '/health/ready', '/metrics'];

/**
 * Gives every request its context, its answer the request id, and its end one log line and one measurement. The line names the
 * route and never the address: addresses hold secrets (status pages) and content ids.
 */
export function addRequestHooks(fastify: FastifyInstance, log: Log, metrics: Metrics): void {
  // Fastify wants the shape of the object declared; the value is set for each request.
  fastify.decorateRequest('access', null as unknown as RequestAccess);
  fastify.addHook('onRequest', (request, reply, done) => {
    request.access = new RequestAccess(request.id);
    reply.header('x-request-id', request.id);
    done();
  });
  // Not before the body has been read: what the socket then calls back would have lost the context.
  fastify.addHook('preValidation', (request, _reply, done) => withinRequest(request.access, done));
  fastify.addHook('onResponse', (request, reply, done) => {
    record(request, reply, log, metrics);
    done();
  });
}

function record(request: FastifyRequest, reply: FastifyReply, log: Log, metrics: Metrics): void {
  const route = request.routeOptions.url ?? 'none';
  metrics.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime);
  const { caller } = request.access;
  const line = {
    'request.id': request.id,
    method: request.method,
    route,
    status: reply.statusCode,
    duration_ms: Math.round(reply.elapsedTime * 10) / 10,
    'caller.role': caller?.role,
    'key.id': caller?.kind === 'key' ? caller.keyId : undefined,
  };
  if (quiet.includes(route)) log.debug(line, 'Request answered');
  else log.info(line, 'Request answered');
}
