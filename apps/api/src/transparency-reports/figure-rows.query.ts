import { Injectable } from '@nestjs/common';
import { categoryOf, keywordCodes } from '../categories/index.js';
import type { Tx } from '../infrastructure/database/tx.js';
import {
  actionRows,
  actionTimeRows,
  measureRows,
  noticeRows,
  ownMeasureRows,
  processedNoticeRows,
} from './fact-rows.query.js';
import type { FiguresRow, Filing } from './facts.js';
import type { CountedRows, FigureSelection } from './figure-selection.js';
import { orderRows, orderTimeRows } from './order-rows.query.js';
import {
  complaintOutcomeRows,
  complaintRows,
  complaintTimeRows,
  disputeOutcomeRows,
  disputeRows,
  disputeTimeRows,
  newRestrictionRows,
  suspensionRows,
} from './redress-rows.query.js';
import { type FactsScope, scopeValues } from './facts-scope.js';

/** One fact that a figure counts. */
export interface FigureRow {
  /** Of the notice, item, restriction, order, complaint, dispute or suspension; a measure has one for each restriction. */
  readonly id: string;
  /** The instant that puts it into the period: receipt, decision, effect or beginning. */
  readonly countedAt: Date;
  readonly noticeId: string | null;
  /** Ours of a notice, order or complaint; the body’s of a dispute. */
  readonly noticeReference: string | null;
  readonly decisionId: string | null;
  /** The day and the platform's own id of a measure of its systems, counted, complained of or disputed; null for other rows. */
  readonly appliedOn: string | null;
  readonly measureId: string | null;
  /** Null for a complaint or a suspension that no decision stands behind. */
  readonly category: string | null;
  readonly keyword: string | null;
  readonly otherDescription: string | null;
  /** Items that a notice or an order adds to an item column; null for other rows. */
  readonly items: number | null;
  /** Seconds that an item adds to a median; null for other rows. */
  readonly seconds: number | null;
}

interface RowSource {
  readonly sql: string;
  readonly items?: string;
  readonly seconds?: string;
  readonly automation?: string;
  /** That measures of the platform's own systems, or complaints or disputes about them, are among the rows. */
  readonly measures?: true;
}

const sources: Readonly<Record<CountedRows, RowSource>> = {
  orders: { sql: orderRows, items: 'f.items' },
  'order-times': { sql: orderTimeRows, seconds: 'f.seconds' },
  notices: { sql: noticeRows, items: 'f.items' },
  actions: { sql: actionRows, automation: 'f.automated_decision' },
  'action-times': { sql: actionTimeRows, seconds: 'f.seconds' },
  'own-measures': { sql: ownMeasureRows, automation: 'f.automated_decision', measures: true },
  complaints: { sql: complaintRows, measures: true },
  'complaint-outcomes': { sql: complaintOutcomeRows, measures: true },
  'complaint-times': { sql: complaintTimeRows, seconds: 'f.seconds', measures: true },
  'new-restrictions': { sql: newRestrictionRows },
  disputes: { sql: disputeRows, measures: true },
  'dispute-outcomes': { sql: disputeOutcomeRows, measures: true },
  'dispute-times': { sql: disputeTimeRows, seconds: 'f.seconds', measures: true },
  suspensions: { sql: suspensionRows },
  measures: { sql: measureRows, automation: 'f.automated_decision', measures: true },
  'processed-notices': { sql: processedNoticeRows, automation: 'f.processed' },
};

/** The row of the sheet, and of sheet 3 the Member State; without one all of them. */
export interface AskedRow {
  readonly row: FiguresRow;
  readonly memberState?: string;
}

@Injectable()
export class FigureRowsQuery {
  /** Up to `limit` facts that the figure counts in this row of its sheet, by id, after the given one. */
  async page(
    tx: Tx,
    scope: FactsScope,
    selection: FigureSelection,
    { row, memberState }: AskedRow,
    after: string | undefined,
    limit: number,
  ): Promise<FigureRow[]> {
    const source = sources[selection.rows];
    const values = scopeValues(scope);
    const bind = (value: unknown) => `$${values.push(value)}`;
    const conditions = [
      ...conditionsOf(selection, source.automation, bind),
      ...rowConditions(row, bind),
      ...(memberState === undefined ? [] : [`f.member_state = ${bind(memberState)}`]),
      ...(after === undefined ? [] : [`f.id > ${bind(after)}::uuid`]),
    ];
    const { rows } = await tx.sql.query<FigureRow>(
      `select f.id, f.counted_at as "countedAt", f.notice_id as "noticeId", f.notice_reference as "noticeReference",
         f.decision_id as "decisionId", ${source.measures ? 'f.applied_on' : 'null::date'} as "appliedOn",
         ${source.measures ? 'f.measure_id' : 'null'} as "measureId", f.category, f.keyword, f.other_description as "otherDescription",
         ${source.items ?? 'null::integer'} as items, ${source.seconds ?? 'null::bigint'} as seconds
       from (${source.sql}) f
       where ${conditions.join(' and ') || 'true'}
       order by f.id
       limit ${bind(limit)}`,
      values,
    );
    return rows;
  }

  /** The number of the same rows by where they are filed, for whoever wants to compare all cells of a figure at once. */
  async countByPlace(tx: Tx, scope: FactsScope, selection: FigureSelection): Promise<PlacedRows[]> {
    const source = sources[selection.rows];
    const values = scopeValues(scope);
    const conditions = conditionsOf(selection, source.automation, (value) => `$${values.push(value)}`);
    const memberState = selection.orderKind ? 'f.member_state' : 'null';
    const { rows } = await tx.sql.query<PlacedRows>(
      `select f.category, f.keyword, f.other_description as "otherDescription", ${memberState} as "memberState",
         count(*) as facts, coalesce(sum(${source.items ?? '0'}), 0)::bigint as items
       from (${source.sql}) f
       where ${conditions.join(' and ') || 'true'}
       group by 1, 2, 3, 4`,
      values,
    );
    return rows;
  }
}

/** How many rows of a figure are filed in one place, and of one Member State where they are orders. */
export interface PlacedRows extends Filing {
  readonly memberState: string | null;
  readonly facts: number;
  readonly items: number;
}

function conditionsOf(
  selection: FigureSelection,
  automation: string | undefined,
  bind: (value: unknown) => string,
): string[] {
  return [
    selection.trustedFlagger && 'f.trusted_flagger',
    selection.detectedAutomatically && 'f.automated_detection',
    selection.ground && `f.ground = ${bind(selection.ground)}`,
    selection.types && `f.type = any (${bind(selection.types)})`,
    selection.automation && automation && `${automation} = any (${bind(selection.automation)})`,
    selection.origin && `f.measure_origin = ${bind(selection.origin)}`,
    selection.language && `f.language = ${bind(selection.language)}`,
    selection.orderKind && `f.order_kind = ${bind(selection.orderKind)}`,
    selection.orderInterval && `f.order_interval = ${bind(selection.orderInterval)}`,
    selection.basis && `f.basis = ${bind(selection.basis)}`,
    selection.outcomes && `f.outcome = any (${bind(selection.outcomes)})`,
    selection.suspensionKind && `f.suspension_kind = ${bind(selection.suspensionKind)}`,
  ].filter((condition) => typeof condition === 'string');
}

/** The same filing as in the sheets (`filed`): what has no sub-category of its category counts under the other one. */
function rowConditions(row: FiguresRow, bind: (value: unknown) => string): string[] {
  if (row.level === 'total') return [];
  const category = `f.category = ${bind(row.category)}`;
  if (row.level === 'category') return [category];
  const known = categoryOf(row.category)?.subcategories.map((subcategory) => subcategory.code) ?? keywordCodes;
  const keyword = `case when f.keyword = any (${bind(known)}) then f.keyword else 'KEYWORD_OTHER' end = ${bind(row.keyword)}`;
  if (row.keyword !== 'KEYWORD_OTHER') return [category, keyword];
  const described = `case when f.keyword = 'KEYWORD_OTHER' then nullif(btrim(f.other_description), '') end`;
  return [category, keyword, `${described} is not distinct from ${bind(row.otherDescription)}::text`];
}
