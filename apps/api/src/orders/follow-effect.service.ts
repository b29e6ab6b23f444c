import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { progressOf } from './effect.rules.js';
import { OrderEffectsRepository } from './order-effects.repository.js';
import { OrderProgressQuery, type ItemInCase } from './order-progress.query.js';
import { isOpen } from './order-state.rules.js';
import type { Order } from './order.js';
import type { FollowedOrders } from './orders.jobs.js';
import { OrdersRepository } from './orders.repository.js';
import { RecordEffectService } from './record-effect.service.js';

/**
 * Follows what decisions and the platform's confirmations make of orders to act. When all that was ordered is in effect the
 * authority is told at once, by itself; where something was declined, is gone or done in part, a person must say why first. A decision
 * that supersedes one of which the authority was told opens the order again.
 */
@Injectable()
export class FollowEffectService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly orders: OrdersRepository,
    private readonly progress: OrderProgressQuery,
    private readonly effects: OrderEffectsRepository,
    private readonly recording: RecordEffectService,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.handlers.register('follow-order-effect', (payload) => this.follow(payload));
  }

  async follow({ platformId, decisionId }: FollowedOrders): Promise<void> {
    const orderIds = await this.db.read((tx) => this.progress.ordersOf(tx, platformId, decisionId));
    for (const id of orderIds) await this.db.transaction((tx) => this.followOrder(tx, platformId, id));
  }

  private async followOrder(tx: Tx, platformId: string, id: string): Promise<void> {
    const order = (await this.orders.lock(tx, platformId, id))!;
    const items = await this.progress.items(tx, platformId, id);
    const { hasBegun, givenAt } = progressOf(items);
    if (!(await this.begin(tx, order, items, hasBegun)) || givenAt === null) return;
    await this.recording.record(
      tx,
      { ...order, state: 'in-progress' },
      { outcome: 'given', effectiveAt: givenAt, staffId: null, reason: null, now: this.clock.now() },
    );
  }

  /** True when the order is in progress now, or was already. */
  private async begin(tx: Tx, order: Order, items: readonly ItemInCase[], hasBegun: boolean): Promise<boolean> {
    if (order.state === 'ended' || !hasBegun) return false;
    if (order.state === 'in-progress') return true;
    if (!isOpen(order.state) && !(await this.isOvertaken(tx, order, items))) return false;
    const move = isOpen(order.state) ? 'begin' : 'reopen';
    await this.orders.move(tx, order, move);
    await this.audit.append(tx, [
      {
        platformId: order.platformId,
        action: move === 'begin' ? 'order.begun' : 'order.reopened',
        article: '9(1)',
        entityKind: 'order',
        entityId: order.id,
      },
    ]);
    return true;
  }

  /** Whether a decision came after what the authority was told last. */
  private async isOvertaken(tx: Tx, { platformId, id }: Order, items: readonly ItemInCase[]): Promise<boolean> {
    const last = (await this.effects.effects(tx, platformId, id)).at(-1);
    return items.some(({ decidedAt }) => decidedAt !== null && last !== undefined && decidedAt > last.recordedAt);
  }
}
