import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Messages, type MailRecipient } from '../infrastructure/messages/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { authorityContactLines, Platforms, type PlatformProfile } from '../platforms/index.js';
import { authorityEffectTemplate } from './authority-effect.template.js';
import { authorityQuestionTemplate } from './authority-question.template.js';
import { authorityReceiptTemplate } from './authority-receipt.template.js';
import type { AuthorityValues } from './authority-values.js';
import type { EffectOutcome, Order, ReplyTo } from './order.js';
import type { OfOrder } from './orders.jobs.js';
import { Orders } from './orders.query.js';

/** Answers the authority that the order names: receipt, question for what is missing, effect (Art. 9(1), 10(1); ORD-2, ORD-3). */
@Injectable()
export class AnswerAuthorityService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly handlers: JobHandlers,
    private readonly platforms: Platforms,
    private readonly verbs: Orders,
    private readonly texts: SealedTexts,
    private readonly messages: Messages,
  ) {}

  onModuleInit(): void {
    this.handlers.register('answer-authority', (payload) => this.answerArrival(payload));
  }

  /** In the transaction that records the effect. An order without an address is answered by hand. */
  async tellEffect(
    tx: Tx,
    order: Order,
    effect: { id: string; outcome: EffectOutcome; effectiveAt: Date | null; reason: string | null; now: Date },
  ): Promise<void> {
    const to = await this.replyTo(tx, order);
    if (!to) return;
    const { id, now, ...values } = effect;
    const profile = await this.platforms.within(tx, order.platformId);
    await this.messages.queueMail(tx, {
      ...mailAbout(order, to),
      kind: 'order-effect',
      onceKey: `order-effect:${id}`,
      template: authorityEffectTemplate,
      values: {
        ...valuesOf(order, profile),
        ...values,
        kind: order.kind,
        territory: order.territory,
        corrects: order.answeredAt !== null,
      },
      occurredAt: effect.effectiveAt ?? now,
    });
  }

  /** The receipt, once; and what is missing, once for each state of the order. */
  private async answerArrival({ platformId, orderId }: OfOrder): Promise<void> {
    const profile = await this.platforms.byId(platformId);
    await this.db.transaction(async (tx) => {
      const order = await this.verbs.byId(tx, platformId, orderId);
      const to = order && (await this.replyTo(tx, order));
      if (!to) return; // answered by hand, or erased meanwhile
      const values = valuesOf(order, profile);
      await this.messages.queueMail(tx, {
        ...mailAbout(order, to),
        kind: 'order-receipt',
        onceKey: `order-receipt:${orderId}`,
        template: authorityReceiptTemplate,
        values,
        occurredAt: order.deliveredAt,
        dueAt: order.receiptDueAt,
      });
      if (order.missingElements.length === 0) return;
      await this.messages.queueMail(tx, {
        ...mailAbout(order, to),
        kind: 'order-question',
        onceKey: `order-question:${orderId}:${order.textIds.length}`,
        template: authorityQuestionTemplate,
        values: { ...values, missing: order.missingElements },
        occurredAt: order.deliveredAt,
      });
    });
  }

  private async replyTo(tx: Tx, { platformId, replyToId }: Order): Promise<MailRecipient | null> {
    if (replyToId === null) return null;
    const text = (await this.texts.read(tx, platformId, [replyToId])).get(replyToId);
    return text === undefined ? null : (JSON.parse(text) as ReplyTo);
  }
}

function mailAbout({ platformId, id, language }: Order, to: MailRecipient) {
  return { platformId, to, language, entity: { kind: 'order', id } };
}

function valuesOf(order: Order, profile: PlatformProfile): AuthorityValues {
  return {
    serviceName: profile.serviceName,
    reference: order.reference,
    authorityReference: order.authorityReference,
    authority: order.authority,
    deliveredAt: order.deliveredAt,
    timeZone: profile.timeZone,
    contact: (language) => authorityContactLines(profile, language),
  };
}
