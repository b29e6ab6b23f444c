import type { HeldEntity } from './hold.js';
import type { MessageTemplate } from './message-template.js';

/** What a message is for; the same words as the database's check. */
export type MessageKind =
  | 'receipt'
  | 'question'
  | 'notifier-answer'
  | 'statement'
  | 'correction'
  | 'enforcement'
  | 'preservation'
  | 'alert'
  | 'page'
  | 'type-change'
  | 'complaint-receipt'
  | 'complaint-outcome'
  | 'dispute'
  | 'misuse-warning'
  | 'misuse-suspension'
  | 'order-received'
  | 'order-receipt'
  | 'order-question'
  | 'order-effect'
  | 'order-notice'
  | 'suspicion-report';

/** held → queued when its hold ends; queued → accepted (the relay's 250, the endpoint's 2xx) → bounced, or failed when given up. */
export type MessageState = 'held' | 'queued' | 'accepted' | 'bounced' | 'failed';

export type AttemptOutcome = 'accepted' | 'deferred' | 'refused' | 'bounced';

/** What a message is about, and the instants that response times run between. */
export interface MessageSubject {
  readonly platformId: string;
  readonly kind: MessageKind;
  /** Names the message within the platform, such as `receipt:<notice id>`: it is queued once, however often it is asked for. */
  readonly onceKey: string;
  readonly noticeId?: string;
  readonly decisionId?: string;
  readonly commandId?: string;
  readonly itemId?: string;
  /** What else it is about, such as a complaint: `{ kind: 'complaint', id }`. */
  readonly entity?: { readonly kind: string; readonly id: string };
  /** When what the message tells of happened. */
  readonly occurredAt: Date;
  readonly dueAt?: Date;
  /** The message waits until no hold lies on any of these things any more, and so does its due time (Art. 9(5), 18). */
  readonly holdOn?: readonly HeldEntity[];
}

export interface MailRecipient {
  readonly email: string;
  readonly name?: string;
}

export interface NewMail<Values = never> extends MessageSubject {
  readonly template: MessageTemplate<Values>;
  readonly values: Values;
  /** BCP 47; the platform's languages and then English stand in for it. */
  readonly language?: string;
  readonly to: MailRecipient;
}

export interface NewWebhook extends MessageSubject {
  /** Such as `enforcement.requested`. */
  readonly type: string;
  /** Plain JSON; a Date becomes RFC 3339. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface QueuedMessage {
  readonly messageId: string;
  /** False: the once key was there before, and nothing was written. */
  readonly isNew: boolean;
}
