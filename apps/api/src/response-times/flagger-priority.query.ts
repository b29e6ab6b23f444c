import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/tx.js';
import { factsOf } from './facts.query.js';
import type { ComparedTime, Comparison, SideFigures } from './flagger-priority.rules.js';
import type { FactsScope } from './response-times.query.js';

export interface ComparedCategory extends Comparison {
  readonly category: string | null;
}

export interface ComparedFigures {
  readonly all: Comparison;
  /** The largest first; categories that only one side has too. */
  readonly categories: readonly ComparedCategory[];
}

/** An item of a trusted flagger inside the area that nobody has decided. */
export interface WaitingItem {
  readonly itemId: string;
  readonly noticeId: string;
  readonly noticeReference: string;
  readonly caseId: string;
  readonly category: string | null;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  /** Whole seconds until now. */
  readonly seconds: number;
  /** `receivedAt` to the microsecond, for the key of the page. */
  readonly receivedAtKey: string;
}

interface SideRow extends SideFigures {
  ofFlagger: boolean;
  isCategory: boolean;
  category: string | null;
}

const nobody: SideFigures = { count: 0, ended: 0, medianSeconds: null };

const waiting = `
  from filed_notice n
  join flagger_notice_area a on a.platform_id = n.platform_id and a.notice_id = n.id
  join notice_item i on i.platform_id = n.platform_id and i.notice_id = n.id
  join case_item ci on ci.platform_id = i.platform_id and ci.item_id = i.id
  where n.platform_id = $1
    and n.trusted_flagger_id is not null
    and n.type = 'notice'
    and a.in_area
    and ci.decision_id is null
    and n.received_at < $2`;

/** Trusted flaggers beside all others, counted over the facts of the response times. */
@Injectable()
export class FlaggerPriorityQuery {
  /** As of `endedBefore`: what ended then or later is open. Without `importedToo`, of what was received here alone: nobody breaches what an earlier tool did. */
  async compare(
    tx: Tx,
    scope: FactsScope,
    time: ComparedTime,
    { importedToo = true, endedBefore }: { importedToo?: boolean; endedBefore?: Date } = {},
  ): Promise<ComparedFigures> {
    const { rows } = await tx.sql.query<SideRow>(
      `select f.of_flagger_in_area as "ofFlagger", grouping(f.category) = 0 as "isCategory", f.category,
         count(*) as count,
         count(f.ended_at) filter (where f.ended_at < $6) as ended,
         percentile_cont(0.5) within group (order by f.seconds) filter (where f.ended_at < $6) as "medianSeconds"
       from (${factsOf(time)}) f
       where f.type = 'notice' and ($5::boolean or f.notice_origin = 'noticedesk')
       group by grouping sets ((f.of_flagger_in_area), (f.of_flagger_in_area, f.category))
       order by count desc, f.category`,
      [scope.platformId, scope.from, scope.until, scope.now, importedToo, endedBefore ?? 'infinity'],
    );
    const categories = Map.groupBy(
      rows.filter(({ isCategory }) => isCategory),
      ({ category }) => category,
    );
    return {
      all: comparisonOf(rows.filter(({ isCategory }) => !isCategory)),
      categories: [...categories].map(([category, sides]) => ({ category, ...comparisonOf(sides) })),
    };
  }

  /** How many wait since before this instant. */
  async countWaiting(tx: Tx, platformId: string, since: Date): Promise<number> {
    const { rows } = await tx.sql.query<{ count: number }>(`select count(*) as count ${waiting}`, [platformId, since]);
    return rows[0]!.count;
  }

  /** Up to `limit` of them, who waits longest first. */
  async waiting(
    tx: Tx,
    { platformId, since, now }: { platformId: string; since: Date; now: Date },
    after: { receivedAt: string; itemId: string } | undefined,
    limit: number,
  ): Promise<WaitingItem[]> {
    const { rows } = await tx.sql.query<WaitingItem>(
      `select i.id as "itemId", n.id as "noticeId", n.reference as "noticeReference", ci.case_id as "caseId", n.category,
         n.received_at as "receivedAt", ci.due_at as "dueAt",
         floor(extract(epoch from $3::timestamptz - n.received_at))::bigint as seconds,
         to_char(n.received_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "receivedAtKey"
       ${waiting}
         and ($4::timestamptz is null or (n.received_at, i.id) > ($4, $5::uuid))
       order by n.received_at, i.id
       limit $6`,
      [platformId, since, now, after?.receivedAt ?? null, after?.itemId ?? null, limit],
    );
    return rows;
  }

  /** Every platform: the installation serves a handful. */
  async platformIds(tx: Tx): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>('select p.id from platform p order by p.id');
    return rows.map(({ id }) => id);
  }
}

function comparisonOf(sides: readonly SideRow[]): Comparison {
  return { flaggers: sideOf(sides, true), others: sideOf(sides, false) };
}

function sideOf(sides: readonly SideRow[], ofFlagger: boolean): SideFigures {
  const side = sides.find((one) => one.ofFlagger === ofFlagger);
  return side ? { count: side.count, ended: side.ended, medianSeconds: side.medianSeconds } : nobody;
}
