import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BadRequest } from './bad-request.js';
import { page } from './page.js';
import { publicationOf } from './publication.js';
import type { SamplePlatform } from './sample-platform.js';
import { summaryOf } from './summary.js';
import { WebhookEnd } from './webhook-end.js';

const largestBodyBytes = 1_048_576;

/** The platform's own address: its page, what is published there, and the end of the webhook. */
export class PlatformServer {
  private readonly end = new WebhookEnd();
  private readonly server: Server;

  private constructor(
    private readonly platform: SamplePlatform,
    private readonly pull: () => Promise<void>,
  ) {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error: unknown) => {
        const status = error instanceof BadRequest ? 400 : 500;
        response.writeHead(status, { 'content-type': 'text/plain' }).end(`${(error as Error).message}\n`);
      });
    });
  }

  static async listen(
    platform: SamplePlatform,
    pull: () => Promise<void>,
    port: number,
    webhookSecret?: string,
  ): Promise<PlatformServer> {
    const served = new PlatformServer(platform, pull);
    if (webhookSecret !== undefined) served.trust(webhookSecret);
    await new Promise<void>((resolve, reject) => {
      served.server.once('error', reject);
      served.server.listen(port, '127.0.0.1', resolve);
    });
    return served;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The secret that PUT …/webhook answered, in the place of the one before. */
  trust(webhookSecret: string): void {
    this.end.trust(webhookSecret);
  }

  /** Lets requests under way come to their end. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeIdleConnections();
    await closed;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://platform');
    const [folder = '', ...below] = pathname.slice(1).split('/').map(decoded);
    const [name = '', ...parts] = below;
    const { platform } = this;
    switch (`${request.method} /${[folder, ...(name ? ['*'] : []), ...parts].join('/')}`) {
      case 'GET /':
        response
          .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
          .end(page(platform.state, this.end.notBelieved));
        return;
      case 'GET /state':
        return json(response, 200, summaryOf(platform.state, this.end.notBelieved));
      case 'POST /contents': {
        const content = publicationOf(await bodyOf(request), platform.site, new Date());
        await platform.publish(content);
        return json(response, 201, { id: content.id, url: content.url });
      }
      case 'DELETE /contents/*':
        await platform.delete(name);
        break;
      case 'GET /accounts/*/letters':
        return json(response, 200, { items: platform.state.letters.filter(({ account }) => account === name) });
      case 'POST /filter':
        await platform.filter(new Date());
        break;
      case 'POST /measures/*/reversal':
        if (!(await platform.takeBack(name, new Date()))) return void response.writeHead(404).end();
        break;
      case 'POST /pull':
        await this.pull();
        break;
      case 'POST /noticedesk': {
        const event = this.end.verified(await bodyOf(request), request.headers);
        if (!event) return void response.writeHead(401).end();
        await platform.hear(event); // on the disk before it is answered: what is lost before that comes again
        break;
      }
      default:
        return void response.writeHead(404).end();
    }
    response.writeHead(204).end();
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new BadRequest('The address cannot be read.');
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
