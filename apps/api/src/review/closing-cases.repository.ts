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

  /** The items of a case that were not there in the snapshot that the moderator saw. */
  async unseenItems(tx: Tx, platformId: string, caseId: string, seenThrough: string): Promise<string[]> {
    const { rows } = await tx.sql.query<{ itemId: string }>(
      `
      select item_id as "itemId"
      from case_item
      where platform_id = $1 and case_id = $2 and not pg_visible_in_snapshot(joined_xid, $3::pg_snapshot)`,
      [platformId, caseId, seenThrough],
    );
    return rows.map((row) => row.itemId);
  }

  /** The earliest due time and receipt of the items, for the case that they move to. */
  async timesOf(tx: Tx, platformId: string, itemIds: string[]): Promise<{ dueAt: Date; receivedAt: Date }> {
    const { rows } = await tx.sql.query<{ dueAt: Date; receivedAt: Date }>(
      `
      select min(i.due_at) as "dueAt", min(n.received_at) as "receivedAt"
      from case_item as i
      join notice_item as ni on ni.platform_id = i.platform_id and ni.id = i.item_id
      join notice as n on n.platform_id = ni.platform_id and n.id = ni.notice_id
      where i.platform_id = $1 and i.item_id = any ($2::uuid[])`,
      [platformId, itemIds],
    );
    return rows[0]!;
  }

  async moveItems(tx: Tx, platformId: string, itemIds: string[], toCaseId: string): Promise<void> {
    await tx.sql.query('update case_item set case_id = $3 where platform_id = $1 and item_id = any ($2::uuid[])', [
      platformId,
      itemIds,
      toCaseId,
    ]);
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
    await tx.sql.query('update case_item set decision_id = $3 where platform_id = $1 and case_id = $2', [
      platformId,
      caseId,
      decisionId,
    ]);
  }
}
