import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Passing {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** Where the line breaks: before a request is passed on, or after it was done and before its answer is passed on. */
export type Break = 'request' | 'answer';

export interface Line {
  readonly url: string;
  stop(): Promise<void>;
}

/** Passes requests on to `target`. Where `breaks` says so it ends the line instead, after `onBreak`. */
export async function brokenLine(
  target: () => string | Promise<string>,
  breaks: (passing: Passing) => Break | undefined,
  onBreak: () => Promise<void>,
): Promise<Line> {
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { method = 'GET', url: path = '/', headers } = request;
    const body = Buffer.concat(chunks);
    const broken = breaks({ method, path, body: body.toString('utf8') });
    if (broken === 'request') return end(response);
    const passed = send((await target()) + path, { method, headers });
    passed.end(body);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      passed.once('response', resolve).once('error', reject);
    });
    const answered: Buffer[] = [];
    for await (const chunk of answer as AsyncIterable<Buffer>) answered.push(chunk);
    if (broken === 'answer') return end(response);
    response.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(answered));
  };
  const end = async (response: ServerResponse) => {
    await onBreak();
    response.destroy();
  };
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
