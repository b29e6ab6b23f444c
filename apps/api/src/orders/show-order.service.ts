import { Injectable } from '@nestjs/common';
import { allegesChildSexualAbuse } from '../categories/index.js';
import { callerMay, type KeyCaller } from '../infrastructure/auth/index.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { Holds, type HoldEntry } from '../infrastructure/messages/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import type { OrderTexts } from '../review/index.js';
import type { DisclosureDetail } from './disclosure.js';
import { effectOnItem, progressOf, type ItemEffect } from './effect.rules.js';
import { HoldRequestsRepository, type HoldRequest } from './hold-requests.repository.js';
import { OrderEffectsRepository, type OrderDisclosure, type OrderEffect } from './order-effects.repository.js';
import { OrderListQuery, type OrderFilter, type OrderMessage } from './order-list.query.js';
import { OrderProgressQuery, type DecisionInForce } from './order-progress.query.js';
import type { Order } from './order.js';
import { isOpen } from './order-state.rules.js';
import { OrdersRepository } from './orders.repository.js';
import { Orders } from './orders.query.js';
import { UnreachedRepository, type Unreached } from './unreached.repository.js';

export interface ShownItem {
  readonly id: string;
  readonly caseId: string;
  readonly decisionId: string | null;
  readonly effect: ItemEffect;
}

export interface ShownOrder {
  readonly order: Order;
  /** Null when they are not the caller's to read. */
  readonly texts: OrderTexts | null;
  readonly items: readonly ShownItem[];
  readonly supplements: Awaited<ReturnType<OrderListQuery['supplements']>>;
  readonly effects: readonly (OrderEffect & { readonly reason: string | null })[];
  readonly disclosures: readonly (OrderDisclosure & { readonly detail: DisclosureDetail | null })[];
  readonly holdRequests: readonly HoldRequest[];
  readonly holds: readonly HoldEntry[];
  readonly messages: readonly OrderMessage[];
  /** When the authority was told that its order has arrived, and whether by itself; null as long as it was not. */
  readonly receipt: { readonly at: Date; readonly isAutomatic: boolean } | null;
  /** All is decided and carried out or declined: a person must tell the authority what became of it, and why. */
  readonly needsAnswer: boolean;
  /** Of an order that has ended: decisions that restrict something still. */
  readonly stillInForce: readonly DecisionInForce[];
  /** Whom nobody could tell of it. */
  readonly unreached: readonly Unreached[];
}

@Injectable()
export class ShowOrderService {
  constructor(
    private readonly db: Database,
    private readonly orders: OrdersRepository,
    private readonly verbs: Orders,
    private readonly progress: OrderProgressQuery,
    private readonly effects: OrderEffectsRepository,
    private readonly requests: HoldRequestsRepository,
    private readonly lists: OrderListQuery,
    private readonly unreached: UnreachedRepository,
    private readonly holds: Holds,
    private readonly texts: SealedTexts,
  ) {}

  /** Throws `not-found`, also for orders of other platforms. */
  show(platformId: string, caller: KeyCaller, id: string): Promise<ShownOrder> {
    return this.db.read(async (tx) => {
      const order = await this.orders.find(tx, platformId, id);
      if (!order) throw notFound();
      const mayRead = mayReadTexts(caller, order);
      const items = await this.progress.items(tx, platformId, id);
      const messages = await this.lists.messages(tx, platformId, id);
      return {
        order,
        texts: mayRead ? await this.verbs.textsOf(tx, order) : null,
        items: items.map((item) => {
          return { id: item.id, caseId: item.caseId, decisionId: item.decisionId, effect: effectOnItem(item) };
        }),
        supplements: await this.lists.supplements(tx, platformId, id),
        ...(await this.answers(tx, order, mayRead)),
        holdRequests: await this.requests.ofOrder(tx, platformId, id),
        holds: await this.holds.listOf(tx, platformId, { kind: 'order', id }),
        messages,
        receipt: receiptOf(order, messages),
        needsAnswer: isOpen(order.state) && items.length > 0 && progressOf(items).isSettled,
        stillInForce: order.endedAt ? await this.progress.decisionsInForce(tx, platformId, id, order.endedAt) : [],
        unreached: await this.unreached.of(tx, platformId, id),
      };
    });
  }

  /** The newest delivery first. */
  async list(filter: Omit<OrderFilter, 'limit' | 'before'>, { limit, after }: PageQuery): Promise<Page<Order>> {
    const [deliveredAt, id] = readPageKey(after, ['instant', 'id']) ?? [];
    const before = deliveredAt === undefined || id === undefined ? undefined : { deliveredAt, id };
    const rows = await this.db.read((tx) => this.lists.page(tx, { ...filter, before, limit: limit + 1 }));
    return pageOf(rows, limit, (order) => pageKey(order.deliveredAt.toISOString(), order.id));
  }

  private async answers(tx: Tx, { platformId, id }: Order, mayRead: boolean) {
    const effects = await this.effects.effects(tx, platformId, id);
    const disclosures = await this.effects.disclosures(tx, platformId, id);
    const textIds = [...effects.flatMap(({ reasonId }) => reasonId ?? []), ...disclosures.map((one) => one.detailId)];
    const texts = await this.texts.read(tx, platformId, mayRead ? textIds : []);
    return {
      effects: effects.map((effect) => ({ ...effect, reason: texts.get(effect.reasonId ?? '') ?? null })),
      disclosures: disclosures.map((disclosure) => {
        const text = texts.get(disclosure.detailId);
        return { ...disclosure, detail: text === undefined ? null : (JSON.parse(text) as DisclosureDetail) };
      }),
    };
  }
}

/** Where child abuse is suspected, what leads to it is for who may see that alone. */
function mayReadTexts(caller: KeyCaller, { keyword }: Order): boolean {
  if (!callerMay(caller, 'order:read-texts')) return false;
  return !allegesChildSexualAbuse(keyword) || caller.role === 'platform' || callerMay(caller, 'child-abuse:read');
}

function receiptOf(order: Order, messages: readonly OrderMessage[]): ShownOrder['receipt'] {
  if (order.receiptToldAt) return { at: order.receiptToldAt, isAutomatic: false };
  const sent = messages.find(({ kind, acceptedAt }) => kind === 'order-receipt' && acceptedAt !== null);
  return sent?.acceptedAt ? { at: sent.acceptedAt, isAutomatic: true } : null;
}
