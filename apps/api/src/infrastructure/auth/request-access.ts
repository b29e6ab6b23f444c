import type { RequestContext } from '../logging/request-context.js';
import type { Caller } from './caller.js';

/** What is known about the caller of one request; filled by the guard, and the request's context at the same time. */
export class RequestAccess implements RequestContext {
  caller?: Caller;
  /** The platform that the address names. */
  platformId?: string;

  constructor(readonly requestId: string) {}
}

declare module 'fastify' {
  interface FastifyRequest {
    access: RequestAccess;
  }
}
