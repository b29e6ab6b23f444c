import { Injectable } from '@nestjs/common';
import { randomRank } from '../infrastructure/database/random-rank.js';
import type { Tx } from '../infrastructure/database/index.js';
import type { MachineDecision, Origin } from './accuracy.js';

/** What a sample is drawn from and how; the same values draw the same items as long as the records stand. */
export interface Drawing {
  readonly platformId: string;
  /** Days in the zone, both inside, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  /** Facts recorded later are not drawn from. */
  readonly frameUntil: Date;
  readonly seed: string;
  readonly sizePerStratum: number;
}

/** One decision by automated means that was drawn, with what its stratum has of its kind. */
export interface DrawnItem {
  readonly key: string;
  readonly position: number;
  readonly automationSystem: string;
  readonly automationVersion: string;
  readonly language: string;
  readonly decided: Exclude<MachineDecision, 'passed'>;
  readonly frameSize: number;
  /** Sum of all ranks of the frame: another frame has another one. */
  readonly frameChecksum: string;
  readonly decisionId: string | null;
  readonly firstDecider: string | null;
  readonly caseId: string | null;
  readonly appliedOn: string | null;
  readonly measureId: string | null;
  readonly contentExternalId: string | null;
  readonly contentVersion: number | null;
  readonly origin: Origin;
  readonly trustedFlagger: boolean;
  readonly automatedDecision: 'full' | 'partial';
  readonly category: string | null;
  readonly keyword: string | null;
  /** Of the case; null for a measure. */
  readonly skill: string | null;
}

/** Counting and ordering millions of measures takes longer than a statement of a request may. */
const drawWithinMinutes = 10;

const language = (column: string) => `coalesce(nullif(lower(split_part(${column}, '-', 1)), ''), 'und')`;

/**
 * Every decision and measure of the period in which automated means took part. $1 platform, $2 and $3 first and last day, $4 zone,
 * $5 facts recorded until then, $6 seed.
 */
const frame = `
  select f.*, ${randomRank('$6', 'f.key')} as rank
  from (
    select 'decision:' || d.id as key, d.id as decision_id, null::date as applied_on, null::text as measure_id,
      coalesce(d.automation_system, '') as system, coalesce(d.automation_version, '') as version,
      ${language('d.content_language')} as language, d.outcome as decided
    from decision d
    where d.platform_id = $1
      and d.occurred_at >= $2::date::timestamp at time zone $4
      and d.occurred_at < ($3::date + 1)::timestamp at time zone $4
      and d.recorded_at <= $5
      and d.automated_decision in ('full', 'partial')
    union all
    select 'measure:' || m.applied_on || ':' || m.measure_id, null, m.applied_on, m.measure_id,
      coalesce(m.automation_system, ''), coalesce(m.automation_version, ''), ${language('m.content_language')}, 'restrict'
    from measure m
    where m.platform_id = $1
      and m.applied_on between $2::date - 2 and $3::date + 2
      and m.occurred_at >= $2::date::timestamp at time zone $4
      and m.occurred_at < ($3::date + 1)::timestamp at time zone $4
      and m.recorded_at <= $5
      and m.automated_decision in ('full', 'partial')
  ) f`;

/**
 * The first $7 of each stratum by rank. The frame is walked twice, once to count and once to draw: sorted is only what ranks so low
 * that it may be drawn, a few more than are wanted, so that memory does not grow with the frame.
 */
const draw = `
  with frame as not materialized (${frame}),
  stratum as materialized (
    select f.system, f.version, f.language, f.decided, count(*) as size, sum(f.rank)::text as checksum
    from frame f
    group by f.system, f.version, f.language, f.decided
  ),
  drawn as (
    select f.*, s.size, s.checksum,
      row_number() over (partition by f.system, f.version, f.language, f.decided order by f.rank, f.key)::integer as position
    from frame f
    join stratum s using (system, version, language, decided)
    where f.rank::float8 <= 2.0 ^ 60 * ($7::integer + 8 * sqrt($7::integer) + 20) / s.size
  )
  select w.key, w.position, w.system as "automationSystem", w.version as "automationVersion", w.language, w.decided,
    w.size as "frameSize", w.checksum as "frameChecksum", w.decision_id as "decisionId", d.decided_by as "firstDecider",
    d.case_id as "caseId", w.applied_on::text as "appliedOn", w.measure_id as "measureId",
    coalesce(m.content_external_id, o.external_id) as "contentExternalId",
    coalesce(v.version, s.content_version) as "contentVersion", coalesce(d.cause, 'own-initiative') as origin,
    exists (
      select
      from case_item ci
      join notice_item ni on ni.platform_id = ci.platform_id and ni.id = ci.item_id
      join notice n on n.platform_id = ni.platform_id and n.id = ni.notice_id
      where ci.platform_id = $1
        and ci.case_id = d.case_id
        and n.notifier_kind = 'trusted-flagger'
        and n.received_at <= d.occurred_at
    ) as "trustedFlagger",
    coalesce(d.automated_decision, m.automated_decision) as "automatedDecision", coalesce(d.category, m.category) as category,
    coalesce(d.keyword, m.keyword) as keyword, c.skill
  from drawn w
  left join decision d on d.platform_id = $1 and d.id = w.decision_id
  left join review_case c on c.platform_id = $1 and c.id = d.case_id
  left join subject s on s.platform_id = $1 and s.id = c.subject_id
  left join content o on o.platform_id = $1 and o.id = s.content_id
  left join measure m on m.platform_id = $1 and m.applied_on = w.applied_on and m.measure_id = w.measure_id
  left join content mo on mo.platform_id = $1 and mo.external_id = m.content_external_id
  left join lateral (
    select cv.version
    from content_version cv
    where cv.platform_id = $1 and cv.content_id = mo.id and cv.occurred_at <= m.occurred_at
    order by cv.version desc
    limit 1
  ) v on true
  where w.position <= $7
  order by w.system, w.version, w.language, w.decided, w.position`;

/** Reads decisions, measures, cases and contents. */
@Injectable()
export class AccuracyFrameQuery {
  /** By stratum, then by position; the statement may take minutes. */
  async draw(tx: Tx, drawing: Drawing): Promise<DrawnItem[]> {
    await tx.sql.query(`set local statement_timeout = '${drawWithinMinutes}min'`);
    const { platformId, from, to, timeZone, frameUntil, seed, sizePerStratum } = drawing;
    const { rows } = await tx.sql.query<DrawnItem>(draw, [
      platformId,
      from,
      to,
      timeZone,
      frameUntil,
      seed,
      sizePerStratum,
    ]);
    return rows;
  }

  /** Of these contents, those that a notice named by the end of a day in the zone: they were flagged. */
  async flagged(
    tx: Tx,
    { platformId, to, timeZone }: Pick<Drawing, 'platformId' | 'to' | 'timeZone'>,
    externalIds: readonly string[],
  ): Promise<Set<string>> {
    const { rows } = await tx.sql.query<{ externalId: string }>(
      `select o.external_id as "externalId"
       from content o
       where o.platform_id = $1
         and o.external_id = any ($2::text[])
         and exists (
           select
           from subject s
           join notice_item i on i.platform_id = s.platform_id and i.subject_id = s.id
           join notice n on n.platform_id = i.platform_id and n.id = i.notice_id
           where s.platform_id = o.platform_id
             and s.content_id = o.id
             and n.received_at < ($3::date + 1)::timestamp at time zone $4
         )`,
      [platformId, externalIds, to, timeZone],
    );
    return new Set(rows.map(({ externalId }) => externalId));
  }
}
