import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { qualityFacts } from './quality-facts.query.js';
import type { QualityScope } from './quality.query.js';

export interface OwnItem {
  readonly position: number;
  /** Finding of the newest decision; null: open. */
  readonly outcome: string | null;
  readonly decidedAt: Date | null;
  /** Types of the restrictions that its decision imposed and that have not ended. */
  readonly action: readonly string[];
}

/** What a flagger sees of a notice that it sent; no texts. */
export interface OwnNotice {
  readonly noticeId: string;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly category: string | null;
  readonly inArea: boolean;
  readonly missingElements: readonly string[];
  readonly items: readonly OwnItem[];
  /** `receivedAt` to the microsecond, for the key of the page. */
  readonly receivedAtKey: string;
}

/** How many items of one type of content had one outcome and one action. */
export interface OwnFigure {
  readonly category: string | null;
  readonly outcome: string | null;
  readonly action: readonly string[];
  readonly items: number;
}

/** Only what came of the notice itself: restrictions that stood before it are nobody's answer to it. */
const itemsWithAction = `
  select f.*, coalesce((
      select array_agg(distinct r.type order by r.type)
      from notice_item i
      join restriction r on r.platform_id = i.platform_id and r.subject_id = i.subject_id
      where i.platform_id = $1
        and i.id = f.item_id
        and r.imposed_at >= f.received_at
        and r.state in ('imposed', 'in-effect', 'failed')
        and f.outcome in ('illegal', 'against-terms')
    ), '{}') as action
  from (${qualityFacts.items}) f`;

/** What a flagger may know of its own notices, so that it can write its yearly report (Art. 22(3)). */
@Injectable()
export class OwnNoticesQuery {
  /** Up to `limit` in the order of receipt. */
  async page(
    tx: Tx,
    { platformId, flaggerId, from, until }: QualityScope,
    after: { receivedAt: string; noticeId: string } | undefined,
    limit: number,
  ): Promise<OwnNotice[]> {
    const { rows } = await tx.sql.query<Omit<OwnNotice, 'items'>>(
      `select f.notice_id as "noticeId", f.reference, f.received_at as "receivedAt", f.category, f.in_area as "inArea",
         f.missing_elements as "missingElements",
         to_char(f.received_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "receivedAtKey"
       from (${qualityFacts.notices}) f
       where ($5::timestamptz is null or (f.received_at, f.notice_id) > ($5, $6::uuid))
       order by f.received_at, f.notice_id
       limit $7`,
      [platformId, flaggerId, from, until, after?.receivedAt ?? null, after?.noticeId ?? null, limit],
    );
    const items = await this.itemsOf(tx, { platformId, flaggerId, from, until }, rows);
    return rows.map((notice) => ({
      ...notice,
      items: (items.get(notice.noticeId) ?? []).map(({ position, outcome, decidedAt, action }) => ({
        position,
        outcome,
        decidedAt,
        action,
      })),
    }));
  }

  /** How many items had which outcome and action, by category. */
  async figures(tx: Tx, { platformId, flaggerId, from, until }: QualityScope): Promise<OwnFigure[]> {
    const { rows } = await tx.sql.query<OwnFigure>(
      `select f.category, f.outcome, f.action, count(*) as items
       from (${itemsWithAction}) f
       group by f.category, f.outcome, f.action
       order by f.category nulls last, f.outcome nulls last, f.action`,
      [platformId, flaggerId, from, until],
    );
    return rows;
  }

  private async itemsOf(
    tx: Tx,
    { platformId, flaggerId }: QualityScope,
    notices: readonly { noticeId: string; receivedAt: Date }[],
  ): Promise<Map<string, (OwnItem & { noticeId: string })[]>> {
    if (notices.length === 0) return new Map();
    const received = notices.map(({ receivedAt }) => receivedAt.getTime());
    const afterLast = new Date(Math.max(...received) + 1); // instants are cut to milliseconds here
    const { rows } = await tx.sql.query<OwnItem & { noticeId: string }>(
      `select f.notice_id as "noticeId", f.position, f.outcome, f.decided_at as "decidedAt", f.action
       from (${itemsWithAction}) f
       where f.notice_id = any ($5::uuid[])
       order by f.notice_id, f.position`,
      [platformId, flaggerId, new Date(Math.min(...received)), afterLast, notices.map(({ noticeId }) => noticeId)],
    );
    return Map.groupBy(rows, ({ noticeId }) => noticeId);
  }
}
