import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface WebhookEvent {
  readonly id: string;
  readonly type: string;
  readonly platform: string;
  readonly data: unknown;
}

/**
 * The platform's end of the webhook on a free port of this machine: believes only what is signed, answers at once, and hands
 * each event on once.
 */
export class WebhookReceiver {
  private webhook?: Webhook;
  private readonly seen = new Set<string>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async listen(onEvent: (event: WebhookEvent) => void): Promise<WebhookReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const receiver = new WebhookReceiver(server, `http://127.0.0.1:${port}/noticedesk`);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const event = receiver.verified(Buffer.concat(chunks).toString('utf8'), request.headers);
        response.writeHead(event ? 204 : 401).end();
        if (!event || receiver.seen.has(event.id)) return;
        receiver.seen.add(event.id);
        onEvent(event);
      });
    });
    return receiver;
  }

  /** The secret that PUT …/webhook answered with. */
  trust(secret: string): void {
    this.webhook = new Webhook(secret);
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private verified(body: string, headers: NodeJS.Dict<string | string[]>): WebhookEvent | undefined {
    try {
      return this.webhook?.verify(body, headers as Record<string, string>) as WebhookEvent | undefined;
    } catch {
      return undefined;
    }
  }
}
