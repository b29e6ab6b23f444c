import { lookup } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPrivateAddress } from './webhook-url.rules.js';

const TIMEOUT_MS = 10_000;
/** So much of an answer is read, to use the connection again; the answer itself says nothing to us. */
const MAX_ANSWER_BYTES = 64 * 1_024;

const agents = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true }),
};

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  readonly blockPrivateAddresses: boolean;
}

/**
 * Posts and resolves to the status of the answer; rejects when none came within 10 s. Redirects are an answer like another: a
 * signed body goes only where the platform said.
 */
export function postWebhook({
  url: address,
  headers,
  body,
  signal,
  blockPrivateAddresses,
}: WebhookRequest): Promise<number> {
  const url = new URL(address);
  const { request, agent } =
    url.protocol === 'http:'
      ? { request: http.request, agent: agents['http:'] }
      : { request: https.request, agent: agents['https:'] };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (blockPrivateAddresses && isIP(host) !== 0 && isPrivateAddress(host)) return Promise.reject(privateAddress());
  const bytes = Buffer.from(body);
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': bytes.length,
          'user-agent': 'Noticedesk',
        },
        signal: AbortSignal.any([timeout, signal]),
        lookup: blockPrivateAddresses ? publicLookup : lookup,
      },
      (answer) => {
        readAtMost(answer, MAX_ANSWER_BYTES);
        resolve(answer.statusCode ?? 0);
      },
    );
    outgoing.on('error', (error) => reject(timeout.aborted ? (timeout.reason as Error) : error));
    outgoing.end(bytes);
  });
}

/** Judges the addresses that the connection will use, so that a name cannot point elsewhere a moment later. */
const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, options, (error, found, family) => {
    const addresses = typeof found === 'string' ? [found] : (found ?? []).map(({ address }) => address);
    if (!error && addresses.some(isPrivateAddress)) done(privateAddress(), '', 0);
    else done(error, found, family);
  });
};

function privateAddress(): NodeJS.ErrnoException {
  return Object.assign(new Error('The endpoint has a private address'), { code: 'address-private' });
}

function readAtMost(answer: http.IncomingMessage, maxBytes: number): void {
  let bytes = 0;
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxBytes) answer.destroy();
  });
  answer.on('error', () => {}); // the status came; what follows is read only to be gone
}
