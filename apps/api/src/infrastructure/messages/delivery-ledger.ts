import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import type { Tx } from '../database/tx.js';
import { newId } from '../ids.js';
import type { JobContext } from '../jobs/index.js';
import { Log } from '../logging/log.js';
import { Metrics } from '../metrics/metrics.js';
import { SealedTexts } from '../sealing/index.js';
import { AskedTogether } from './asked-together.js';
import type { Delivery } from './delivery.rules.js';
import { type Attempt, MessagesRepository, type QueuedRow } from './messages.repository.js';

export type QueuedMessageContent = QueuedRow & { readonly content: string };

interface Wanted {
  readonly platformId: string;
  readonly messageId: string;
}

interface Found {
  readonly message: QueuedRow;
  /** Absent when it was erased. */
  readonly content?: string;
}

/** More than all lanes deliver at once. */
const TOGETHER_AT_MOST = 64;

/**
 * Runs a delivery between two looks at the ledger. A job that runs again finds its message accepted and does nothing. Only
 * when the process dies between the other side's answer and our commit is the message sent again, under the same Message-ID
 * or webhook-id, by which the receiver can tell.
 *
 * Deliveries that run side by side look into the ledger together: a transaction for one message costs nearly as much as one for
 * thirty, and beside other work it is the number of answers waited for that takes the time.
 */
@Injectable()
export class DeliveryLedger {
  private readonly failures: Counter<'channel' | 'kind'>;
  private readonly finding = new AskedTogether<Wanted, Found | undefined>((all) => this.find(all), TOGETHER_AT_MOST);
  private readonly recording = new AskedTogether<Attempt, void>((all) => this.write(all), TOGETHER_AT_MOST);

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
    wanted: Wanted,
    { isLastAttempt }: JobContext,
    send: (message: QueuedMessageContent) => Promise<Delivery>,
  ): Promise<void> {
    const found = await this.finding.ask(wanted);
    if (!found) return;
    const { message, content } = found;
    const delivery: Delivery =
      content === undefined ? { outcome: 'refused', detail: 'content-erased' } : await send({ ...message, content });
    await this.record(message, delivery, isLastAttempt);
    if (delivery.outcome === 'deferred' && !isLastAttempt)
      throw new Error(`The delivery was deferred: ${delivery.detail}`);
  }

  private find(wanted: readonly Wanted[]): Promise<(Found | undefined)[]> {
    return this.db.read(async (tx) => {
      const messages = await this.repository.findQueued(tx, wanted);
      const contents = await this.contentsOf(tx, [...messages.values()]);
      return wanted.map(({ messageId }) => {
        const message = messages.get(messageId);
        return message && { message, content: contents.get(message.contentId) };
      });
    });
  }

  private async contentsOf(tx: Tx, messages: readonly QueuedRow[]): Promise<Map<string, string>> {
    const ofPlatforms = [...Map.groupBy(messages, ({ platformId }) => platformId)].map(([platformId, those]) =>
      this.sealedTexts.read(
        tx,
        platformId,
        those.map(({ contentId }) => contentId),
      ),
    );
    return new Map((await Promise.all(ofPlatforms)).flatMap((texts) => [...texts]));
  }

  private async write(attempts: readonly Attempt[]): Promise<void[]> {
    await this.db.transaction((tx) => this.repository.recordAttempts(tx, attempts));
    return attempts.map(() => undefined);
  }

  private async record(message: QueuedRow, delivery: Delivery, isLastAttempt: boolean): Promise<void> {
    const state = stateAfter(delivery, isLastAttempt);
    const { platformId, id, channel, kind, attempts } = message;
    const at = this.clock.now();
    const attempt = { platformId, id: newId(), messageId: id, attempt: attempts + 1, ...delivery, state, at };
    await this.recording.ask(attempt);
    if (state !== 'failed') return;
    this.failures.inc({ channel, kind });
    const fields = { 'message.id': id, channel, kind, attempts: attempts + 1, detail: delivery.detail };
    // One refused mail is the recipient's affair; an endpoint or a relay that stays away is the operator's.
    if (channel === 'mail' && delivery.outcome === 'refused') this.log.warn(fields, 'A mail was refused');
    else this.log.error(fields, 'A message was given up');
  }
}

function stateAfter({ outcome }: Delivery, isLastAttempt: boolean): 'queued' | 'accepted' | 'failed' {
  if (outcome === 'accepted') return 'accepted';
  return outcome === 'refused' || isLastAttempt ? 'failed' : 'queued';
}
