import { Injectable } from '@nestjs/common';
import { skillFor } from '../categories/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { dueAt, type PlatformProfile } from '../platforms/index.js';
import { Review, undetermined, urgentAt, type JoiningItem, type OpenCase } from '../review/index.js';
import { OrderItemsRepository, type OrderItemRow } from './order-items.repository.js';
import type { Order, OrderedItem } from './order.js';

export interface FoundCases {
  readonly joining: readonly JoiningItem[];
  readonly rows: readonly OrderItemRow[];
  readonly cases: Map<string, OpenCase>;
}

type OrderToJoin = Pick<
  Order,
  'platformId' | 'id' | 'category' | 'keyword' | 'language' | 'effectDueAt' | 'deliveredAt'
>;

/** What an order to act names joins the moderators' queue: each subject has one case, and orders outrank notices. */
@Injectable()
export class JoinOrderItemsService {
  constructor(
    private readonly review: Review,
    private readonly items: OrderItemsRepository,
    private readonly jobs: Jobs,
  ) {}

  /** The case of each item, held open until the transaction ends: before the order itself is written, as with notices. */
  async findCases(
    tx: Tx,
    profile: PlatformProfile,
    order: OrderToJoin,
    named: readonly OrderedItem[],
    firstPosition: number,
    now: Date,
  ): Promise<FoundCases> {
    const { platformId } = order;
    const locations = named.map(({ url, contentId }) => ({
      kind: url === undefined ? ('content-id' as const) : ('url' as const),
      value: (url ?? contentId ?? '').trim(),
    }));
    const subjects = await this.review.subjectsAt(tx, platformId, locations);
    const firstLookDueAt = dueAt(profile.targets, 'first-look', { category: order.category }, order.deliveredAt);
    const joining = subjects.map(({ subjectId, subject, content }): JoiningItem => {
      return {
        platformId,
        itemId: newId(),
        cause: 'order',
        subjectId,
        subject,
        language: content?.language ?? undetermined,
        skill: skillFor(order.category, order.keyword),
        priority: 'order',
        dueAt: order.effectDueAt,
        urgentAt: urgentAt(order.effectDueAt, 'order'),
        firstLookDueAt: firstLookDueAt < order.effectDueAt ? firstLookDueAt : order.effectDueAt,
        receivedAt: order.deliveredAt,
      };
    });
    const rows = joining.map(({ itemId, subjectId, subject }, i): OrderItemRow => {
      return {
        platformId,
        id: itemId,
        orderId: order.id,
        position: firstPosition + i,
        locationKind: locations[i]!.kind,
        locationHmac: subject.locationHmac,
        subjectId,
      };
    });
    tx.sent(this.review.makeSubjects(tx, joining, now));
    return { joining, rows, cases: await this.review.casesFor(tx, joining, now) };
  }

  /** Once the order is written. */
  async join(tx: Tx, { joining, rows, cases }: FoundCases, now: Date): Promise<void> {
    if (rows.length === 0) return;
    await this.items.insertMany(tx, rows, now);
    await this.jobs.addMany(tx, this.review.joinOrders(tx, joining, cases, now));
  }
}
