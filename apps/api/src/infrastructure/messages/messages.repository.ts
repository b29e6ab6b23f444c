import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';
import { newId } from '../ids.js';
import type { Delivery } from './delivery.rules.js';
import type { MessageState, MessageSubject } from './message.js';

/** A row of the ledger before it is written; its content is sealed apart. */
export interface MessageRow extends MessageSubject {
  readonly id: string;
  readonly channel: 'mail' | 'webhook';
  readonly recipientHmac?: Buffer;
  readonly template: string;
  readonly templateVersion: number;
  readonly language?: string;
  /** The Message-ID without its brackets, or the webhook-id; the same at every attempt. */
  readonly externalMessageId: string;
  readonly contentId: string;
  readonly contentHash: Buffer;
  readonly state: 'held' | 'queued' | 'failed';
  /** Of the holds that it waits for the one that lasts longest. */
  readonly holdId?: string;
  readonly lastFailure?: string;
}

/** What a delivery needs to know. */
export interface QueuedRow {
  readonly platformId: string;
  readonly id: string;
  readonly channel: 'mail' | 'webhook';
  readonly kind: string;
  readonly externalMessageId: string;
  readonly contentId: string;
  readonly recordedAt: Date;
  readonly attempts: number;
}

/** The ledger of messages: the only writer of `message` and `message_attempt`. */
@Injectable()
export class MessagesRepository {
  /** Ids of the rows that are new; a once key that exists stays as it is. */
  async insertMany(tx: Tx, rows: readonly MessageRow[], recordedAt: Date): Promise<Set<string>> {
    const sorted = [...rows].sort((a, b) => (a.onceKey < b.onceKey ? -1 : 1)); // two batches take the keys in one order
    const inserted = await tx.sql.query<{ id: string }>({
      name: 'messages-insert',
      text: `insert into message (platform_id, id, channel, kind, once_key, notice_id, decision_id, command_id, item_id,
          entity_kind, entity_id, recipient_hmac, template, template_version, language, external_message_id, content_id, content_hash, state,
          last_failure, occurred_at, due_at, hold_id, recorded_at)
        select m.platform_id, m.id, m.channel, m.kind, m.once_key, m.notice_id, m.decision_id, m.command_id, m.item_id,
          m.entity_kind, m.entity_id, m.recipient_hmac, m.template, m.template_version, m.language, m.external_message_id,
          m.content_id, m.content_hash, m.state, m.last_failure, m.occurred_at, m.due_at, m.hold_id, $24
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[],
            $10::text[], $11::uuid[], $12::bytea[], $13::text[], $14::integer[], $15::text[], $16::text[], $17::uuid[],
            $18::bytea[], $19::text[], $20::text[], $21::timestamptz[], $22::timestamptz[],
            $23::uuid[])
          as m (platform_id, id, channel, kind, once_key, notice_id, decision_id, command_id, item_id, entity_kind, entity_id,
            recipient_hmac, template, template_version, language, external_message_id, content_id, content_hash, state, last_failure, occurred_at, due_at, hold_id)
        on conflict (platform_id, once_key) do nothing
        returning id`,
      values: [
        sorted.map((row) => row.platformId),
        sorted.map((row) => row.id),
        sorted.map((row) => row.channel),
        sorted.map((row) => row.kind),
        sorted.map((row) => row.onceKey),
        sorted.map((row) => row.noticeId ?? null),
        sorted.map((row) => row.decisionId ?? null),
        sorted.map((row) => row.commandId ?? null),
        sorted.map((row) => row.itemId ?? null),
        sorted.map((row) => row.entity?.kind ?? null),
        sorted.map((row) => row.entity?.id ?? null),
        sorted.map((row) => row.recipientHmac ?? null),
        sorted.map((row) => row.template),
        sorted.map((row) => row.templateVersion),
        sorted.map((row) => row.language ?? null),
        sorted.map((row) => row.externalMessageId),
        sorted.map((row) => row.contentId),
        sorted.map((row) => row.contentHash),
        sorted.map((row) => row.state),
        sorted.map((row) => row.lastFailure ?? null),
        sorted.map((row) => row.occurredAt),
        sorted.map((row) => row.dueAt ?? null),
        sorted.map((row) => row.holdId ?? null),
        recordedAt,
      ],
    });
    return new Set(inserted.rows.map((row) => row.id));
  }

  /** Ids by `<platform id> <once key>`. */
  async idsOf(tx: Tx, keys: readonly Pick<MessageSubject, 'platformId' | 'onceKey'>[]): Promise<Map<string, string>> {
    if (keys.length === 0) return new Map();
    const { rows } = await tx.sql.query<{ platformId: string; onceKey: string; id: string }>(
      `select m.platform_id as "platformId", m.once_key as "onceKey", m.id
       from unnest($1::uuid[], $2::text[]) as k (platform_id, once_key)
       join message m on m.platform_id = k.platform_id and m.once_key = k.once_key`,
      [keys.map((key) => key.platformId), keys.map((key) => key.onceKey)],
    );
    return new Map(rows.map((row) => [keyOf(row), row.id]));
  }

  /** Undefined when the message is unknown, or nothing is left to do for it. */
  async findQueued(tx: Tx, platformId: string, id: string): Promise<QueuedRow | undefined> {
    const { rows } = await tx.sql.query<QueuedRow>({
      name: 'messages-find-queued',
      text: `select m.platform_id as "platformId", m.id, m.channel, m.kind, m.external_message_id as "externalMessageId",
          m.content_id as "contentId", m.recorded_at as "recordedAt", m.attempts
        from message m
        where m.platform_id = $1 and m.id = $2 and m.state = 'queued'`,
      values: [platformId, id],
    });
    return rows[0];
  }

  /** Writes an attempt and moves the message on; a message that is settled already keeps its state and gains the attempt. */
  async recordAttempt(
    tx: Tx,
    message: Pick<QueuedRow, 'platformId' | 'id' | 'attempts'>,
    { outcome, detail }: Delivery,
    state: Exclude<MessageState, 'bounced'>,
    now: Date,
  ): Promise<void> {
    const lastFailure = outcome === 'accepted' ? null : detail;
    await tx.sql.query({
      name: 'messages-move',
      text: `update message
        set state = $3,
          attempts = attempts + 1,
          last_failure = coalesce($4, last_failure),
          accepted_at = case when $3 = 'accepted' then $5::timestamptz end
        where platform_id = $1 and id = $2 and state = 'queued'`,
      values: [message.platformId, message.id, state, lastFailure, now],
    });
    await this.insertAttempt(tx, message, message.attempts + 1, outcome, detail, now);
  }

  /** Locks the mail of a Message-ID (without brackets). */
  async lockMail(
    tx: Tx,
    platformId: string,
    externalMessageId: string,
  ): Promise<{ platformId: string; id: string; state: MessageState; attempts: number } | undefined> {
    const { rows } = await tx.sql.query<{ platformId: string; id: string; state: MessageState; attempts: number }>(
      `select m.platform_id as "platformId", m.id, m.state, m.attempts
       from message m
       where m.external_message_id = $2 and m.platform_id = $1 and m.channel = 'mail'
       for update`,
      [platformId, externalMessageId],
    );
    return rows[0];
  }

  async recordBounce(
    tx: Tx,
    message: { platformId: string; id: string; attempts: number },
    { bouncedAt, detail, now }: { bouncedAt: Date; detail: string | null; now: Date },
  ): Promise<void> {
    await tx.sql.query(
      `update message
       set state = 'bounced', bounced_at = $3, last_failure = $4
       where platform_id = $1 and id = $2 and state = 'accepted'`,
      [message.platformId, message.id, bouncedAt, detail],
    );
    await this.insertAttempt(tx, message, message.attempts, 'bounced', detail, now);
  }

  /** What the envelopes and the choice of language need of platforms. */
  async platforms(tx: Tx, ids: readonly string[]): Promise<Map<string, { key: string; languages: string[] }>> {
    const { rows } = await tx.sql.query<{ id: string; key: string; languages: string[] }>({
      name: 'messages-platforms',
      text: 'select p.id, p.key, p.languages from platform p where p.id = any($1::uuid[])',
      values: [[...new Set(ids)]],
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async insertAttempt(
    tx: Tx,
    message: { platformId: string; id: string },
    attempt: number,
    outcome: string,
    detail: string | null,
    now: Date,
  ): Promise<void> {
    await tx.sql.query({
      name: 'messages-insert-attempt',
      text: `insert into message_attempt (platform_id, id, message_id, attempt, outcome, detail, recorded_at)
        values ($1, $2, $3, $4, $5, $6, $7)`,
      values: [message.platformId, newId(), message.id, attempt, outcome, detail, now],
    });
  }
}

export function keyOf({ platformId, onceKey }: Pick<MessageSubject, 'platformId' | 'onceKey'>): string {
  return `${platformId} ${onceKey}`;
}
