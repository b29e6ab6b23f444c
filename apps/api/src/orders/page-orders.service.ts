import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Pages } from '../staff/index.js';
import { nextPageAt } from './order-profile.rules.js';
import type { Order } from './order.js';
import { OrdersRepository } from './orders.repository.js';

export const pageOrdersSweep = 'page-orders';
const everySeconds = 5;
const atOnce = 50;

type PagedOrder = Pick<Order, 'platformId' | 'id' | 'profile' | 'deliveredAt' | 'effectDueAt'>;

/**
 * Pages a person for orders with a hard time: at once, and again before it runs out (ORD-8). Each page goes on along the rota
 * until somebody acknowledges it or effect is given; who acknowledged the first is paged again all the same while the order is open.
 */
@Injectable()
export class PageOrdersService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly orders: OrdersRepository,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.handlers.every(pageOrdersSweep, everySeconds, () => this.sweep());
  }

  /** For an order that has just been written: also one that is entered after it should have paged. */
  async pageIfDue(tx: Tx, order: PagedOrder & { readonly nextPageAt: Date | null }, now: Date): Promise<void> {
    if (order.nextPageAt !== null && order.nextPageAt <= now) await this.page(tx, order, now);
  }

  /** The order is answered or ended: nobody need be called any more. */
  async settle(tx: Tx, { platformId, id }: Pick<Order, 'platformId' | 'id'>): Promise<void> {
    await this.pages.settle(tx, platformId, { kind: 'order', id });
  }

  private async sweep(): Promise<void> {
    for (let count = atOnce; count === atOnce;) count = await this.pageSome();
  }

  private pageSome(): Promise<number> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const orders = await this.orders.lockToPage(tx, now, atOnce);
      for (const order of orders) await this.page(tx, order, now);
      return orders.length;
    });
  }

  private async page(tx: Tx, order: PagedOrder, now: Date): Promise<void> {
    const { platformId, id, deliveredAt, effectDueAt: dueAt } = order;
    const isEarly = now.getTime() - deliveredAt.getTime() < (dueAt.getTime() - deliveredAt.getTime()) / 2;
    await this.pages.page(tx, {
      platformId,
      entity: { kind: 'order', id },
      subject: isEarly ? 'order-received' : 'order-due',
      dueAt,
      now,
    });
    const justAfter = new Date(now.getTime() + 1);
    await this.orders.setNextPage(tx, platformId, id, nextPageAt(order, justAfter));
  }
}
