import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { page } from './page.js';
import type { Event, SamplePlatform } from './sample-platform.js';

const largestBodyBytes = 1_048_576;

/** What came in cannot be read; the message says why. */
class BadRequest extends Error {}

/** The platform's own address: its page, what is published there, and the end of the webhook. */
export class PlatformServer {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async listen(platform: SamplePlatform, port: number, webhookSecret?: string): Promise<PlatformServer> {
    const webhook = webhookSecret === undefined ? undefined : new Webhook(webhookSecret);
    const server = createServer((request, response) => {
      answer(platform, webhook, request, response).catch((error: unknown) => {
        const status = error instanceof BadRequest ? 400 : 500;
        response.writeHead(status, { 'content-type': 'text/plain' }).end(`${(error as Error).message}\n`);
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    return new PlatformServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  /** Lets requests under way come to their end. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeIdleConnections();
    await closed;
  }
}

async function answer(
  platform: SamplePlatform,
  webhook: Webhook | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://platform');
  switch (`${request.method} ${pathname}`) {
    case 'GET /':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(platform.state));
      return;
    case 'POST /contents': {
      const { text, account, language = 'en', id = randomUUID() } = wantedContent(await bodyOf(request));
      const url = `https://sample-platform.example/contents/${encodeURIComponent(id)}`;
      await platform.publish({ id, url, text, account, language, publishedAt: new Date().toISOString() });
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ id, url }));
      return;
    }
    case 'POST /filter':
      await platform.filter(new Date());
      response.writeHead(204).end();
      return;
    case 'POST /noticedesk': {
      const event = verified(webhook, await bodyOf(request), request.headers);
      if (event) await platform.hear(event); // on the disk before it is answered: what is lost before that comes again
      response.writeHead(event ? 204 : 401).end();
      return;
    }
    default:
      response.writeHead(404).end();
  }
}

/** Signature and age are checked over the bytes as they came; what is not signed by the secret is nobody's. */
function verified(webhook: Webhook | undefined, body: string, headers: NodeJS.Dict<string | string[]>) {
  try {
    return webhook?.verify(body, headers as Record<string, string>) as Event | undefined;
  } catch {
    return undefined;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestBodyBytes) throw new BadRequest('The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function wantedContent(body: string): { text: string; account: string; language?: string; id?: string } {
  let read: Partial<Record<'text' | 'account' | 'language' | 'id', unknown>> | null;
  try {
    read = JSON.parse(body) as typeof read;
  } catch {
    throw new BadRequest('The body is not JSON.');
  }
  const { text, account, language, id } = read ?? {};
  const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
  if (!isText(text) || !isText(account)) throw new BadRequest('"text" and "account" are needed.');
  if ((language !== undefined && !isText(language)) || (id !== undefined && !isText(id)))
    throw new BadRequest('"language" and "id" are texts.');
  return { text, account, language, id };
}
