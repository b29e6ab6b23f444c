import { setTimeout as sleep } from 'node:timers/promises';

/** POSTs of a platform's system that answer the same when they come again. */
const repeatable =
  /\/(enforcement-commands\/[^/]+\/confirmations|preservations\/[^/]+|measure-reversals\/[^/]+\/confirmation|measures|measures\/bulk)$/;
const firstPauseMs = 250;
const longestPauseMs = 30_000;

/**
 * `fetch` that comes back. After 429 always, because nothing was done; after 5xx, a timeout or a broken connection only where the
 * request may be sent twice: GET, PUT, DELETE, what carries an `Idempotency-Key`, and the POSTs that answer the same again.
 */
export function patientFetch({ timeoutMs, attempts }: { timeoutMs: number; attempts: number }) {
  return async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt >= attempts;
      const answer = await send(request, timeoutMs).catch((error: Error) => {
        if (isLast || request.signal.aborted || !mayRepeat(request)) throw error;
        return undefined;
      });
      if (answer && (isLast || !isWorthAnother(answer.status, request))) return answer;
      await answer?.body?.cancel();
      await sleep(pauseMs(answer, attempt), undefined, { signal: request.signal });
    }
  };
}

function send(request: Request, timeoutMs: number): Promise<Response> {
  return fetch(request.clone(), { signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]) });
}

function isWorthAnother(status: number, request: Request): boolean {
  return status === 429 || (status >= 500 && mayRepeat(request));
}

function mayRepeat({ method, headers, url }: Request): boolean {
  if (method !== 'POST') return method !== 'PATCH';
  return headers.has('idempotency-key') || repeatable.test(new URL(url).pathname);
}

/** As long as the server asks for; else twice as long as before, between half and the whole of it. */
function pauseMs(answer: Response | undefined, attempt: number): number {
  const asked = Number(answer?.headers.get('retry-after') ?? Number.NaN);
  if (asked >= 0) return asked * 1_000;
  const longest = Math.min(longestPauseMs, firstPauseMs * 2 ** attempt);
  return longest * (0.5 + Math.random() / 2);
}
