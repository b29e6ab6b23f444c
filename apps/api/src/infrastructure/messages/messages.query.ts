import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';
import type { AttemptOutcome, MessageState } from './message.js';

export interface MessageEntry {
  readonly id: string;
  readonly channel: string;
  readonly kind: string;
  readonly state: MessageState;
  readonly externalMessageId: string;
  readonly recipientHmac: Buffer | null;
  readonly template: string | null;
  readonly templateVersion: number | null;
  readonly language: string | null;
  readonly noticeId: string | null;
  readonly decisionId: string | null;
  readonly commandId: string | null;
  readonly itemId: string | null;
  readonly attempts: number;
  readonly lastFailure: string | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly dueAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly bouncedAt: Date | null;
}

export interface AttemptEntry {
  readonly attempt: number;
  readonly outcome: AttemptOutcome;
  readonly detail: string | null;
  readonly recordedAt: Date;
}

/** What only those with the permission `hold:read` see: that a message is held, and that an authority was told of a suspicion. */
const unheld = `id, channel, kind, case state when 'held' then 'queued' else state end as state,
  case when state <> 'held' then due_at end as due_at`;
const others = `external_message_id, recipient_hmac, template, template_version, language, notice_id, decision_id, command_id,
  item_id, attempts, last_failure, occurred_at, recorded_at, accepted_at, bounced_at, platform_id`;

/** The ledger as its reader may see it. */
const ledger = (holdsToo: boolean): string =>
  holdsToo ? 'message' : `(select ${unheld}, ${others} from message where kind <> 'suspicion-report')`;

export interface MessageFilter {
  readonly noticeId?: string;
  readonly decisionId?: string;
  readonly state?: MessageState;
  /** False: held messages appear as queued, and reports of suspicions not at all. */
  readonly holdsToo: boolean;
  /** Messages older than this one. */
  readonly before?: string;
  readonly limit: number;
}

const columns = `m.id, m.channel, m.kind, m.state, m.external_message_id as "externalMessageId",
  m.recipient_hmac as "recipientHmac", m.template, m.template_version as "templateVersion", m.language,
  m.notice_id as "noticeId", m.decision_id as "decisionId", m.command_id as "commandId", m.item_id as "itemId",
  m.attempts, m.last_failure as "lastFailure", m.occurred_at as "occurredAt", m.recorded_at as "recordedAt",
  m.due_at as "dueAt", m.accepted_at as "acceptedAt", m.bounced_at as "bouncedAt"`;

/** The ledger for those who oversee it. */
@Injectable()
export class MessagesQuery {
  /** The newest first. */
  async list(tx: Tx, platformId: string, filter: MessageFilter): Promise<MessageEntry[]> {
    const { rows } = await tx.sql.query<MessageEntry>(
      `select ${columns}
       from ${ledger(filter.holdsToo)} m
       where m.platform_id = $1
         and ($2::uuid is null or m.notice_id = $2)
         and ($3::uuid is null or m.decision_id = $3)
         and ($4::text is null or m.state = $4)
         and ($5::uuid is null or m.id < $5)
       order by m.id desc
       limit $6`,
      [
        platformId,
        filter.noticeId ?? null,
        filter.decisionId ?? null,
        filter.state ?? null,
        filter.before ?? null,
        filter.limit,
      ],
    );
    return rows;
  }

  async find(tx: Tx, platformId: string, id: string, holdsToo: boolean): Promise<MessageEntry | undefined> {
    const { rows } = await tx.sql.query<MessageEntry>(
      `select ${columns}
       from ${ledger(holdsToo)} m
       where m.platform_id = $1 and m.id = $2`,
      [platformId, id],
    );
    return rows[0];
  }

  /** In the order in which they were made; a bounce comes last. */
  async attempts(tx: Tx, platformId: string, messageId: string): Promise<AttemptEntry[]> {
    const { rows } = await tx.sql.query<AttemptEntry>(
      `select a.attempt, a.outcome, a.detail, a.recorded_at as "recordedAt"
       from message_attempt a
       where a.platform_id = $1 and a.message_id = $2
       order by a.attempt, a.recorded_at, a.id`,
      [platformId, messageId],
    );
    return rows;
  }
}
