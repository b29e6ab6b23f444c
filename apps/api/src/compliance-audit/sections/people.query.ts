import { Injectable } from '@nestjs/common';
import type { Tx } from '../../infrastructure/database/index.js';
import type { AuditScope } from '../audit-scope.js';
import type { WorkDay } from '../forecast.rules.js';

/** Languages by their first part: `de-AT` is `de`. */
export interface LanguageLoad {
  readonly language: string | null;
  readonly notices: number;
  readonly undecided: number;
  readonly moderators: number;
}

export interface ModeratorLoad {
  readonly alias: string;
  readonly role: string;
  readonly languages: readonly string[];
  readonly decisions: number;
  readonly complaints: number;
  readonly activeDays: number;
}

const atWork = (at: string) =>
  `s.role in ('moderator', 'senior-moderator') and s.recorded_at < ${at} and (s.left_at is null or s.left_at >= ${at})`;

/** Who does the work, and how much of it there is. */
@Injectable()
export class PeopleQuery {
  /** The most frequent language of the notices first; moderators as of the end of the period. */
  async languages(tx: Tx, { platformId, from, until, end }: AuditScope): Promise<LanguageLoad[]> {
    const { rows } = await tx.sql.query<LanguageLoad>(
      `with notices as (
         select lower(split_part(n.language, '-', 1)) as language, count(*) as notices,
           count(*) filter (where exists (
             select
             from notice_item i
             join case_item ci on ci.platform_id = i.platform_id and ci.item_id = i.id
             left join decision d on d.platform_id = ci.platform_id and d.id = ci.decision_id
             where i.platform_id = n.platform_id and i.notice_id = n.id and (d.id is null or d.occurred_at >= $4)
           )) as undecided
         from filed_notice n
         where n.platform_id = $1 and n.received_at >= $2 and n.received_at < $3 and n.type = 'notice' and n.origin = 'noticedesk'
         group by 1
       ), people as (
         select lower(split_part(l.language, '-', 1)) as language, count(distinct s.id) as moderators
         from staff_member s
         cross join lateral unnest(s.languages) as l (language)
         where s.platform_id = $1 and ${atWork('$4')}
         group by 1
       )
       select coalesce(n.language, p.language) as language, coalesce(n.notices, 0) as notices, coalesce(n.undecided, 0) as undecided,
         coalesce(p.moderators, 0) as moderators
       from notices n
       full join people p on p.language = n.language
       order by notices desc, moderators desc, language`,
      [platformId, from, until, end],
    );
    return rows;
  }

  async moderators(tx: Tx, { platformId, end }: AuditScope): Promise<number> {
    const { rows } = await tx.sql.query<{ count: number }>(
      `select count(*) as count
       from staff_member s
       where s.platform_id = $1 and ${atWork('$2')}`,
      [platformId, end],
    );
    return rows[0]!.count;
  }

  /** Whoever decided something in the period, the busiest first. */
  async load(tx: Tx, { platformId, from, until, timeZone }: AuditScope): Promise<ModeratorLoad[]> {
    const { rows } = await tx.sql.query<ModeratorLoad>(
      `select s.alias, s.role, s.languages, count(*) filter (where w.kind = 'decision') as decisions,
         count(*) filter (where w.kind = 'complaint') as complaints,
         count(distinct (w.occurred_at at time zone $4)::date) as "activeDays"
       from (
         select d.decided_by as staff_id, d.occurred_at, 'decision' as kind
         from decision d
         where d.platform_id = $1 and d.occurred_at >= $2 and d.occurred_at < $3 and d.origin = 'noticedesk'
           and d.automated_decision <> 'full'
         union all
         select c.decided_by, c.occurred_at, 'complaint'
         from complaint_decision c
         where c.platform_id = $1 and c.occurred_at >= $2 and c.occurred_at < $3 and c.decided_by is not null
       ) w
       join staff_member s on s.platform_id = $1 and s.id = w.staff_id
       group by s.alias, s.role, s.languages
       order by count(*) desc, s.alias`,
      [platformId, from, until, timeZone],
    );
    return rows;
  }

  /** Day by day in the platform's zone, up to the end of the period: cases opened, decided, and undecided when the day ended. */
  async days(tx: Tx, { platformId, from, end, timeZone }: AuditScope): Promise<WorkDay[]> {
    const { rows } = await tx.sql.query<WorkDay>(
      `with began as (
         select count(*) as waiting
         from review_case c
         where c.platform_id = $1 and c.opened_at < $2 and (c.decided_at is null or c.decided_at >= $2)
       ), changes as (
         select (c.opened_at at time zone $4)::date as day, 1 as opened, 0 as decided
         from review_case c
         where c.platform_id = $1 and c.opened_at >= $2 and c.opened_at < $3
         union all
         select (c.decided_at at time zone $4)::date, 0, 1
         from review_case c
         where c.platform_id = $1 and c.decided_at >= $2 and c.decided_at < $3
       )
       select d.day::date::text as day, coalesce(sum(c.opened), 0)::int as opened, coalesce(sum(c.decided), 0)::int as decided,
         ((select waiting from began) + sum(coalesce(sum(c.opened), 0) - coalesce(sum(c.decided), 0)) over (order by d.day))::int as backlog
       from generate_series(($2::timestamptz at time zone $4)::date,
         (($3::timestamptz - interval '1 microsecond') at time zone $4)::date, interval '1 day') as d (day)
       left join changes c on c.day = d.day::date
       group by d.day
       order by d.day`,
      [platformId, from, end, timeZone],
    );
    return rows;
  }
}
