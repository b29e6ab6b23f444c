import { Injectable } from '@nestjs/common';
import { allegesChildSexualAbuse } from '../categories/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { mergedTexts, type OrderedItem, type OrderTexts } from './order-texts.js';

/** How many come with a case: rarely is there more than one. */
const ordersWithCase = 50;

/** What an order asks about the subject of a case, as the moderator needs it to obey, or to see why not (Art. 9). */
export interface OrderView {
  id: string;
  itemId: string;
  reference: string;
  instrument: string;
  authority: string;
  memberState: string | null;
  legalBasis: string | null;
  provision: string | null;
  category: string | null;
  keyword: string | null;
  demands: string[];
  territory: string[];
  missingElements: string[];
  mayBeConfidential: boolean;
  deliveredAt: Date;
  dueAt: Date;
  /** The authority withdrew it, say: it demands nothing any more. */
  hasEnded: boolean;
  isAboutChildAbuse: boolean;
  location: OrderedItem | null;
  reasons: string | null;
}

interface OrderRow extends Omit<OrderView, 'isAboutChildAbuse' | 'location' | 'reasons'> {
  position: number;
  textIds: string[];
}

/** The orders among what a case answers. */
@Injectable()
export class CaseOrdersQuery {
  constructor(private readonly texts: SealedTexts) {}

  /** In the order of their delivery, each item of an order by itself. */
  async of(tx: Tx, platformId: string, caseId: string): Promise<OrderView[]> {
    const { rows } = await tx.sql.query<OrderRow>({
      name: 'review-case-orders',
      text: `
        select o.id, i.item_id as "itemId", o.reference, o.instrument, o.authority, o.member_state as "memberState",
          coalesce(s.legal_basis, o.legal_basis) as "legalBasis", coalesce(s.provision, o.provision) as provision,
          coalesce(s.category, o.category) as category, coalesce(s.keyword, o.keyword) as keyword, o.demands,
          coalesce(s.territory, o.territory) as territory,
          coalesce(s.missing_elements, o.missing_elements) as "missingElements",
          o.may_be_confidential as "mayBeConfidential", o.delivered_at as "deliveredAt", i.due_at as "dueAt",
          o.state = 'ended' as "hasEnded", oi.position,
          array[o.text_id] || array(
            select t.text_id
            from order_supplement as t
            where t.platform_id = o.platform_id and t.order_id = o.id
            order by t.position
          ) as "textIds"
        from case_order_item as i
        join order_item as oi on oi.platform_id = i.platform_id and oi.id = i.item_id
        join authority_order as o on o.platform_id = oi.platform_id and o.id = oi.order_id
        left join lateral (
          select legal_basis, provision, category, keyword, territory, missing_elements
          from order_supplement
          where platform_id = o.platform_id and order_id = o.id
          order by position desc
          limit 1
        ) as s on true
        where i.platform_id = $1 and i.case_id = $2
        order by o.delivered_at, o.id, oi.position
        limit $3`,
      values: [platformId, caseId, ordersWithCase],
    });
    const textIds = rows.flatMap((row) => row.textIds);
    const texts = await this.texts.read(tx, platformId, [...new Set(textIds)]);
    return rows.map((row) => toOrderView(row, texts));
  }
}

function toOrderView({ position, textIds, ...order }: OrderRow, texts: ReadonlyMap<string, string>): OrderView {
  const said = textIds.flatMap((id) => {
    const text = texts.get(id);
    return text === undefined ? [] : [JSON.parse(text) as OrderTexts];
  });
  const isErased = said.length < textIds.length; // positions count through all texts
  const { items, reasons } = mergedTexts(said);
  return {
    ...order,
    isAboutChildAbuse: allegesChildSexualAbuse(order.keyword),
    location: isErased ? null : (items?.[position] ?? null),
    reasons: reasons ?? null,
  };
}
