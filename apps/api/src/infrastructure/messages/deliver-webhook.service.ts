import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import { Config } from '../config.js';
import { Database } from '../database/database.js';
import { JobHandlers } from '../jobs/index.js';
import { type Delivery, deliveryOfHttpFailure, deliveryOfHttpStatus } from './delivery.rules.js';
import { DeliveryLedger, type QueuedMessageContent } from './delivery-ledger.js';
import { type WebhookEndpoint, WebhookEndpoints } from './webhook-endpoints.repository.js';
import { postWebhook } from './webhook-post.js';

/** Posts events to the platforms, signed as Standard Webhooks asks: the stored body as it is, the time of the attempt. */
@Injectable()
export class DeliverWebhookService implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly db: Database,
    private readonly handlers: JobHandlers,
    private readonly ledger: DeliveryLedger,
    private readonly endpoints: WebhookEndpoints,
  ) {}

  onModuleInit(): void {
    this.handlers.register(
      'deliver-webhook',
      (payload, context) => this.ledger.deliver(payload, context, (message) => this.deliver(message, context.signal)),
      { lane: 'webhook' },
    );
  }

  private async deliver(message: QueuedMessageContent, signal: AbortSignal): Promise<Delivery> {
    const endpoint = await this.db.read((tx) => this.endpoints.activeFor(tx, message.platformId));
    if (!endpoint) return { outcome: 'deferred', detail: 'no-endpoint' };
    try {
      const status = await postWebhook({
        url: endpoint.url,
        headers: signed(endpoint, message),
        body: message.content,
        signal,
        blockPrivateAddresses: this.config.webhooks.blockPrivateAddresses,
      });
      return deliveryOfHttpStatus(status);
    } catch (error) {
      signal.throwIfAborted();
      return deliveryOfHttpFailure(error as Error);
    }
  }
}

/** The signature is of the machine's time, as the receiver judges it by its own. */
function signed(
  { secret }: WebhookEndpoint,
  { externalMessageId, content }: QueuedMessageContent,
): Record<string, string> {
  const at = new Date();
  return {
    'webhook-id': externalMessageId,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(externalMessageId, at, content),
  };
}
