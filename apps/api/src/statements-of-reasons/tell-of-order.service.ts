import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import {
  OrderNoticesQuery,
  Orders,
  recipientIsTold,
  recipientNoticeTemplate,
  type Order,
  type OwedNotice,
} from '../orders/index.js';
import { contactLines, dueAt, Platforms, type PlatformProfile } from '../platforms/index.js';
import { TellRecipientService } from './tell-recipient.service.js';

/**
 * Tells the recipients concerned of an order and the effect given to it (Art. 9(5), 10(5)), in the place of the statement of reasons that an
 * order under Art. 9 does not owe (Art. 17(5)), or beside it; that nobody can be told is on record. Waits while somebody is asked whether they may be told, and behind a hold.
 */
@Injectable()
export class TellOfOrderService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly platforms: Platforms,
    private readonly orders: Orders,
    private readonly owed: OrderNoticesQuery,
    private readonly recipient: TellRecipientService,
  ) {}

  onModuleInit(): void {
    this.handlers.register('tell-of-order', ({ platformId, orderId }) => this.tellAll(platformId, orderId));
  }

  private async tellAll(platformId: string, orderId: string): Promise<void> {
    const profile = await this.platforms.byId(platformId);
    await this.db.transaction(async (tx) => {
      const order = await this.orders.byId(tx, platformId, orderId);
      if (!order || !recipientIsTold(order.instrument)) return;
      const { kind } = await this.orders.confidentiality(tx, platformId, orderId, this.clock.now());
      if (kind === 'asked') return; // whoever answers the request, or that nobody does, comes back here
      for (const notice of await this.owed.owed(tx, order)) await this.tell(tx, profile, order, notice);
    });
  }

  private async tell(tx: Tx, profile: PlatformProfile, order: Order, notice: OwedNotice): Promise<void> {
    const now = this.clock.now();
    const told = await this.recipient.reach(tx, profile, notice.recipientId);
    if (told.delivery.by === 'none') {
      const { decisionId, recipientId } = notice;
      return this.orders.recordUnreached(tx, order, { decisionId, recipientId, recordedAt: now });
    }
    const { decisionId, recipientId, caseId, contentId, restrictions, territory } = notice;
    const texts = await this.orders.textsOf(tx, order);
    const locations = caseId === null ? null : await this.orders.locationsOfCases(tx, profile.id, [caseId]);
    const content = contentId ?? (caseId === null ? null : (locations?.get(caseId)?.value ?? null));
    const entity = { kind: 'order', id: order.id };
    await this.recipient.tell(
      tx,
      {
        profile,
        recipientId,
        decisionId,
        onceKey: `order-notice:${order.id}:${decisionId ?? recipientId}`,
        entity,
        holdOn: [entity, ...(caseId === null ? [] : [{ kind: 'case', id: caseId }])],
        kind: 'order-notice',
        template: recipientNoticeTemplate,
        values: {
          kind: order.kind,
          serviceName: profile.serviceName,
          reference: order.reference,
          authority: order.authority,
          legalBasis: order.legalBasis,
          provision: order.provision,
          reasons: (order.kind === 'act' ? texts.reasons : texts.purpose) ?? null,
          redress: texts.redress ?? null,
          territory,
          deliveredAt: order.deliveredAt,
          timeZone: profile.timeZone,
          content,
          restrictions,
          contact: (language) => contactLines(profile, language),
        },
        event: { type: 'order.told', data: { orderId: order.id, reference: order.reference } },
        occurredAt: now,
        dueAt: dueAt(profile.targets, 'statement', { category: order.category }, now),
      },
      told,
    );
  }
}
