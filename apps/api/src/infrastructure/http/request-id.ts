import type { IncomingMessage } from 'node:http';
import { newId } from '../ids.js';

/** The caller's X-Request-Id when it is short and plain, so that a request can be followed across programs; else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[A-Za-z0-9_.-]{8,64}$/.test(given) ? given : newId();
}
