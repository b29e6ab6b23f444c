import { createClient, createConfig, type Client } from './generated/client/index.js';
import { patientFetch } from './patient-fetch.js';
import { Refused } from './refused.js';

export interface Connection {
  /** Where the server is: `https://notices.example`, without a path. */
  readonly url: string;
  /** `nd_…`; left out for whoever needs none: notifiers, complainants. */
  readonly key?: string;
  /** Longest time to wait for one answer, in milliseconds; 30,000 unless told. */
  readonly timeoutMs?: number;
  /** How often a request is sent in all; 6 unless told. */
  readonly attempts?: number;
}

/**
 * One caller of one server, for `client` of any operation. It waits as `Retry-After` says and repeats what is safe to repeat.
 * With `throwOnError: true` an operation throws `Refused`; without, its answer holds `error`, a problem detail, or `data`.
 */
export function connect({ url, key, timeoutMs = 30_000, attempts = 6 }: Connection): Client {
  const client = createClient(
    createConfig({ baseUrl: url.replace(/\/+$/, ''), auth: key, fetch: patientFetch({ timeoutMs, attempts }) }),
  );
  client.interceptors.error.use((error, response, request, { throwOnError }) =>
    throwOnError && response ? new Refused(`${request?.method} ${request?.url}`, response.status, error) : error,
  );
  return client;
}
