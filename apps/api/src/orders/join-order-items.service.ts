import { Injectable } from '@nestjs/common';
import { skillFor } from '../categories/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { Sealer } from '../infrastructure/sealing/index.js';
import { dueAt, type PlatformProfile } from '../platforms/index.js';
import { Contents, locationHmac } from '../recipients/index.js';
import { Review, undetermined, urgentAt, type JoiningItem, type OpenCase, type SubjectOf } from '../review/index.js';
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
    private readonly sealer: Sealer,
    private readonly contents: Contents,
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
    const located = await this.contents.locate(tx, platformId, locations);
    const subjects = locations.map(({ value }, i): SubjectOf => {
      const content = located[i];
      const hmac = locationHmac(this.sealer, platformId, value);
      return content
        ? { kind: content.kind, contentId: content.contentId, contentVersion: content.version, locationHmac: hmac }
        : { kind: 'content', contentId: null, contentVersion: null, locationHmac: hmac };
    });
    const subjectIds = await this.review.subjectIds(tx, platformId, subjects);
    const firstLookDueAt = dueAt(profile.targets, 'first-look', { category: order.category }, order.deliveredAt);
    const joining = subjects.map((subject, i): JoiningItem => {
      return {
        platformId,
        itemId: newId(),
        cause: 'order',
        subjectId: subjectIds[i]!,
        subject,
        language: located[i]?.language ?? undetermined,
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
    return { joining, rows, cases: await this.review.casesFor(tx, joining, now) };
  }

  /** Once the order is written. */
  async join(tx: Tx, { joining, rows, cases }: FoundCases, now: Date): Promise<void> {
    if (rows.length === 0) return;
    await this.items.insertMany(tx, rows, now);
    await this.jobs.addMany(tx, await this.review.joinOrders(tx, joining, cases, now));
  }
}
