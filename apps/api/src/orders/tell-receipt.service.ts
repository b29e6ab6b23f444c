import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import { instantFaults } from './effect-input.rules.js';
import { receiptNotByHand } from './order.problems.js';
import { OrdersRepository } from './orders.repository.js';

/** Records that somebody told an authority without an electronic address that its order has arrived (Art. 9(1), 10(1); ORD-2). */
@Injectable()
export class TellReceiptService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly orders: OrdersRepository,
    private readonly audit: Audit,
  ) {}

  /** Problems: `not-found`, `invalid-input`, `receipt-not-by-hand`. */
  async tell(platformId: string, orderId: string, toldAt: Date): Promise<void> {
    await this.db.transaction(async (tx) => {
      const order = await this.orders.find(tx, platformId, orderId);
      if (!order) throw notFound();
      const faults = instantFaults('toldAt', toldAt, order.deliveredAt, this.clock.now());
      if (faults.length > 0) throw invalidInput(faults);
      if (!(await this.orders.tellReceiptByHand(tx, platformId, orderId, toldAt))) throw receiptNotByHand();
      await this.audit.append(tx, [
        {
          platformId,
          action: 'order.receipt-told',
          article: order.kind === 'act' ? '9(1)' : '10(1)',
          entityKind: 'order',
          entityId: orderId,
          details: { toldAt },
        },
      ]);
    });
  }
}
