import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Order, OrderKind, OrderState } from './order.js';
import { OrdersRepository } from './orders.repository.js';

export interface OrderFilter {
  readonly platformId: string;
  readonly state?: OrderState;
  readonly kind?: OrderKind;
  /** Only those whose authority waits still. */
  readonly isOpen?: boolean;
  readonly before?: { readonly deliveredAt: string; readonly id: string };
  readonly limit: number;
}

/** Something sent about an order. */
export interface OrderMessage {
  readonly kind: string;
  readonly channel: string;
  readonly state: string;
  readonly recordedAt: Date;
  readonly dueAt: Date | null;
  readonly acceptedAt: Date | null;
}

@Injectable()
export class OrderListQuery {
  constructor(private readonly orders: OrdersRepository) {}

  /** The newest delivery first. */
  async page(tx: Tx, { platformId, state, kind, isOpen, before, limit }: OrderFilter): Promise<Order[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `
      select o.id
      from authority_order o
      where o.platform_id = $1
        and ($2::text is null or o.state = $2)
        and ($3::text is null or o.kind = $3)
        and ($4::boolean is null or (o.state in ('received', 'incomplete', 'in-progress')) = $4)
        and ($5::timestamptz is null or (o.delivered_at, o.id) < ($5, $6::uuid))
      order by o.delivered_at desc, o.id desc
      limit $7`,
      [platformId, state ?? null, kind ?? null, isOpen ?? null, before?.deliveredAt ?? null, before?.id ?? null, limit],
    );
    const orders = await this.orders.findMany(
      tx,
      platformId,
      rows.map((row) => row.id),
    );
    return orders.reverse();
  }

  /** All that was sent about an order, to the authority and to recipients, oldest first. */
  async messages(tx: Tx, platformId: string, orderId: string): Promise<OrderMessage[]> {
    const { rows } = await tx.sql.query<OrderMessage>(
      `
      select m.kind, m.channel, m.state, m.recorded_at as "recordedAt", m.due_at as "dueAt", m.accepted_at as "acceptedAt"
      from message m
      where m.platform_id = $1 and m.entity_id = $2 and m.entity_kind = 'order'
      order by m.recorded_at, m.id`,
      [platformId, orderId],
    );
    return rows;
  }

  /** When the order itself and each supplement arrived, and what each left missing, oldest first. */
  async supplements(tx: Tx, platformId: string, orderId: string) {
    return tx.rows.orderSupplement.findMany({
      where: { platformId, orderId },
      select: { occurredAt: true, recordedAt: true, missingElements: true, enteredBy: true },
      orderBy: { position: 'asc' },
    });
  }
}
