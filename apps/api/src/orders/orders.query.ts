import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { sideBySide, type Tx } from '../infrastructure/database/index.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { Holds, type HoldInForce } from '../infrastructure/messages/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { mergedTexts, type OrderTexts } from '../review/index.js';
import type { Order } from './order.js';
import { OrdersRepository } from './orders.repository.js';
import { UnreachedRepository, type Unreached } from './unreached.repository.js';

/** Where an item of an order is, as the authority named it. */
export interface OrderItemLocation {
  readonly kind: 'url' | 'content-id';
  readonly value: string;
  readonly description?: string;
}

/** Whether the recipient may be told: at once, when a hold ends, or not before somebody answered the request for one. */
export type Confidentiality =
  | { readonly kind: 'none' }
  | { readonly kind: 'held'; readonly hold: HoldInForce }
  | { readonly kind: 'asked'; readonly lapsesAt: Date };

/** The orders' verbs for the rooms below; each works in the caller's transaction. */
@Injectable()
export class Orders {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly texts: SealedTexts,
    private readonly holds: Holds,
    private readonly jobs: Jobs,
    private readonly unreached: UnreachedRepository,
    private readonly audit: Audit,
  ) {}

  byId(tx: Tx, platformId: string, id: string): Promise<Order | null> {
    return this.orders.find(tx, platformId, id);
  }

  /**
   * The orders whose items a case answers, in the order of their delivery; those that have ended too. None of them ends before the
   * transaction does: whoever ends one finds what was decided on it, and has it lifted.
   */
  async heldInCase(tx: Tx, platformId: string, caseId: string): Promise<Order[]> {
    const orders = await this.inCase(tx, platformId, caseId);
    if (orders.length === 0) return orders;
    await sideBySide(tx, endOfOrders(platformId));
    return this.inCase(tx, platformId, caseId);
  }

  private async inCase(tx: Tx, platformId: string, caseId: string): Promise<Order[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `
      select distinct i.order_id as id
      from case_order_item c
      join order_item i on i.platform_id = c.platform_id and i.id = c.item_id
      where c.platform_id = $1 and c.case_id = $2`,
      [platformId, caseId],
    );
    return this.orders.findMany(
      tx,
      platformId,
      rows.map(({ id }) => id),
    );
  }

  /** What an order says; elements that were erased are absent. */
  async textsOf(tx: Tx, { platformId, textIds }: Pick<Order, 'platformId' | 'textIds'>): Promise<OrderTexts> {
    const texts = await this.texts.read(tx, platformId, textIds);
    return mergedTexts(
      textIds.flatMap((id) => {
        const text = texts.get(id);
        return text === undefined ? [] : [JSON.parse(text) as OrderTexts];
      }),
    );
  }

  /** Where the subjects of cases are, by case id: the first item of an order in each; those whose text was erased are absent. */
  async locationsOfCases(
    tx: Tx,
    platformId: string,
    caseIds: readonly string[],
  ): Promise<Map<string, OrderItemLocation>> {
    if (caseIds.length === 0) return new Map();
    const { rows } = await tx.sql.query<{ caseId: string; orderId: string; position: number }>(
      `
      select distinct on (c.case_id) c.case_id as "caseId", i.order_id as "orderId", i.position
      from case_order_item c
      join order_item i on i.platform_id = c.platform_id and i.id = c.item_id
      where c.platform_id = $1 and c.case_id = any ($2::uuid[])
      order by c.case_id, i.order_id, i.position`,
      [platformId, caseIds],
    );
    const orders = await this.orders.findMany(tx, platformId, [...new Set(rows.map((row) => row.orderId))]);
    const texts = new Map<string, OrderTexts>();
    for (const order of orders) texts.set(order.id, await this.textsOf(tx, order));
    return new Map(
      rows.flatMap(({ caseId, orderId, position }) => {
        const item = texts.get(orderId)?.items?.[position];
        const value = item?.url ?? item?.contentId;
        if (value === undefined) return [];
        const kind = item?.url === undefined ? 'content-id' : 'url';
        return [[caseId, { kind, value: value.trim(), description: item?.description }] as const];
      }),
    );
  }

  /** Looks, by a job, what became of the orders in the case of a decision; most decisions have none, and cost no job. */
  async followEffect(tx: Tx, platformId: string, decisionId: string): Promise<void> {
    const { rows } = await tx.sql.query<{ has: boolean }>(
      `
      select exists (
        select
        from decision d
        join case_order_item c on c.platform_id = d.platform_id and c.case_id = d.case_id
        where d.platform_id = $1 and d.id = $2
      ) as has`,
      [platformId, decisionId],
    );
    if (rows[0]!.has) await this.jobs.add(tx, 'follow-order-effect', { platformId, decisionId });
  }

  /** Tells the recipients concerned by a job, each once for a decision (Art. 9(5), 10(5)); asked again it tells whom it has not. */
  async tellRecipients(tx: Tx, platformId: string, orderId: string): Promise<void> {
    await this.jobs.add(tx, 'tell-of-order', { platformId, orderId });
  }

  /** Writes down, once, that nobody can tell this person of the order; a hold changes nothing of that. */
  async recordUnreached(tx: Tx, order: Order, unreached: Omit<Unreached, 'reason'>): Promise<void> {
    const { platformId, id: orderId, kind } = order;
    const reason = unreached.recipientId === null ? 'not-described' : 'no-contact';
    if (!(await this.unreached.insert(tx, { platformId, orderId }, { ...unreached, reason }))) return;
    await this.audit.append(tx, [
      {
        platformId,
        action: 'order.recipient-unreached',
        article: kind === 'act' ? '9(5)' : '10(5)',
        entityKind: 'order',
        entityId: orderId,
        details: { reason: code(reason), ...(unreached.decisionId && { decision: code(unreached.decisionId) }) },
      },
    ]);
  }

  /** Whether the recipients of an order may be told of it now (ORD-6). */
  async confidentiality(tx: Tx, platformId: string, orderId: string, now: Date): Promise<Confidentiality> {
    const hold = await this.holds.activeFor(tx, platformId, { kind: 'order', id: orderId }, now);
    if (hold) return { kind: 'held', hold };
    const { rows } = await tx.sql.query<{ lapsesAt: Date }>(
      `
      select r.lapses_at as "lapsesAt"
      from order_hold_request r
      where r.platform_id = $1 and r.order_id = $2 and r.state = 'asked' and r.lapses_at > $3`,
      [platformId, orderId, now],
    );
    return rows[0] ? { kind: 'asked', ...rows[0] } : { kind: 'none' };
  }
}

/** Orders end one after the other, and not while somebody decides on a case with one. */
export const endOfOrders = (platformId: string) => `order-ends:${platformId}`;
