import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { EndOrderService } from './end-order.service.js';
import { OrdersRepository } from './orders.repository.js';

export const endExpiredOrdersSweep = 'end-expired-orders';
const everySeconds = 5;
const atOnce = 100;

/** Ends orders when the time is over that they set themselves (Art. 9(2)(b); ORD-5). */
@Injectable()
export class EndExpiredOrdersService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly orders: OrdersRepository,
    private readonly ending: EndOrderService,
  ) {}

  onModuleInit(): void {
    this.handlers.every(endExpiredOrdersSweep, everySeconds, () => this.sweep());
  }

  private async sweep(): Promise<void> {
    for (let count = atOnce; count === atOnce;) {
      const expired = await this.db.read((tx) => this.orders.expired(tx, this.clock.now(), atOnce));
      for (const { platformId, id } of expired) await this.ending.expire(platformId, id);
      count = expired.length;
    }
  }
}
