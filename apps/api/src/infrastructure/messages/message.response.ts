import { ApiProperty } from '@nestjs/swagger';
import type { AttemptEntry, MessageEntry } from './messages.query.js';

const id = '01992f3e-7a10-7c3e-9b1d-2f6a8c0d4e55';
const instant = '2026-11-22T10:15:00.000Z';

/** Never contents or addresses: who reads the ledger sees that and when somebody was told, and in which words. */
export class MessageResponse {
  @ApiProperty({ example: id })
  id!: string;

  @ApiProperty({ example: 'mail', enum: ['mail', 'webhook'] })
  channel!: string;

  @ApiProperty({ example: 'receipt', description: 'What the message is for' })
  kind!: string;

  @ApiProperty({ example: 'accepted', enum: ['held', 'queued', 'accepted', 'bounced', 'failed'] })
  state!: string;

  @ApiProperty({
    example: `${id}@noticedesk.example`,
    description: 'The Message-ID of a mail, the webhook-id of a webhook',
  })
  messageId!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '3f9a6c01d2b47e88',
    description: 'The same for the same address, and computed under a key of this installation; null for webhooks',
  })
  recipientPseudonym!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'receipt',
    description: 'Name of the template, or the type of the webhook',
  })
  template!: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 1 })
  templateVersion!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'en' })
  language!: string | null;

  @ApiProperty({ type: String, nullable: true, example: id })
  noticeId!: string | null;

  @ApiProperty({ type: String, nullable: true, example: id })
  decisionId!: string | null;

  @ApiProperty({ type: String, nullable: true, example: id })
  commandId!: string | null;

  @ApiProperty({ type: String, nullable: true, example: id })
  itemId!: string | null;

  @ApiProperty({ example: 1 })
  attempts!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '451 4.7.1',
    description: 'Why the last attempt failed, as a code',
  })
  lastFailure!: string | null;

  @ApiProperty({ example: instant, description: 'When what it tells of happened' })
  occurredAt!: string;

  @ApiProperty({ example: instant, description: 'When it was queued' })
  recordedAt!: string;

  @ApiProperty({ type: String, nullable: true, example: instant })
  dueAt!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: instant,
    description: "The relay's 250, or the endpoint's 2xx",
  })
  acceptedAt!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  bouncedAt!: string | null;
}

export class MessageListResponse {
  @ApiProperty({ type: [MessageResponse], example: [] })
  items!: MessageResponse[];

  @ApiProperty({ type: String, nullable: true, example: null, description: '`after` of the next page' })
  next!: string | null;
}

export class AttemptResponse {
  @ApiProperty({ example: 1, description: 'From 1' })
  attempt!: number;

  @ApiProperty({ example: 'deferred', enum: ['accepted', 'deferred', 'refused', 'bounced'] })
  outcome!: string;

  @ApiProperty({ type: String, nullable: true, example: '451 4.7.1' })
  detail!: string | null;

  @ApiProperty({ example: instant })
  recordedAt!: string;
}

export class MessageWithAttemptsResponse extends MessageResponse {
  @ApiProperty({ type: [AttemptResponse], example: [] })
  deliveries!: AttemptResponse[];
}

export class BounceResponse {
  @ApiProperty({ example: id })
  id!: string;

  @ApiProperty({ example: 'bounced' })
  state!: string;
}

/** Long enough to tell recipients apart within a case, too short to be taken for an address's hash elsewhere. */
const PSEUDONYM_DIGITS = 16;

export function toMessageResponse(entry: MessageEntry): MessageResponse {
  return {
    id: entry.id,
    channel: entry.channel,
    kind: entry.kind,
    state: entry.state,
    messageId: entry.externalMessageId,
    recipientPseudonym: entry.recipientHmac?.toString('hex').slice(0, PSEUDONYM_DIGITS) ?? null,
    template: entry.template,
    templateVersion: entry.templateVersion,
    language: entry.language,
    noticeId: entry.noticeId,
    decisionId: entry.decisionId,
    commandId: entry.commandId,
    itemId: entry.itemId,
    attempts: entry.attempts,
    lastFailure: entry.lastFailure,
    occurredAt: entry.occurredAt.toISOString(),
    recordedAt: entry.recordedAt.toISOString(),
    dueAt: entry.dueAt?.toISOString() ?? null,
    acceptedAt: entry.acceptedAt?.toISOString() ?? null,
    bouncedAt: entry.bouncedAt?.toISOString() ?? null,
  };
}

export function toAttemptResponse({ attempt, outcome, detail, recordedAt }: AttemptEntry): AttemptResponse {
  return { attempt, outcome, detail, recordedAt: recordedAt.toISOString() };
}
