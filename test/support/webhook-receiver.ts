import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedWebhook {
  path: string;
  headers: IncomingHttpHeaders;
  /** The bytes that the signature is about. */
  body: string;
}

export interface WebhookReceiver {
  url: string;
  /** All that arrived, oldest first. */
  requests: ReceivedWebhook[];
  /** The oldest request that was not asked for before and that fits; waits for it. */
  next(fits?: (request: ReceivedWebhook) => boolean, options?: { timeoutMs?: number }): Promise<ReceivedWebhook>;
  /** How requests are answered from now on: 204 at once when not told otherwise. */
  answerWith(status: number, options?: { delayMs?: number }): void;
  stop(): Promise<void>;
}

/** A platform's end of the webhook: a real HTTP server that keeps what it gets. */
export async function webhookReceiver(): Promise<WebhookReceiver> {
  const requests: ReceivedWebhook[] = [];
  const taken = new Set<ReceivedWebhook>();
  let answer = { status: 204, delayMs: 0 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push({
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      });
      const { status, delayMs } = answer;
      setTimeout(() => response.writeHead(status).end(), delayMs).unref(); // a late answer keeps no test alive
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async next(fits = () => true, { timeoutMs = 10_000 } = {}) {
      const until = Date.now() + timeoutMs;
      for (;;) {
        const request = requests.find((one) => !taken.has(one) && fits(one));
        if (request) return taken.add(request) && request;
        if (Date.now() > until) throw new Error(`No such webhook in ${timeoutMs} ms; ${requests.length} others came`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    answerWith: (status, { delayMs = 0 } = {}) => void (answer = { status, delayMs }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
