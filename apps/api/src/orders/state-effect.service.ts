import { Injectable } from '@nestjs/common';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import { effectFaults, type StatedEffect } from './effect-input.rules.js';
import { progressOf } from './effect.rules.js';
import { OrderEffectsRepository } from './order-effects.repository.js';
import { OrderProgressQuery } from './order-progress.query.js';
import { isOpen } from './order-state.rules.js';
import type { Order } from './order.js';
import { orderItemsUndecided, orderNotOpen } from './order.problems.js';
import { OrdersRepository } from './orders.repository.js';
import { RecordEffectService } from './record-effect.service.js';

/** A person says what became of an order: information provided, or why effect was not given, or only in part. */
@Injectable()
export class StateEffectService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly orders: OrdersRepository,
    private readonly progress: OrderProgressQuery,
    private readonly effects: OrderEffectsRepository,
    private readonly recording: RecordEffectService,
  ) {}

  /** Problems: `not-found`, `invalid-input`, `order-not-open`, `order-items-undecided`. */
  async state({ platformId, staffId }: StaffCaller, orderId: string, effect: StatedEffect): Promise<void> {
    await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const order = await this.orders.lock(tx, platformId, orderId);
      if (!order) throw notFound();
      if (!isOpen(order.state)) throw orderNotOpen(order.state);
      const faults = effectFaults(effect, order.deliveredAt, now);
      if (faults.length > 0) throw invalidInput(faults);
      if (order.kind === 'information') await this.refuseWithoutDisclosure(tx, order, effect);
      else if (!progressOf(await this.progress.items(tx, platformId, orderId)).isSettled) throw orderItemsUndecided();
      const { outcome, effectiveAt = null, reason = null } = effect;
      await this.recording.record(tx, order, { outcome, effectiveAt, staffId, reason, now });
    });
  }

  private async refuseWithoutDisclosure(tx: Tx, { platformId, id }: Order, { outcome }: StatedEffect): Promise<void> {
    if (outcome === 'not-given' || (await this.effects.disclosures(tx, platformId, id)).length > 0) return;
    throw invalidInput([{ pointer: '#/outcome', detail: 'log first what was handed over, and to whom' }]); // ORD-7
  }
}
