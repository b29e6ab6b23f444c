import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import {
  type HeldEntity,
  Messages,
  render,
  type MessageTemplate,
  type Rendered,
} from '../infrastructure/messages/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import { Recipients } from '../recipients/index.js';
import { deliveryTo, type Delivery } from './statement.rules.js';

export interface ToldRecipient {
  /** The recipient's own language is wanted first, then the platform's (SOR-6). */
  readonly languages: readonly string[];
  readonly delivery: Delivery;
}

export interface RecipientMessage<Values> {
  readonly profile: PlatformProfile;
  readonly recipientId: string | null;
  /** Null for what no decision led to. */
  readonly decisionId: string | null;
  /** Names the message; its kind and the decision when left out. */
  readonly onceKey?: string;
  /** What else it is about. */
  readonly entity?: HeldEntity;
  /** What holds may lie on, such as the case: the message waits for the last of them (Art. 9(5), 18). */
  readonly holdOn?: readonly HeldEntity[];
  readonly kind: 'statement' | 'correction' | 'order-notice';
  readonly template: MessageTemplate<Values>;
  readonly values: Values;
  /** Told beside the words to a platform that speaks for its recipients. */
  readonly event: {
    readonly type: 'statement.issued' | 'restriction.ended' | 'order.told';
    readonly data: Record<string, unknown>;
  };
  readonly occurredAt: Date;
  readonly dueAt: Date;
}

/** Tells the recipient of the service about a decision, by mail or through the platform (Art. 17(2)). */
@Injectable()
export class TellRecipientService {
  constructor(
    private readonly messages: Messages,
    private readonly recipients: Recipients,
  ) {}

  /** Who would be told, how, and in which language. */
  async reach(tx: Tx, profile: PlatformProfile, recipientId: string | null): Promise<ToldRecipient> {
    const contact = recipientId ? await this.recipients.contactOf(tx, profile.id, recipientId) : null;
    return {
      languages: [...(contact?.language ? [contact.language] : []), ...profile.languages],
      delivery: deliveryTo(contact, profile),
    };
  }

  /** Queues the message once for a decision, unless nobody can be reached; the words are returned all the same. */
  async tell<Values>(
    tx: Tx,
    message: RecipientMessage<Values>,
    { languages, delivery }: ToldRecipient,
  ): Promise<Rendered> {
    const { profile, recipientId, decisionId, holdOn, kind, template, values, event, occurredAt, dueAt } = message;
    const rendered = render(template, languages, values);
    const queued = {
      platformId: profile.id,
      kind,
      onceKey: message.onceKey ?? `${kind}:${decisionId}`,
      decisionId: decisionId ?? undefined,
      entity: message.entity,
      occurredAt,
      dueAt,
      holdOn,
    };
    if (delivery.by === 'mail') {
      await this.messages.queueMail(tx, { ...queued, template, values, language: rendered.language, to: delivery.to });
    }
    if (delivery.by === 'webhook') {
      const recipient = recipientId ? await this.recipients.show(tx, profile.id, recipientId) : null;
      await this.messages.queueWebhook(tx, {
        ...queued,
        type: event.type,
        data: { decisionId, recipientId: recipient?.externalId ?? null, message: { ...rendered }, ...event.data },
      });
    }
    return rendered;
  }
}
