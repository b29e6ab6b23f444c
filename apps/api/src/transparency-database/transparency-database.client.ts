import { Injectable } from '@nestjs/common';
import type { HttpAnswer } from './answer.rules.js';

/** Reference, section 10: 60 s or more. */
const TIMEOUT_MS = 60_000;

export interface Call {
  readonly baseUrl: string;
  readonly token: string;
  /** JSON of `{ "statements": […] }`. */
  readonly body: string;
  readonly signal?: AbortSignal;
}

/** Calls the Commission's API; the token is never logged and goes nowhere but to the configured host. */
@Injectable()
export class TransparencyDatabaseClient {
  /** So long an answer is waited for. */
  timeoutMs = TIMEOUT_MS;

  /** Never throws: what brought no complete answer has no status. */
  async submit({ baseUrl, token, body, signal }: Call): Promise<HttpAnswer> {
    const timeout = AbortSignal.timeout(this.timeoutMs);
    try {
      const response = await fetch(new URL('/api/v1/statements', baseUrl), {
        method: 'POST',
        redirect: 'manual', // a redirect is the answer to a wrong header
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          'content-type': 'application/json',
        },
        body,
        signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
      });
      return {
        status: response.status,
        location: response.headers.get('location'),
        retryAfter: response.headers.get('retry-after'),
        body: await response.text(),
      };
    } catch {
      return { status: null, location: null, retryAfter: null, body: '' };
    }
  }
}
