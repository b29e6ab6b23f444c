import { Webhook } from 'standardwebhooks';
import type { Event } from './sample-platform.js';

/** Believes what is signed with the secret that PUT …/webhook answered; without one nothing. */
export class WebhookEnd {
  /** How many came since the start that were not signed with the secret, or long ago. */
  notBelieved = 0;
  private webhook?: Webhook;

  trust(secret: string): void {
    this.webhook = new Webhook(secret);
  }

  /** Signature and age (5 minutes) are checked over the bytes as they came; undefined when either is wrong. */
  verified(body: string, headers: NodeJS.Dict<string | string[]>): Event | undefined {
    try {
      if (this.webhook) return this.webhook.verify(body, headers as Record<string, string>) as Event;
    } catch {
      // answered like what is not signed at all
    }
    this.notBelieved++;
    return undefined;
  }
}
