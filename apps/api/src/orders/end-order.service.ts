import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import { Pages } from '../staff/index.js';
import { instantFaults } from './effect-input.rules.js';
import { OrderProgressQuery } from './order-progress.query.js';
import type { Order, OrderEndReason } from './order.js';
import { orderNotOpen } from './order.problems.js';
import { endOfOrders } from './orders.query.js';
import { OrdersRepository } from './orders.repository.js';
import { PageOrdersService } from './page-orders.service.js';

interface OrderEnd {
  readonly reason: OrderEndReason;
  readonly endedAt: Date;
  /** Who recorded it, in whose name what rested on it alone is lifted; null when its own time is over. */
  readonly staffId: string | null;
  readonly now: Date;
}

/**
 * Ends an order: the authority withdrew it, a court annulled it, or its time is over (Art. 9(2)(b); ORD-5). What was restricted because
 * of this order alone is lifted in the name of the person who records the end; where something else led to a restriction too, a person is
 * paged to look at it, and decides.
 */
@Injectable()
export class EndOrderService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly orders: OrdersRepository,
    private readonly progress: OrderProgressQuery,
    private readonly paging: PageOrdersService,
    private readonly pages: Pages,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  /** Problems: `not-found`, `invalid-input`, `order-not-open` for one that ended before. */
  async end(
    { platformId, staffId }: StaffCaller,
    orderId: string,
    { reason, endedAt }: { reason: OrderEndReason; endedAt?: Date },
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const order = await this.orders.lock(tx, platformId, orderId);
      if (!order) throw notFound();
      await oneAtATime(tx, endOfOrders(platformId));
      const faults = instantFaults('endedAt', endedAt, order.deliveredAt, now);
      if (faults.length > 0) throw invalidInput(faults);
      await this.write(tx, order, { reason, endedAt: endedAt ?? now, staffId, now });
    });
  }

  /** Its own time is over (ORD-5): what rests on it alone ends at that instant by itself. Nothing for one that ended before. */
  async expire(platformId: string, orderId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const order = await this.orders.lock(tx, platformId, orderId);
      if (!order?.expiresAt || order.expiresAt > now || order.state === 'ended') return;
      await oneAtATime(tx, endOfOrders(platformId));
      await this.write(tx, order, { reason: 'expired', endedAt: order.expiresAt, staffId: null, now });
    });
  }

  private async write(tx: Tx, order: Order, { reason, endedAt, staffId, now }: OrderEnd): Promise<void> {
    const { platformId, id: orderId } = order;
    if (!(await this.orders.move(tx, order, 'end', { endedAt, endReason: reason }))) throw orderNotOpen(order.state);
    await this.paging.settle(tx, order);
    const inForce = await this.progress.decisionsInForce(tx, platformId, orderId, now);
    const lifts = staffId === null ? [] : inForce.filter((decision) => decision.isUnderThisOrderAlone);
    await this.jobs.addMany(
      tx,
      lifts.map(({ decisionId }) => ({
        name: 'lift-after-order' as const,
        payload: { platformId, orderId, decisionId, staffId: staffId! },
      })),
    );
    if (lifts.length < inForce.length) {
      const entity = { kind: 'order', id: orderId };
      await this.pages.page(tx, { platformId, entity, subject: 'order-ended', dueAt: null, now });
    }
    await this.audit.append(tx, [
      {
        platformId,
        action: 'order.ended',
        article: '9(2)(b)',
        entityKind: 'order',
        entityId: orderId,
        details: {
          reason: code(reason),
          endedAt,
          lifts: lifts.length,
          toBeLookedAt: inForce.length - lifts.length,
        },
      },
    ]);
  }
}
