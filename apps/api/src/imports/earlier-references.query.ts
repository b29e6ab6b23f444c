import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { KnownDecision } from './run-memory.js';

/** An item of an imported notice or order, by what the earlier tool calls that. */
export interface KnownItem {
  readonly externalId: string;
  /** From 1. */
  readonly item: number;
  readonly recordId: string;
  readonly itemId: string;
  readonly subjectId: string;
  /** Of the notice; of an order when it was delivered. */
  readonly receivedAt: Date;
  /** Of a notice: what it is filed as by now. */
  readonly type: string | null;
  readonly ofTrustedFlagger: boolean;
  readonly isAnswered: boolean;
}

/** Finds what lines refer to by the earlier tool's ids; reads across rooms. */
@Injectable()
export class EarlierReferencesQuery {
  async noticeItems(tx: Tx, platformId: string, externalIds: readonly string[]): Promise<Map<string, KnownItem>> {
    if (externalIds.length === 0) return new Map();
    const { rows } = await tx.sql.query<KnownItem>(
      `
      select r.external_id as "externalId", i.position + 1 as item, n.id as "recordId", i.id as "itemId",
        i.subject_id as "subjectId", n.received_at as "receivedAt", n.type,
        n.notifier_kind = 'trusted-flagger' as "ofTrustedFlagger", ci.item_id is not null as "isAnswered"
      from imported_record r
      join filed_notice n on n.platform_id = r.platform_id and n.id = r.record_id
      join notice_item i on i.platform_id = n.platform_id and i.notice_id = n.id
      left join case_item ci on ci.platform_id = i.platform_id and ci.item_id = i.id
      where r.platform_id = $1 and r.kind = 'notices' and r.external_id = any ($2::text[])`,
      [platformId, externalIds],
    );
    return new Map(rows.map((row) => [itemKey(row.externalId, row.item), row]));
  }

  async orderItems(tx: Tx, platformId: string, externalIds: readonly string[]): Promise<Map<string, KnownItem>> {
    if (externalIds.length === 0) return new Map();
    const { rows } = await tx.sql.query<KnownItem>(
      `
      select r.external_id as "externalId", i.position + 1 as item, o.id as "recordId", i.id as "itemId",
        i.subject_id as "subjectId", o.delivered_at as "receivedAt", null as type, false as "ofTrustedFlagger",
        ci.item_id is not null as "isAnswered"
      from imported_record r
      join authority_order o on o.platform_id = r.platform_id and o.id = r.record_id
      join order_item i on i.platform_id = o.platform_id and i.order_id = o.id
      left join case_order_item ci on ci.platform_id = i.platform_id and ci.item_id = i.id
      where r.platform_id = $1 and r.kind = 'orders' and r.external_id = any ($2::text[])`,
      [platformId, externalIds],
    );
    return new Map(rows.map((row) => [itemKey(row.externalId, row.item), row]));
  }

  async decisions(tx: Tx, platformId: string, externalIds: readonly string[]): Promise<Map<string, KnownDecision>> {
    if (externalIds.length === 0) return new Map();
    const { rows } = await tx.sql.query<KnownDecision & { externalId: string }>(
      `
      select r.external_id as "externalId", d.id, d.case_id as "caseId", c.subject_id as "subjectId", d.outcome,
        d.occurred_at as "decidedAt", d.decided_by as "decidedBy",
        exists (
          select from decision later where later.platform_id = d.platform_id and later.supersedes_id = d.id
        ) as "isSuperseded",
        array(
          select i.item_id from case_item i where i.platform_id = d.platform_id and i.case_id = d.case_id order by i.item_id
        ) as "itemIds",
        array(
          select i.item_id from case_order_item i where i.platform_id = d.platform_id and i.case_id = d.case_id order by i.item_id
        ) as "orderItemIds"
      from imported_record r
      join decision d on d.platform_id = r.platform_id and d.id = r.record_id
      join review_case c on c.platform_id = d.platform_id and c.id = d.case_id
      where r.platform_id = $1 and r.kind = 'decisions' and r.external_id = any ($2::text[])`,
      [platformId, externalIds],
    );
    return new Map(rows.map(({ externalId, ...decision }) => [externalId, decision]));
  }
}

export const itemKey = (externalId: string, item: number) => `${item} ${externalId}`;
