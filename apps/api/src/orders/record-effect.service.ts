import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { AnswerAuthorityService } from './answer-authority.service.js';
import { moveOf } from './order-state.rules.js';
import type { EffectOutcome, Order } from './order.js';
import { OrderEffectsRepository } from './order-effects.repository.js';
import { orderNotOpen } from './order.problems.js';
import { Orders } from './orders.query.js';
import { OrdersRepository } from './orders.repository.js';
import { PageOrdersService } from './page-orders.service.js';

export interface NewEffect {
  readonly outcome: EffectOutcome;
  readonly effectiveAt: Date | null;
  /** Null where the platform's confirmations say it all. */
  readonly staffId: string | null;
  readonly reason: string | null;
  readonly now: Date;
}

/** Writes what became of an order and tells the authority that it names (Art. 9(1), 10(1)), and nobody is paged any more. */
@Injectable()
export class RecordEffectService {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly verbs: Orders,
    private readonly effects: OrderEffectsRepository,
    private readonly authority: AnswerAuthorityService,
    private readonly paging: PageOrdersService,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /** For an order that the caller has locked. Problem: `order-not-open`. */
  async record(tx: Tx, order: Order, { outcome, effectiveAt, staffId, reason, now }: NewEffect): Promise<void> {
    const { platformId, id: orderId } = order;
    const change = { effectiveAt: effectiveAt ?? undefined, answeredAt: now };
    if (!(await this.orders.move(tx, order, moveOf(outcome), change))) throw orderNotOpen(order.state);
    const sealed =
      reason === null ? null : this.texts.prepare({ platformId, kind: 'order-effect-reason', text: reason });
    await this.texts.insertMany(tx, sealed ? [sealed] : [], now);
    const id = newId();
    await this.effects.insert(tx, {
      platformId,
      id,
      orderId,
      outcome,
      effectiveAt,
      source: staffId === null ? 'platform' : 'staff',
      staffId,
      reasonId: sealed?.id ?? null,
      reasonHash: sealed?.saltedHash ?? null,
      recordedAt: now,
    });
    await this.authority.tellEffect(tx, order, { id, outcome, effectiveAt, reason, now });
    await this.paging.settle(tx, order);
    if (order.kind === 'information' && outcome !== 'not-given')
      await this.verbs.tellRecipients(tx, platformId, orderId);
    await this.audit.append(tx, [
      {
        platformId,
        action: 'order.answered',
        article: order.kind === 'act' ? '9(1)' : '10(1)',
        entityKind: 'order',
        entityId: orderId,
        details: { outcome: code(outcome), effectiveAt, source: code(staffId === null ? 'platform' : 'staff') },
      },
    ]);
  }
}
