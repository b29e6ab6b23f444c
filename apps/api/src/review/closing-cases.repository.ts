import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { SubjectKind } from './subject.rules.js';

export interface Subject {
  id: string;
  kind: SubjectKind;
  contentId: string | null;
  contentVersion: number | null;
}

/** What the decision needs to know of the items that it answers, without loading them. */
export interface AnsweredItems {
  count: number;
  /** Whether a notice under Art. 16 is among them, and a trusted flagger's; a flag under the terms is neither. */
  hasNotice: boolean;
  hasTrustedFlagger: boolean;
  /** Of the earliest notice under Art. 16; of the earliest flag where there is none. */
  earliest: { itemId: string; noticeId: string; receivedAt: Date } | null;
}

export interface AskedOfNextCase {
  dueAt: Date;
  receivedAt: Date;
  hasOrder: boolean;
  allegesThreatToLife: boolean;
  allegesChildSexualAbuse: boolean;
  trustedInArea: boolean;
}

/** What waits in cases: items of notices, and items of orders. */
const waitingTables = ['case_item', 'case_order_item'];

@Injectable()
export class ClosingCasesRepository {
  async subject(tx: Tx, platformId: string, id: string): Promise<Subject> {
    const { rows } = await tx.sql.query<Subject>(
      `
      select id, kind, content_id as "contentId", content_version as "contentVersion"
      from subject
      where platform_id = $1 and id = $2`,
      [platformId, id],
    );
    return rows[0]!;
  }

  /** Whether the snapshot is one of this database up to now; nobody has seen what is yet to come. */
  async wasTaken(tx: Tx, seenThrough: string): Promise<boolean> {
    const { rows } = await tx.sql.query<{ was: boolean }>(
      'select pg_snapshot_xmax($1::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot()) as was',
      [seenThrough],
    );
    return rows[0]!.was;
  }

  /** The items of a case, of notices and of orders, that were not there in the snapshot that the moderator saw. */
  async unseenItems(tx: Tx, platformId: string, caseId: string, seenThrough: string): Promise<string[]> {
    const { rows } = await tx.sql.query<{ itemId: string }>(
      `
      select item_id as "itemId"
      from case_item
      where platform_id = $1 and case_id = $2 and not pg_visible_in_snapshot(joined_xid, $3::pg_snapshot)
      union all
      select item_id
      from case_order_item
      where platform_id = $1 and case_id = $2 and not pg_visible_in_snapshot(joined_xid, $3::pg_snapshot)`,
      [platformId, caseId, seenThrough],
    );
    return rows.map((row) => row.itemId);
  }

  /** Whether an item of a notice in the case was there in the snapshot. */
  async showsAnItem(tx: Tx, platformId: string, caseId: string, seenThrough: string): Promise<boolean> {
    const { rows } = await tx.sql.query<{ shows: boolean }>(
      `
      select exists (
        select
        from case_item
        where platform_id = $1 and case_id = $2 and pg_visible_in_snapshot(joined_xid, $3::pg_snapshot)
      ) as shows`,
      [platformId, caseId, seenThrough],
    );
    return rows[0]!.shows;
  }

  /** What the items, of notices and of orders, ask of the case that they move to: the earliest times, the highest tier. */
  async askedBy(tx: Tx, platformId: string, itemIds: string[]): Promise<AskedOfNextCase> {
    const { rows } = await tx.sql.query<AskedOfNextCase>(
      `
      select min(t.due_at) as "dueAt", min(t.received_at) as "receivedAt", bool_or(t.is_order) as "hasOrder",
        bool_or(t.threat_to_life) as "allegesThreatToLife", bool_or(t.child_abuse) as "allegesChildSexualAbuse",
        bool_or(t.trusted_in_area) as "trustedInArea"
      from (
        select i.due_at, n.received_at, false as is_order, n.alleges_threat_to_life as threat_to_life,
          n.alleges_child_abuse as child_abuse, n.in_area_of_expertise is true as trusted_in_area
        from case_item as i
        join notice_item as ni on ni.platform_id = i.platform_id and ni.id = i.item_id
        join notice as n on n.platform_id = ni.platform_id and n.id = ni.notice_id
        where i.platform_id = $1 and i.item_id = any ($2::uuid[])
        union all
        select i.due_at, o.delivered_at, true, false, false, false
        from case_order_item as i
        join order_item as oi on oi.platform_id = i.platform_id and oi.id = i.item_id
        join authority_order as o on o.platform_id = oi.platform_id and o.id = oi.order_id
        where i.platform_id = $1 and i.item_id = any ($2::uuid[])
      ) as t`,
      [platformId, itemIds],
    );
    return rows[0]!;
  }

  async moveItems(tx: Tx, platformId: string, itemIds: string[], toCaseId: string): Promise<void> {
    for (const table of waitingTables) {
      await tx.sql.query(`update ${table} set case_id = $3 where platform_id = $1 and item_id = any ($2::uuid[])`, [
        platformId,
        itemIds,
        toCaseId,
      ]);
    }
  }

  async hasOrder(tx: Tx, platformId: string, caseId: string): Promise<boolean> {
    const { rows } = await tx.sql.query<{ has: boolean }>(
      'select exists (select from case_order_item where platform_id = $1 and case_id = $2) as has',
      [platformId, caseId],
    );
    return rows[0]!.has;
  }

  async answeredItems(tx: Tx, platformId: string, caseId: string): Promise<AnsweredItems> {
    const { rows } = await tx.sql.query<{
      count: number;
      hasNotice: boolean | null;
      hasTrustedFlagger: boolean | null;
      earliest: { itemId: string; noticeId: string; receivedAt: string } | null;
    }>(
      `
      select count(*) as count, bool_or(n.type = 'notice') as "hasNotice",
        bool_or(n.type = 'notice' and n.notifier_kind = 'trusted-flagger') as "hasTrustedFlagger",
        (array_agg(json_build_object('itemId', i.item_id, 'noticeId', n.id, 'receivedAt', n.received_at)
          order by n.type = 'notice' desc, n.received_at, n.id, ni.position))[1] as earliest
      from case_item as i
      join notice_item as ni on ni.platform_id = i.platform_id and ni.id = i.item_id
      join filed_notice as n on n.platform_id = ni.platform_id and n.id = ni.notice_id
      where i.platform_id = $1 and i.case_id = $2`,
      [platformId, caseId],
    );
    const { count, hasNotice, hasTrustedFlagger, earliest } = rows[0]!;
    return {
      count,
      hasNotice: hasNotice ?? false,
      hasTrustedFlagger: hasTrustedFlagger ?? false,
      earliest: earliest && { ...earliest, receivedAt: new Date(earliest.receivedAt) },
    };
  }

  async markAnswered(tx: Tx, platformId: string, caseId: string, decisionId: string): Promise<void> {
    for (const table of waitingTables) {
      await tx.sql.query(`update ${table} set decision_id = $3 where platform_id = $1 and case_id = $2`, [
        platformId,
        caseId,
        decisionId,
      ]);
    }
  }
}
