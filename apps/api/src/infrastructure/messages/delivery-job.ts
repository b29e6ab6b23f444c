import type { NewJob } from '../jobs/index.js';

/** Attempts of a webhook: the waits between them add up to about 22 hours. Mails have the jobs' 25, about four days. */
const WEBHOOK_ATTEMPTS = 13;

export interface Deliverable {
  readonly platformId: string;
  readonly id: string;
  readonly channel: 'mail' | 'webhook';
}

export function deliveryJob({ channel, platformId, id: messageId }: Deliverable): NewJob {
  const payload = { platformId, messageId };
  return channel === 'mail'
    ? { name: 'deliver-mail', payload }
    : { name: 'deliver-webhook', payload, maxAttempts: WEBHOOK_ATTEMPTS };
}
