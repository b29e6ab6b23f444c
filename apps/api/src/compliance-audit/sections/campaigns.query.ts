import { Injectable } from '@nestjs/common';
import type { Tx } from '../../infrastructure/database/index.js';
import { rowsHeld, type AuditScope } from '../audit-scope.js';
import type { CampaignFacts, CountingSample, TakenBack } from './campaigns.rules.js';

export interface CauseCount {
  readonly cause: string;
  readonly count: number;
}

export interface Verdicts {
  readonly judged: number;
  readonly doesNotFit: number;
}

export interface References {
  readonly count: number;
  /** Of those, another outcome stands by now. */
  readonly fallen: number;
}

/** A sample in which a person found what does not fit. */
export interface Disagreement {
  readonly campaignId: string;
  readonly round: number;
  readonly drawnAt: string;
  readonly population: number;
  readonly size: number;
  readonly judged: number;
  readonly doesNotFit: number;
}

const began = `c.platform_id = $1 and c.started_at >= $2 and c.started_at < $3`;

/** From the decisions `of` (platform_id, id, outcome): the last one that took the place of each, where its outcome is another. */
const fallenOf = (of: string) => `
  later as (
    select o.id as origin, o.outcome as was, s.id, s.outcome
    from ${of} o
    join decision s on s.platform_id = o.platform_id and s.supersedes_id = o.id
    union all
    select l.origin, l.was, n.id, n.outcome
    from later l
    join decision n on n.platform_id = $1 and n.supersedes_id = l.id
  ), fallen as (
    select l.origin as id
    from later l
    where l.outcome <> l.was and not exists (select from decision n where n.platform_id = $1 and n.supersedes_id = l.id)
  )`;

const complaintsOf = `
  select p.campaign_id, count(*) as complaints, count(d.complaint_id) as decided,
    count(d.complaint_id) filter (where d.outcome in ('reversed', 'partly-reversed')) as reversed
  from campaign_content p
  join complaint q on q.platform_id = p.platform_id and q.decision_id = p.decision_id
  left join complaint_decision d on d.platform_id = q.platform_id and d.complaint_id = q.id and d.outcome <> 'no-decision'
  where p.platform_id = $1 and p.campaign_id in (select id from chosen)
  group by p.campaign_id`;

/** Reads the rows of campaigns, decisions, complaints and the audit log. */
@Injectable()
export class CampaignsQuery {
  /** Campaigns that began to be decided in the period, with what has become of them so far; the earliest first. */
  async begun(tx: Tx, { platformId, from, until }: AuditScope): Promise<CampaignFacts[]> {
    const { rows } = await tx.sql.query<Omit<CampaignFacts, 'sample'> & CountingSample>(
      `
      with recursive chosen as (
        select c.*, (
            select max(e.recorded_at)
            from campaign_event e
            where e.platform_id = c.platform_id and e.campaign_id = c.id and e.kind in ('proposed', 'started')
          ) as pressed_at
        from campaign c
        where ${began}
      ), made as (
        select p.platform_id, p.campaign_id, p.state as "stood", d.id, d.outcome
        from chosen c
        join campaign_content p on p.platform_id = c.platform_id and p.campaign_id = c.id
        join decision d on d.platform_id = p.platform_id and d.id = p.decision_id
      ), ${fallenOf('made')}, decisions as (
        select m.campaign_id, count(*) as decided, count(f.id) as fallen
        from made m
        left join fallen f on f.id = m.id
        group by m.campaign_id
      ), passed_over as (
        select p.campaign_id, count(*) as "leftOut"
        from campaign_content p
        where p.platform_id = $1 and p.campaign_id in (select id from chosen) and p.state = 'left-out'
        group by p.campaign_id
      ), complained as (${complaintsOf})
      select c.id, c.outcome, c.state, to_json(c.started_at)#>>'{}' as "startedAt", decider.alias as "decidedBy",
        approver.alias as "approvedBy", c.contents_at_decision as "contentsAtDecision", c.approval_above as "approvalAbove",
        s.size, judged.fits, judged."doesNotFit",
        extract(epoch from c.pressed_at - s.recorded_at)::float8 as "afterSample",
        coalesce(extract(epoch from c.pressed_at - unseen.recorded_at), 0)::float8 as "afterPreview",
        case when c.approved_by is not null then extract(epoch from c.started_at - c.pressed_at)::float8 end as "toApproval",
        coalesce(d.decided, 0) as decided, coalesce(o."leftOut", 0) as "leftOut", coalesce(d.fallen, 0) as fallen,
        coalesce(q.complaints, 0) as complaints, coalesce(q.decided, 0) as "complaintsDecided",
        coalesce(q.reversed, 0) as "complaintsReversed"
      from chosen c
      join staff_member decider on decider.platform_id = c.platform_id and decider.id = c.decided_by
      left join staff_member approver on approver.platform_id = c.platform_id and approver.id = c.approved_by
      join campaign_sample s on s.platform_id = c.platform_id and s.campaign_id = c.id and s.round = c.sample_round
      cross join lateral (
        select count(*) filter (where i.verdict = 'fits') as fits, count(*) filter (where i.verdict = 'does-not-fit') as "doesNotFit"
        from campaign_sample_item i
        where i.platform_id = c.platform_id and i.campaign_id = c.id and i.round = c.sample_round
      ) judged
      left join lateral (
        select e.recorded_at
        from audit_entry e
        where e.platform_id = c.platform_id and e.recorded_at >= c.recorded_at and e.recorded_at <= c.pressed_at
          and e.xid >= pg_snapshot_xmin(c.seen_through::pg_snapshot) and not pg_visible_in_snapshot(e.xid, c.seen_through::pg_snapshot)
        order by e.xid
        limit 1
      ) unseen on true
      left join decisions d on d.campaign_id = c.id
      left join passed_over o on o.campaign_id = c.id
      left join complained q on q.campaign_id = c.id
      order by c.started_at, c.id`,
      [platformId, from, until],
    );
    return rows.map(({ size, fits, doesNotFit, ...one }) => ({ ...one, sample: { size, fits, doesNotFit } }));
  }

  /** Why contents of these campaigns were left to the moderators, the most frequent cause first. */
  async leftOut(tx: Tx, { platformId, from, until }: AuditScope): Promise<CauseCount[]> {
    const { rows } = await tx.sql.query<CauseCount>(
      `select p.cause, count(*) as count
       from campaign c
       join campaign_content p on p.platform_id = c.platform_id and p.campaign_id = c.id and p.state = 'left-out'
       where ${began}
       group by p.cause
       order by count desc, p.cause`,
      [platformId, from, until],
    );
    return rows;
  }

  /** What persons said in the period of contents in samples, of whatever campaign. */
  async verdicts(tx: Tx, { platformId, from, until }: AuditScope): Promise<Verdicts> {
    const { rows } = await tx.sql.query<Verdicts>(
      `select count(*) as judged, count(*) filter (where i.verdict = 'does-not-fit') as "doesNotFit"
       from campaign_sample_item i
       where i.platform_id = $1 and i.judged_at >= $2 and i.judged_at < $3`,
      [platformId, from, until],
    );
    return rows[0]!;
  }

  /** Samples drawn in the period in which something did not fit. */
  async disagreements(
    tx: Tx,
    { platformId, from, until }: AuditScope,
  ): Promise<{ rows: Disagreement[]; total: number }> {
    const { rows } = await tx.sql.query<Disagreement & { total: number }>(
      `select s.campaign_id as "campaignId", s.round, to_json(s.recorded_at)#>>'{}' as "drawnAt", s.population, s.size,
         count(i.verdict) as judged, count(*) filter (where i.verdict = 'does-not-fit') as "doesNotFit", count(*) over () as total
       from campaign_sample s
       join campaign_sample_item i on i.platform_id = s.platform_id and i.campaign_id = s.campaign_id and i.round = s.round
       where s.platform_id = $1 and s.recorded_at >= $2 and s.recorded_at < $3
       group by s.platform_id, s.campaign_id, s.round
       having count(*) filter (where i.verdict = 'does-not-fit') > 0
       order by s.recorded_at, s.campaign_id
       limit $4`,
      [platformId, from, until, rowsHeld],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }

  /** Campaigns that somebody began to take back in the period, whenever they were decided. */
  async takenBack(tx: Tx, { platformId, from, until }: AuditScope): Promise<TakenBack[]> {
    const { rows } = await tx.sql.query<TakenBack>(
      `
      with chosen as (
        select c.*
        from campaign c
        where c.platform_id = $1 and c.reversal_started_at >= $2 and c.reversal_started_at < $3
      ), complained as (${complaintsOf})
      select c.id, to_json(c.started_at)#>>'{}' as "startedAt", to_json(c.reversal_started_at)#>>'{}' as "reversalStartedAt",
        to_json(c.reversed_at)#>>'{}' as "reversedAt", s.alias as "reversedBy", c.state, counted.reversed, counted.kept,
        coalesce(q.complaints, 0) as complaints, coalesce(q.reversed, 0) as "complaintsReversed"
      from chosen c
      join staff_member s on s.platform_id = c.platform_id and s.id = c.reversed_by
      cross join lateral (
        select count(*) filter (where p.state = 'reversed') as reversed, count(*) filter (where p.state in ('decided', 'kept')) as kept
        from campaign_content p
        where p.platform_id = c.platform_id and p.campaign_id = c.id
      ) counted
      left join complained q on q.campaign_id = c.id
      order by c.reversal_started_at, c.id`,
      [platformId, from, until],
    );
    return rows;
  }

  /** First decisions of the period that answer repeated notices by what was decided before of the same content. */
  async references(tx: Tx, { platformId, from, until }: AuditScope): Promise<References> {
    const { rows } = await tx.sql.query<References>(
      `
      with recursive made as (
        select d.platform_id, d.id, d.outcome
        from decision d
        where d.platform_id = $1 and d.occurred_at >= $2 and d.occurred_at < $3 and d.repeats_decision_id is not null
          and 'duplicate-detection' = any (d.automated_processing) and d.origin = 'noticedesk'
      ), ${fallenOf('made')}
      select (select count(*) from made) as count, (select count(*) from fallen) as fallen`,
      [platformId, from, until],
    );
    return rows[0]!;
  }
}
