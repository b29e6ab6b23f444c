import { Injectable } from '@nestjs/common';
import type { Tx } from '../../infrastructure/database/index.js';
import { factsOf } from '../../response-times/index.js';
import { rowsHeld, type AuditScope } from '../audit-scope.js';

/** One item of a notice, with how long it took or has taken by the end of the period. */
export interface SlowItem {
  readonly reference: string;
  readonly caseId: string;
  readonly category: string | null;
  readonly memberState: string | null;
  readonly receivedAt: string;
  readonly endedAt: string | null;
  readonly seconds: number;
}

/** What was still up: nobody had decided, or what was decided was not in effect. */
export interface StillUp {
  readonly reference: string | null;
  readonly caseId: string;
  readonly category: string | null;
  readonly memberState: string | null;
  readonly waitsFor: 'decision' | 'action';
  readonly since: string;
  readonly dueAt: string | null;
  readonly overdue: boolean;
}

export interface StillUpGroup {
  readonly group: string | null;
  readonly undecided: number;
  readonly notInEffect: number;
  readonly overdue: number;
}

export interface Knowledge {
  readonly assessed: number;
  readonly givesKnowledge: number;
  /** From the assessment to the first restriction in effect. */
  readonly acted: number;
  readonly medianSeconds: number | null;
}

/**
 * Items of notices that waited at $2, whenever they were received: for a decision, or with one for its restriction to be in effect.
 * Undecided ones are found by the items without a decision and by the decisions made since.
 */
const stillUp = `
  select n.reference, ci.case_id, n.category, n.member_state, 'decision' as waits_for, n.received_at as since, ci.due_at,
    ci.due_at <= $2 as overdue
  from (
    select ci.platform_id, ci.case_id, ci.item_id, ci.due_at
    from case_item ci
    where ci.platform_id = $1 and ci.decision_id is null
    union all
    select ci.platform_id, ci.case_id, ci.item_id, ci.due_at
    from decision d
    join case_item ci on ci.platform_id = d.platform_id and ci.case_id = d.case_id and ci.decision_id is not null
    where d.platform_id = $1 and d.occurred_at >= $2 and d.supersedes_id is null
  ) ci
  join notice_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
  join filed_notice n on n.platform_id = i.platform_id and n.id = i.notice_id
  where n.received_at < $2 and n.type = 'notice' and n.origin = 'noticedesk'
  union all
  select (
      select n.reference
      from notice_item i
      join notice n on n.platform_id = i.platform_id and n.id = i.notice_id
      where i.platform_id = d.platform_id and i.id = d.primary_item_id
    ), d.case_id, d.category, (
      select n.member_state
      from notice_item i
      join notice n on n.platform_id = i.platform_id and n.id = i.notice_id
      where i.platform_id = d.platform_id and i.id = d.primary_item_id
    ), 'action', r.imposed_at, c.due_at, c.due_at <= $2
  from restriction r
  join decision d on d.platform_id = r.platform_id and d.id = r.decision_id
  left join enforcement_command c on c.platform_id = r.platform_id and c.restriction_id = r.id and c.revision = 1
  where r.platform_id = $1
    and r.imposed_at < $2
    and (r.in_effect_at is null or r.in_effect_at >= $2)
    and d.cause = 'notice'
    and d.origin = 'noticedesk'
    and not exists (
      select
      from restriction_change l
      where l.platform_id = r.platform_id and l.restriction_id = r.id and l.kind in ('lifted', 'expired') and l.occurred_at < $2
    )`;

@Injectable()
export class ActingQuery {
  /** The slowest items received in the period; of those that wait, their time up to its end. */
  async slowest(tx: Tx, scope: AuditScope, responseTime: 'decision' | 'action'): Promise<SlowItem[]> {
    const { rows } = await tx.sql.query<SlowItem>(
      `select f.notice_reference as reference, f.case_id::text as "caseId", f.category, f.member_state as "memberState",
         to_json(f.started_at)#>>'{}' as "receivedAt", to_json(f.ended_at)#>>'{}' as "endedAt",
         coalesce(f.seconds, floor(extract(epoch from $5::timestamptz - f.started_at)))::float8 as seconds
       from (${factsOf(responseTime)}) f
       where f.type = 'notice'
       order by seconds desc, f.started_at, f.fact_id
       limit $6`,
      [scope.platformId, scope.from, scope.until, scope.now, scope.end, rowsHeld],
    );
    return rows;
  }

  /** The longest waiting first, and how many there are. */
  async stillUp(tx: Tx, { platformId, end }: AuditScope): Promise<{ rows: StillUp[]; total: number }> {
    const { rows } = await tx.sql.query<StillUp & { total: number }>(
      `select u.reference, u.case_id::text as "caseId", u.category, u.member_state as "memberState", u.waits_for as "waitsFor",
         to_json(u.since)#>>'{}' as since, to_json(u.due_at)#>>'{}' as "dueAt", coalesce(u.overdue, false) as overdue,
         count(*) over () as total
       from (${stillUp}) u
       order by u.since, u.case_id, u.reference
       limit $3`,
      [platformId, end, rowsHeld],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }

  /** All of it first, with the group undefined; then by group, the largest first. */
  async stillUpBy(
    tx: Tx,
    { platformId, end }: AuditScope,
    groupBy: 'category' | 'member_state',
  ): Promise<{ all: StillUpGroup; groups: StillUpGroup[] }> {
    const { rows } = await tx.sql.query<StillUpGroup & { isGroup: boolean }>(
      `select grouping(u.${groupBy}) = 0 as "isGroup", u.${groupBy} as "group",
         count(*) filter (where u.waits_for = 'decision') as undecided,
         count(*) filter (where u.waits_for = 'action') as "notInEffect",
         count(*) filter (where u.overdue) as overdue
       from (${stillUp}) u
       group by grouping sets ((), (u.${groupBy}))
       order by "isGroup", count(*) desc, "group"`,
      [platformId, end],
    );
    const [all = { group: null, undecided: 0, notInEffect: 0, overdue: 0 }, ...groups] = rows;
    return { all, groups };
  }

  /** Assessments of the period of whether an item gives actual knowledge (Art. 16(3)), the latest of each item. */
  async knowledge(tx: Tx, { platformId, from, until }: AuditScope): Promise<Knowledge> {
    const { rows } = await tx.sql.query<Knowledge>(
      `select count(*) as assessed, count(*) filter (where k.gives_actual_knowledge) as "givesKnowledge",
         count(k.seconds) filter (where k.gives_actual_knowledge) as acted,
         percentile_cont(0.5) within group (order by k.seconds) filter (where k.gives_actual_knowledge) as "medianSeconds"
       from (
         select distinct on (k.item_id) k.gives_actual_knowledge, (
             select extract(epoch from min(r.in_effect_at) - k.occurred_at)::float8
             from finding f
             join restriction r on r.platform_id = f.platform_id and r.decision_id = f.decision_id
             where f.platform_id = k.platform_id and f.item_id = k.item_id and f.outcome in ('illegal', 'against-terms')
           ) as seconds
         from knowledge_assessment k
         where k.platform_id = $1 and k.occurred_at >= $2 and k.occurred_at < $3
         order by k.item_id, k.occurred_at desc, k.id desc
       ) k`,
      [platformId, from, until],
    );
    return rows[0]!;
  }
}
