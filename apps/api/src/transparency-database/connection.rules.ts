import { webhookUrlFault } from '../infrastructure/messages/index.js';
import type { Environment } from './submission.js';

/** The only host of production (reference, section 2). */
export const productionHost = 'transparency.dsa.ec.europa.eu';

/** What is wrong with an address for this environment, to follow "baseUrl"; undefined when it may be used. */
export function baseUrlFault(text: string, environment: Environment): string | undefined {
  const fault = webhookUrlFault(text, false);
  if (fault !== undefined) return fault;
  const url = new URL(text);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return 'must name a host without a path';
  const isProduction = url.host === productionHost && url.protocol === 'https:';
  if (environment === 'production') return isProduction ? undefined : `must be https://${productionHost} in production`;
  return url.hostname === productionHost ? 'must not be the host of production in the sandbox' : undefined;
}

/** Whether an address that an answer shows lies on the host that is configured (section 2). */
export function isOfHost(address: string, baseUrl: string): boolean {
  return URL.parse(address)?.host === new URL(baseUrl).host;
}

/** Where the address of a dump may redirect to: its own host, or the one other that was named; never from https to http. */
export function mayLeadTo(next: URL, dumpUrl: URL, storageHost: string | null): boolean {
  if (next.username !== '' || next.password !== '') return false;
  if (next.protocol !== 'https:' && next.protocol !== dumpUrl.protocol) return false;
  if (next.protocol !== 'https:' && next.protocol !== 'http:') return false;
  return next.host === dumpUrl.host || next.host === storageHost;
}
