import { Injectable } from '@nestjs/common';
import type { Tx } from '../../infrastructure/database/index.js';
import { rowsHeld, type AuditScope } from '../audit-scope.js';

/** Measures of the platform's own systems, applied in the period. */
export interface MeasureCounts {
  readonly measures: number;
  /** Each type of restriction of a measure is one, as in the transparency report. */
  readonly restrictions: number;
  readonly automatedDetection: number;
  readonly fullyAutomated: number;
  readonly exempted: number;
  /** Owed to the Commission's database: all but those of deceptive high-volume commercial content. */
  readonly owed: number;
  /** Taken back by the end of the period, before the end that was planned. */
  readonly takenBack: number;
}

export interface MeasuresOf extends MeasureCounts {
  readonly group: string | null;
}

/** `size` is the power of ten of the account's audience, null where the platform did not give it. */
export interface MeasuresBySize extends MeasureCounts {
  readonly size: number | null;
}

export interface TakenBack {
  readonly appliedOn: string;
  readonly measureId: string;
  readonly account: string | null;
  readonly affiliations: readonly string[];
  readonly audience: number | null;
  readonly category: string;
  readonly restrictionTypes: readonly string[];
  readonly appliedAt: string;
  readonly plannedEndAt: string | null;
  readonly takenBackAt: string;
}

export interface MeasureSubmissions {
  readonly state: string;
  readonly measures: number;
}

export interface UnsubmittedMeasure {
  readonly appliedOn: string;
  readonly measureId: string;
  readonly appliedAt: string;
  readonly state: string;
  readonly faults: readonly string[];
}

/** The days by which measures are kept lie within one of the UTC day on which they were applied. */
const measures = `
  from measure m
  where m.platform_id = $1
    and m.applied_on between ($2::timestamptz at time zone 'UTC')::date - 1 and ($3::timestamptz at time zone 'UTC')::date + 1
    and m.occurred_at >= $2
    and m.occurred_at < $3
    and m.origin = 'noticedesk'`;

const isTakenBack = `m.reversed_at < $4 and (m.ends_at is null or m.reversed_at < m.ends_at)`;

const counts = `count(*) as measures,
  coalesce(sum(cardinality(m.restriction_types)), 0)::int as restrictions,
  count(*) filter (where m.automated_detection) as "automatedDetection",
  count(*) filter (where m.automated_decision = 'full') as "fullyAutomated",
  count(m.exemption) as exempted,
  count(*) filter (where m.exemption is distinct from 'deceptive-high-volume') as owed,
  count(*) filter (where ${isTakenBack}) as "takenBack"`;

/** Ids of submissions begin with the milliseconds of the day that they are about, and are kept by month. */
const submissions = `
  from transparency_submission t
  where t.platform_id = $1
    and t.id between $4::uuid and $5::uuid
    and t.measure_id is not null
    and t.decided_at >= $2
    and t.decided_at < $3
    and t.environment = 'production'`;

const DAY_MS = 86_400_000;

/** What the platform's own systems did, as far as the duties are about it. */
@Injectable()
export class MeasuresQuery {
  /** All of them first; then by category, the most frequent first. */
  async byCategory(tx: Tx, scope: AuditScope): Promise<{ all: MeasureCounts; groups: MeasuresOf[] }> {
    const { rows } = await tx.sql.query<MeasuresOf & { isGroup: boolean }>(
      `select grouping(m.category) = 0 as "isGroup", m.category as "group", ${counts}
       ${measures}
       group by grouping sets ((), (m.category))
       order by "isGroup", measures desc, "group"`,
      countedOf(scope),
    );
    const [all, ...groups] = rows;
    return { all: all!, groups };
  }

  async bySize(tx: Tx, scope: AuditScope): Promise<MeasuresBySize[]> {
    const { rows } = await tx.sql.query<MeasuresBySize>(
      `select case when m.audience_size is null then null when m.audience_size < 10 then 0
           else floor(log(m.audience_size))::int end as size, ${counts}
       ${measures}
       group by 1
       order by size nulls last`,
      countedOf(scope),
    );
    return rows;
  }

  /** Measures of the period that were taken back before its end and their own, the earliest first. */
  async takenBack(tx: Tx, scope: AuditScope): Promise<{ rows: TakenBack[]; total: number }> {
    const { rows } = await tx.sql.query<TakenBack & { total: number }>(
      `select m.applied_on::text as "appliedOn", m.measure_id as "measureId", m.recipient_external_id as account,
         array(
           select distinct tie.kind
           from recipient holder
           join recipient_affiliation tie on tie.platform_id = holder.platform_id and tie.recipient_id = holder.id
           where holder.platform_id = m.platform_id and holder.external_id = m.recipient_external_id
             and tie.valid_from <= m.occurred_at::date and (tie.valid_to is null or tie.valid_to > m.occurred_at::date)
           order by tie.kind
         ) as affiliations, m.audience_size::float8 as audience, m.category, m.restriction_types as "restrictionTypes",
         to_json(m.occurred_at)#>>'{}' as "appliedAt", to_json(m.ends_at)#>>'{}' as "plannedEndAt",
         to_json(m.reversed_at)#>>'{}' as "takenBackAt", m.total
       from (
         select m.*, count(*) over () as total
         ${measures} and ${isTakenBack}
         order by m.reversed_at, m.applied_on, m.measure_id
         limit $5
       ) m
       order by m.reversed_at, m.applied_on, m.measure_id`,
      [...countedOf(scope), rowsHeld],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }

  /** What became of those that were handed to the Commission's database; those that nobody has read yet are in no state. */
  async submissions(tx: Tx, scope: AuditScope): Promise<MeasureSubmissions[]> {
    const { rows } = await tx.sql.query<MeasureSubmissions>(
      `select t.state, count(*) as measures
       ${submissions}
       group by t.state
       order by measures desc, t.state`,
      submittedOf(scope),
    );
    return rows;
  }

  async unsubmitted(tx: Tx, scope: AuditScope): Promise<UnsubmittedMeasure[]> {
    const { rows } = await tx.sql.query<UnsubmittedMeasure>(
      `select t.measure_applied_on::text as "appliedOn", t.measure_id as "measureId", to_json(t.decided_at)#>>'{}' as "appliedAt",
         t.state, t.faults
       ${submissions} and t.state <> 'accepted'
       order by t.decided_at, t.id
       limit $6`,
      [...submittedOf(scope), rowsHeld],
    );
    return rows;
  }
}

function countedOf({ platformId, from, until, end }: AuditScope): unknown[] {
  return [platformId, from, until, end];
}

function submittedOf({ platformId, from, until }: AuditScope): unknown[] {
  return [platformId, from, until, firstIdOf(from.getTime() - 2 * DAY_MS), firstIdOf(until.getTime() + 2 * DAY_MS)];
}

function firstIdOf(milliseconds: number): string {
  return `${milliseconds.toString(16).padStart(12, '0')}${'0'.repeat(20)}`;
}
