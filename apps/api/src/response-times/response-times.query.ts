import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/tx.js';
import type { NotifierKind, ResponseTime } from '../platforms/index.js';
import type { NoticeType } from '../review/index.js';
import { factsOf } from './facts.query.js';
import { definitions } from './response-time.definitions.js';

/** What figures can be grouped by, and their rows selected by. */
export const groupings = ['category', 'notifierKind', 'language', 'memberState'] as const;
export type Grouping = (typeof groupings)[number];

export const factStates = ['open', 'ended', 'overdue'] as const;
export type FactState = (typeof factStates)[number];

const groupColumns: Readonly<Record<Grouping, string>> = {
  category: 'category',
  notifierKind: 'notifier_kind',
  language: 'language',
  memberState: 'member_state',
};

const stateConditions: Readonly<Record<FactState, string>> = {
  open: 'f.ended_at is null',
  ended: 'f.ended_at is not null',
  overdue: 'f.overdue',
};

export interface FactsScope {
  readonly platformId: string;
  /** Inclusive. */
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
  readonly now: Date;
}

/** How quickly, of all facts of a response time or of one group of them. */
export interface Figures {
  /** What the facts of the group have in common, null where nothing is known; undefined for all facts together. */
  readonly value: string | null | undefined;
  readonly count: number;
  readonly ended: number;
  readonly open: number;
  readonly overdue: number;
  /** Of the ended ones, in seconds: 0.5, 0.9 and 0.95; null when none has ended. */
  readonly percentiles: readonly [number, number, number] | null;
}

/** One fact that a figure counts. */
export interface FactRow {
  readonly factId: string;
  readonly groupId: string;
  readonly noticeId: string | null;
  readonly noticeReference: string | null;
  /** Of the notice, as filed by now. */
  readonly type: NoticeType | null;
  readonly caseId: string | null;
  readonly decisionId: string | null;
  readonly category: string | null;
  readonly notifierKind: NotifierKind | null;
  readonly language: string | null;
  readonly memberState: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly dueAt: Date | null;
  readonly seconds: number | null;
  readonly overdue: boolean;
  /** `startedAt` to the microsecond, for the key of the page. */
  readonly startedAtKey: string;
}

/** Which facts of a response time: a value for a grouping, null for those where nothing is known; left out: whichever. */
export type FactSelection = { readonly [G in Grouping]?: string | null } & {
  readonly state?: FactState;
  readonly type?: NoticeType;
  /** Of notices of trusted flaggers inside their area, or of all the others. */
  readonly ofFlaggerInArea?: boolean;
};

export interface AskedFigures {
  readonly groupBy?: Grouping;
  readonly type?: NoticeType;
}

/** The last row of the page before. */
export interface AfterFact {
  readonly startedAtKey: string;
  readonly groupId: string;
  readonly factId: string;
}

/** A year of a large platform takes longer to count than a statement of a request may. */
const countWithinMinutes = 5;

/** Counts and lists the facts in the database; nothing is added up from rows here. */
@Injectable()
export class ResponseTimesQuery {
  /** Gives the transaction the time that counting takes. */
  async allowTime(tx: Tx): Promise<void> {
    await tx.sql.query(`set local statement_timeout = '${countWithinMinutes}min'`);
  }

  /** Of all facts first, then by group, the largest first. */
  async figures(
    tx: Tx,
    scope: FactsScope,
    responseTime: ResponseTime,
    { groupBy, type }: AskedFigures,
  ): Promise<Figures[]> {
    const value = groupBy && `f.${groupColumns[groupBy]}`;
    const values: unknown[] = [scope.platformId, scope.from, scope.until, scope.now];
    const ofType = typeOf(responseTime, type);
    const { rows } = await tx.sql.query<Omit<Figures, 'value'> & { isGroup: boolean; groupValue: string | null }>(
      `select ${value ? `grouping(${value}) = 0` : 'false'} as "isGroup", ${value ?? 'null'} as "groupValue",
         count(*) as count,
         count(f.ended_at) as ended,
         count(*) filter (where f.ended_at is null) as open,
         count(*) filter (where f.overdue) as overdue,
         percentile_cont(array[0.5, 0.9, 0.95]) within group (order by f.seconds) as percentiles
       from (${factsOf(responseTime)}) f
       where ${ofType ? `f.type = $${values.push(ofType)}` : 'true'}
       group by ${value ? `grouping sets ((), (${value}))` : '()'}
       order by "isGroup", count desc, "groupValue"`,
      values,
    );
    return rows.map(({ isGroup, groupValue, ...figures }) => ({
      ...figures,
      value: isGroup ? groupValue : undefined,
    }));
  }

  /** Up to `limit` facts, in the order in which they started. */
  async rows(
    tx: Tx,
    scope: FactsScope,
    responseTime: ResponseTime,
    selection: FactSelection,
    after: AfterFact | undefined,
    limit: number,
  ): Promise<FactRow[]> {
    // What started before the last row is behind us: the scan begins there.
    const values: unknown[] = [scope.platformId, after?.startedAtKey ?? scope.from, scope.until, scope.now];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const ofType = typeOf(responseTime, selection.type);
    const conditions = [
      'true',
      ...(ofType ? [`f.type = ${bind(ofType)}`] : []),
      ...(selection.ofFlaggerInArea === undefined ? [] : [`f.of_flagger_in_area = ${bind(selection.ofFlaggerInArea)}`]),
      ...groupings.flatMap((grouping) => {
        const value = selection[grouping];
        return value === undefined ? [] : [`f.${groupColumns[grouping]} is not distinct from ${bind(value)}::text`];
      }),
      ...(selection.state ? [stateConditions[selection.state]] : []),
      ...(after
        ? [`(f.started_at, f.group_id, f.fact_id) > ($2, ${bind(after.groupId)}::uuid, ${bind(after.factId)}::uuid)`]
        : []),
    ];
    const { rows } = await tx.sql.query<FactRow>(
      `select f.fact_id as "factId", f.group_id as "groupId", f.notice_id as "noticeId",
         f.notice_reference as "noticeReference", f.type, f.case_id as "caseId", f.decision_id as "decisionId", f.category,
         f.notifier_kind as "notifierKind", f.language, f.member_state as "memberState", f.started_at as "startedAt",
         f.ended_at as "endedAt", f.due_at as "dueAt", f.seconds, f.overdue,
         to_char(f.started_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "startedAtKey"
       from (${factsOf(responseTime)}) f
       where ${conditions.join(' and ')}
       order by f.started_at, f.group_id, f.fact_id
       limit ${bind(limit)}`,
      values,
    );
    return rows;
  }
}

/**
 * Of which type the notice of a fact must be, undefined where that is all the same: what counts notices or their items counts flags
 * under the terms only when they are asked for (INT-5).
 */
function typeOf(responseTime: ResponseTime, asked: NoticeType | undefined): NoticeType | undefined {
  const { factKind } = definitions[responseTime];
  return asked ?? (factKind === 'notice' || factKind === 'notice-item' ? 'notice' : undefined);
}
