import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import {
  qualityFacts,
  qualityFigureNames,
  qualityFigures,
  qualityUnits,
  type QualityFigure,
} from './quality-facts.query.js';

export interface QualityScope {
  readonly platformId: string;
  readonly flaggerId: string;
  /** Inclusive. */
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
}

export type QualityCounts = Readonly<Record<QualityFigure, number>>;

export interface QualityFigureSets {
  readonly total: QualityCounts;
  readonly inside: QualityCounts;
  readonly outside: QualityCounts;
  /** By category, null where none is known. */
  readonly categories: ReadonlyMap<string | null, QualityCounts>;
}

/** Which of the facts of a figure; what is left out: whichever. */
export interface QualitySelection {
  readonly figure: QualityFigure;
  readonly inArea?: boolean;
  readonly category?: string | null;
}

export interface QualityRow {
  readonly factId: string;
  readonly noticeId: string;
  readonly noticeReference: string;
  readonly receivedAt: Date;
  readonly category: string | null;
  readonly inArea: boolean;
  readonly missingElements: readonly string[];
  readonly itemId: string | null;
  readonly position: number | null;
  readonly outcome: string | null;
  readonly manifestly: boolean | null;
  readonly decisionId: string | null;
  readonly decidedAt: Date | null;
  readonly contentStayedUp: boolean | null;
  readonly complaintId: string | null;
  /** `receivedAt` to the microsecond, for the key of the page. */
  readonly receivedAtKey: string;
}

interface GroupRow extends Partial<Record<QualityFigure, number>> {
  grouped: 'total' | 'area' | 'category';
  inArea: boolean | null;
  category: string | null;
}

/** Counts and lists a flagger's notices and what became of them; reads notices, decisions, restrictions and complaints. */
@Injectable()
export class QualityQuery {
  async count(tx: Tx, scope: QualityScope): Promise<QualityFigureSets> {
    const total: Partial<Record<QualityFigure, number>> = {};
    const areas = new Map<boolean, Partial<Record<QualityFigure, number>>>();
    const categories = new Map<string | null, Partial<Record<QualityFigure, number>>>();
    for (const unit of qualityUnits) {
      const figures = qualityFigureNames.filter((figure) => qualityFigures[figure].unit === unit);
      const { rows } = await tx.sql.query<GroupRow>(
        `select case when grouping(f.in_area) = 0 then 'area' when grouping(f.category) = 0 then 'category' else 'total' end
             as grouped, f.in_area as "inArea", f.category,
           ${figures.map((figure) => `count(*) filter (where ${qualityFigures[figure].where}) as "${figure}"`).join(', ')}
         from (${qualityFacts[unit]}) f
         group by grouping sets ((), (f.in_area), (f.category))`,
        valuesOf(scope),
      );
      for (const { grouped, inArea, category, ...counts } of rows) {
        if (grouped === 'total') Object.assign(total, counts);
        else if (grouped === 'area') areas.set(inArea!, { ...areas.get(inArea!), ...counts });
        else categories.set(category, { ...categories.get(category), ...counts });
      }
    }
    return {
      total: complete(total),
      inside: complete(areas.get(true)),
      outside: complete(areas.get(false)),
      categories: new Map([...categories].map(([category, counts]) => [category, complete(counts)])),
    };
  }

  /** Up to `limit` of what a figure counts, in the order of receipt. */
  async rows(
    tx: Tx,
    scope: QualityScope,
    { figure, inArea, category }: QualitySelection,
    after: { receivedAt: string; factId: string } | undefined,
    limit: number,
  ): Promise<QualityRow[]> {
    const { unit, where } = qualityFigures[figure];
    const { rows } = await tx.sql.query<QualityRow>(
      `select f.fact_id as "factId", f.notice_id as "noticeId", f.reference as "noticeReference",
         f.received_at as "receivedAt", f.category, f.in_area as "inArea", f.missing_elements as "missingElements",
         f.item_id as "itemId", f.position, f.outcome, f.manifestly, f.decision_id as "decisionId",
         f.decided_at as "decidedAt", f.stayed_up as "contentStayedUp", f.complaint_id as "complaintId",
         to_char(f.received_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "receivedAtKey"
       from (${qualityFacts[unit]}) f
       where ${where}
         and ($5::boolean is null or f.in_area = $5)
         and (not $6 or f.category is not distinct from $7)
         and ($8::timestamptz is null or (f.received_at, f.fact_id) > ($8, $9::uuid))
       order by f.received_at, f.fact_id
       limit $10`,
      [
        ...valuesOf(scope),
        inArea ?? null,
        category !== undefined,
        category ?? null,
        after?.receivedAt ?? null,
        after?.factId ?? null,
        limit,
      ],
    );
    return rows;
  }
}

function valuesOf({ platformId, flaggerId, from, until }: QualityScope): unknown[] {
  return [platformId, flaggerId, from, until];
}

function complete(counts: Partial<Record<QualityFigure, number>> = {}): QualityCounts {
  return Object.fromEntries(qualityFigureNames.map((figure) => [figure, counts[figure] ?? 0])) as QualityCounts;
}
