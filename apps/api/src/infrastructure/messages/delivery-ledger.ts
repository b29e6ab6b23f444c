import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import type { JobContext } from '../jobs/index.js';
import { Log } from '../logging/log.js';
import { Metrics } from '../metrics/metrics.js';
import { SealedTexts } from '../sealing/index.js';
import type { Delivery } from './delivery.rules.js';
import { MessagesRepository, type QueuedRow } from './messages.repository.js';

export type QueuedMessageContent = QueuedRow & { readonly content: string };

/**
 * Runs a delivery between two looks at the ledger. A job that runs again finds its message accepted and does nothing. Only
 * when the process dies between the other side's answer and our commit is the message sent again, under the same Message-ID
 * or webhook-id, by which the receiver can tell.
 */
@Injectable()
export class DeliveryLedger {
  private readonly failures: Counter<'channel' | 'kind'>;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly sealedTexts: SealedTexts,
    private readonly repository: MessagesRepository,
    private readonly log: Log,
    metrics: Metrics,
  ) {
    this.failures = new Counter({
      name: 'noticedesk_messages_failed_total',
      help: 'Messages given up in this process: refused, or not accepted in the last attempt',
      labelNames: ['channel', 'kind'],
      registers: [metrics.registry],
    });
  }

  /** Rejects when the message should be tried again. */
  async deliver(
    { platformId, messageId }: { platformId: string; messageId: string },
    { isLastAttempt }: JobContext,
    send: (message: QueuedMessageContent) => Promise<Delivery>,
  ): Promise<void> {
    const found = await this.find(platformId, messageId);
    if (!found) return;
    const { message, content } = found;
    const delivery: Delivery =
      content === undefined ? { outcome: 'refused', detail: 'content-erased' } : await send({ ...message, content });
    await this.record(message, delivery, isLastAttempt);
    if (delivery.outcome === 'deferred' && !isLastAttempt)
      throw new Error(`The delivery was deferred: ${delivery.detail}`);
  }

  private find(platformId: string, id: string): Promise<{ message: QueuedRow; content?: string } | undefined> {
    return this.db.read(async (tx) => {
      const message = await this.repository.findQueued(tx, platformId, id);
      if (!message) return undefined;
      const texts = await this.sealedTexts.read(tx, platformId, [message.contentId]);
      return { message, content: texts.get(message.contentId) };
    });
  }

  private async record(message: QueuedRow, delivery: Delivery, isLastAttempt: boolean): Promise<void> {
    const state = stateAfter(delivery, isLastAttempt);
    await this.db.transaction((tx) => this.repository.recordAttempt(tx, message, delivery, state, this.clock.now()));
    if (state !== 'failed') return;
    const { channel, kind, id } = message;
    this.failures.inc({ channel, kind });
    const fields = { 'message.id': id, channel, kind, attempts: message.attempts + 1, detail: delivery.detail };
    // One refused mail is the recipient's affair; an endpoint or a relay that stays away is the operator's.
    if (channel === 'mail' && delivery.outcome === 'refused') this.log.warn(fields, 'A mail was refused');
    else this.log.error(fields, 'A message was given up');
  }
}

function stateAfter({ outcome }: Delivery, isLastAttempt: boolean): 'queued' | 'accepted' | 'failed' {
  if (outcome === 'accepted') return 'accepted';
  return outcome === 'refused' || isLastAttempt ? 'failed' : 'queued';
}
