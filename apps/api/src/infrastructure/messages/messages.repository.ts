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

/** One attempt to deliver a message, with the state that the message has after it. */
export interface Attempt extends Delivery {
  readonly platformId: string;
  readonly id: string;
  readonly messageId: string;
  /** From 1. */
  readonly attempt: number;
  readonly state: 'queued' | 'accepted' | 'failed';
  readonly at: Date;
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

  /** The messages by id; those that are unknown or for which nothing is left to do are absent. */
  async findQueued(
    tx: Tx,
    wanted: readonly { platformId: string; messageId: string }[],
  ): Promise<Map<string, QueuedRow>> {
    const { rows } = await tx.sql.query<QueuedRow>({
      name: 'messages-find-queued',
      text: `select m.platform_id as "platformId", m.id, m.channel, m.kind, m.external_message_id as "externalMessageId",
          m.content_id as "contentId", m.recorded_at as "recordedAt", m.attempts
        from unnest($1::uuid[], $2::uuid[]) as wanted (platform_id, id)
        join message m on m.platform_id = wanted.platform_id and m.id = wanted.id
        where m.state = 'queued'`,
      values: [wanted.map(({ platformId }) => platformId), wanted.map(({ messageId }) => messageId)],
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /**
   * Writes attempts and moves their messages on; a message that is settled already keeps its state and gains the attempt. An attempt
   * that is written already does nothing. Of several attempts of one message the acceptance counts, then the giving up.
   */
  async recordAttempts(tx: Tx, attempts: readonly Attempt[]): Promise<void> {
    await tx.sql.query({
      name: 'messages-move',
      text: `with attempt as (
          select a.*
          from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
            as a (platform_id, id, message_id, attempt, outcome, detail, state, at)
        ), written as (
          insert into message_attempt (platform_id, id, message_id, attempt, outcome, detail, recorded_at)
          select platform_id, id, message_id, attempt, outcome, detail, at from attempt
          on conflict do nothing
          returning platform_id, id
        ), moved as (
          select distinct on (platform_id, message_id) attempt.*, count(*) over (partition by platform_id, message_id) as attempts
          from attempt
          join written using (platform_id, id)
          order by platform_id, message_id, state
        )
        update message as m
        set state = moved.state,
          attempts = m.attempts + moved.attempts,
          last_failure = case when moved.outcome = 'accepted' then m.last_failure else moved.detail end,
          accepted_at = case when moved.state = 'accepted' then moved.at end
        from moved
        where m.platform_id = moved.platform_id and m.id = moved.message_id and m.state = 'queued'`,
      values: [
        attempts.map(({ platformId }) => platformId),
        attempts.map(({ id }) => id),
        attempts.map(({ messageId }) => messageId),
        attempts.map(({ attempt }) => attempt),
        attempts.map(({ outcome }) => outcome),
        attempts.map(({ detail }) => detail),
        attempts.map(({ state }) => state),
        attempts.map(({ at }) => at),
      ],
    });
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
    await tx.sql.query(
      `insert into message_attempt (platform_id, id, message_id, attempt, outcome, detail, recorded_at)
       values ($1, $2, $3, $4, 'bounced', $5, $6)`,
      [message.platformId, newId(), message.id, message.attempts, detail, now],
    );
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
}

export function keyOf({ platformId, onceKey }: Pick<MessageSubject, 'platformId' | 'onceKey'>): string {
  return `${platformId} ${onceKey}`;
}
