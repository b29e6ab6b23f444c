import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Order, OrderEndReason, OrderTerms } from './order.js';
import { stateAfter, type OrderMove } from './order-state.rules.js';

export type NewOrder = Omit<
  Order,
  'textIds' | 'receiptToldAt' | 'effectiveAt' | 'answeredAt' | 'expiresAt' | 'endedAt' | 'endReason'
> & {
  readonly expiresAt?: Date | null;
  readonly categoryListVersion: string;
  readonly credentialId: string;
  readonly textId: string;
  readonly textHash: Buffer;
  readonly replyToHash: Buffer | null;
  /** When a person is paged next while it is open. */
  readonly nextPageAt: Date | null;
};

export interface NewSupplement extends OrderTerms {
  readonly platformId: string;
  readonly id: string;
  readonly orderId: string;
  readonly textId: string;
  readonly textHash: Buffer;
  readonly credentialId: string;
  readonly enteredBy: string | null;
  /** Null when it says nothing of that. */
  readonly expiresAt: Date | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

/** What a move may set besides the state. */
export interface OrderChange {
  readonly effectiveAt?: Date;
  readonly answeredAt?: Date;
  readonly endedAt?: Date;
  readonly endReason?: OrderEndReason;
}

/** An order with what the latest of its supplements says. */
const select = `
  select o.platform_id as "platformId", o.id, o.reference, o.kind, o.instrument, o.authority,
    o.authority_reference as "authorityReference", o.member_state as "memberState",
    coalesce(s.legal_basis, o.legal_basis) as "legalBasis", coalesce(s.provision, o.provision) as provision,
    coalesce(s.category, o.category) as category, coalesce(s.keyword, o.keyword) as keyword,
    coalesce(s.territory, o.territory) as territory, coalesce(s.missing_elements, o.missing_elements) as "missingElements",
    o.demands, o.language, o.may_be_confidential as "mayBeConfidential", o.channel, o.profile, o.state,
    o.delivered_at as "deliveredAt", o.delivered_at_source as "deliveredAtSource", o.recorded_at as "recordedAt",
    o.entered_by as "enteredBy", o.reply_to_id as "replyToId", o.receipt_by as "receiptBy",
    o.receipt_due_at as "receiptDueAt", o.receipt_told_at as "receiptToldAt", o.effect_due_at as "effectDueAt",
    o.effective_at as "effectiveAt", o.answered_at as "answeredAt", o.expires_at as "expiresAt",
    o.ended_at as "endedAt", o.end_reason as "endReason",
    array[o.text_id] || array(
      select t.text_id
      from order_supplement t
      where t.platform_id = o.platform_id and t.order_id = o.id
      order by t.position
    ) as "textIds"
  from authority_order o
  left join lateral (
    select s.legal_basis, s.provision, s.category, s.keyword, s.territory, s.missing_elements
    from order_supplement s
    where s.platform_id = o.platform_id and s.order_id = o.id
    order by s.position desc
    limit 1
  ) s on true`;

/** Rows of orders and their supplements. */
@Injectable()
export class OrdersRepository {
  async insert(tx: Tx, { textHash, replyToHash, ...order }: NewOrder): Promise<void> {
    await tx.rows.authorityOrder.create({
      data: {
        ...order,
        demands: [...order.demands],
        territory: [...order.territory],
        missingElements: [...order.missingElements],
        textHash: new Uint8Array(textHash),
        replyToHash: replyToHash && new Uint8Array(replyToHash),
      },
    });
  }

  /** In the order of their arrival; whoever adds one holds the order's lock. */
  async insertSupplement(tx: Tx, { textHash, ...supplement }: NewSupplement): Promise<void> {
    const { platformId, orderId } = supplement;
    await tx.rows.orderSupplement.create({
      data: {
        ...supplement,
        position: await tx.rows.orderSupplement.count({ where: { platformId, orderId } }),
        territory: [...supplement.territory],
        missingElements: [...supplement.missingElements],
        textHash: new Uint8Array(textHash),
      },
    });
  }

  async find(tx: Tx, platformId: string, id: string): Promise<Order | null> {
    const { rows } = await tx.sql.query<Order>(`${select} where o.platform_id = $1 and o.id = $2`, [platformId, id]);
    return rows[0] ?? null;
  }

  /** By id, in the order of their delivery. */
  async findMany(tx: Tx, platformId: string, ids: readonly string[]): Promise<Order[]> {
    if (ids.length === 0) return [];
    const { rows } = await tx.sql.query<Order>(
      `${select} where o.platform_id = $1 and o.id = any ($2::uuid[]) order by o.delivered_at, o.id`,
      [platformId, ids],
    );
    return rows;
  }

  /** Locked until the transaction ends; what a supplement or a move brought meanwhile is in it. */
  async lock(tx: Tx, platformId: string, id: string): Promise<Order | null> {
    const { rowCount } = await tx.sql.query(
      'select o.id from authority_order o where o.platform_id = $1 and o.id = $2 for update',
      [platformId, id],
    );
    return rowCount === 1 ? this.find(tx, platformId, id) : null;
  }

  /** True when this call moved the order; false when it is in no state that the move leaves. Effect keeps its first instant. */
  async move(
    tx: Tx,
    order: Pick<Order, 'platformId' | 'id' | 'state'>,
    move: OrderMove,
    change: OrderChange = {},
  ): Promise<boolean> {
    const to = stateAfter(order.state, move);
    if (!to) return false;
    const { rowCount } = await tx.sql.query(
      `
      update authority_order
      set state = $4,
        effective_at = coalesce(effective_at, $5),
        answered_at = coalesce(answered_at, $6),
        ended_at = $7,
        end_reason = $8,
        next_page_at = case when $4 in ('received', 'incomplete', 'in-progress') then next_page_at end
      where platform_id = $1 and id = $2 and state = $3`,
      [
        order.platformId,
        order.id,
        order.state,
        to,
        change.effectiveAt ?? null,
        change.answeredAt ?? null,
        change.endedAt ?? null,
        change.endReason ?? null,
      ],
    );
    return rowCount === 1;
  }

  /** Until when it has effect from now on; whoever says so holds the order's lock. */
  async setExpiry(tx: Tx, platformId: string, id: string, expiresAt: Date): Promise<void> {
    await tx.sql.query('update authority_order set expires_at = $3 where platform_id = $1 and id = $2', [
      platformId,
      id,
      expiresAt,
    ]);
  }

  /** Orders whose own time is over and that nobody has ended, the earliest first. */
  async expired(tx: Tx, now: Date, atMost: number): Promise<{ platformId: string; id: string }[]> {
    const { rows } = await tx.sql.query<{ platformId: string; id: string }>(
      `
      select o.platform_id as "platformId", o.id
      from authority_order o
      where o.expires_at <= $1 and o.state <> 'ended'
      order by o.expires_at, o.id
      limit $2`,
      [now, atMost],
    );
    return rows;
  }

  /** True when this call wrote it; a receipt is told once. */
  async tellReceiptByHand(tx: Tx, platformId: string, id: string, toldAt: Date): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `
      update authority_order
      set receipt_told_at = $3
      where platform_id = $1 and id = $2 and receipt_by = 'hand' and receipt_told_at is null`,
      [platformId, id, toldAt],
    );
    return rowCount === 1;
  }

  /** Open orders for which somebody is to be paged now, locked; those that somebody answers right now are left for next time. */
  async lockToPage(tx: Tx, now: Date, atMost: number): Promise<Order[]> {
    const { rows } = await tx.sql.query<{ platformId: string; id: string }>(
      `
      select o.platform_id as "platformId", o.id
      from authority_order o
      where o.next_page_at <= $1
      order by o.next_page_at, o.id
      limit $2
      for update skip locked`,
      [now, atMost],
    );
    const orders = await Promise.all(rows.map(({ platformId, id }) => this.find(tx, platformId, id)));
    return orders.flatMap((order) => order ?? []);
  }

  async setNextPage(tx: Tx, platformId: string, id: string, nextPageAt: Date | null): Promise<void> {
    await tx.sql.query('update authority_order set next_page_at = $3 where platform_id = $1 and id = $2', [
      platformId,
      id,
      nextPageAt,
    ]);
  }
}
