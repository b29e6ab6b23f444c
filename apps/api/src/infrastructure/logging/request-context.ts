import { AsyncLocalStorage } from 'node:async_hooks';
import type { Caller } from '../auth/caller.js';

/** Which request the running code serves; empty in jobs and at start. For the audit log and logs, never for transactions. */
export interface RequestContext {
  readonly requestId?: string;
  readonly caller?: Caller;
}

/** Who did something, as the audit log keeps it. */
export interface Actor {
  readonly kind: 'anonymous' | 'key' | 'staff' | 'system';
  /** The staff member's id, else the key's; null for strangers and the system. */
  readonly id: string | null;
  readonly role: string;
  readonly requestId: string | null;
}

const contexts = new AsyncLocalStorage<RequestContext>();
const none: RequestContext = {};

export function requestContext(): RequestContext {
  return contexts.getStore() ?? none;
}

/** Runs what follows inside the context of a request. */
export function withinRequest<T>(context: RequestContext, run: () => T): T {
  return contexts.run(context, run);
}

/** Who acts now: the request's caller, or the system itself when no request is being served. */
export function actor(): Actor {
  const { requestId = null, caller } = requestContext();
  if (!caller) return { kind: 'system', id: null, role: 'system', requestId };
  if (caller.kind === 'anonymous') return { kind: 'anonymous', id: null, role: caller.role, requestId };
  return caller.staffId === undefined
    ? { kind: 'key', id: caller.keyId, role: caller.role, requestId }
    : { kind: 'staff', id: caller.staffId, role: caller.role, requestId };
}
