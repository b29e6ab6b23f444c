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
  /** Of the shifts worked within the period; null without any. */
  readonly hours: number | null;
}

export interface Staffing {
  readonly moderators: number;
  /** Of them, with a profile (docs/staff.md): their languages count from CEFR B2 on. */
  readonly withProfile: number;
  /** Of those with a profile; null when there is none. */
  readonly fullTimeEquivalents: number | null;
  /** Of the shifts that moderators worked within the period; null when none is on record. */
  readonly hours: number | null;
}

const atWork = (at: string) =>
  `s.role in ('moderator', 'senior-moderator') and s.recorded_at < ${at} and (s.left_at is null or s.left_at >= ${at})`;

/** The latest profile that a person `s` had begun by the day of an instant, in the zone. */
const profileOf = (at: string, zone: string) => `
  left join lateral (
    select p.full_time_percent, array(
        select l.language
        from unnest(p.languages, p.levels) as l (language, level)
        where l.level in ('B2', 'C1', 'C2', 'native')
      ) as languages
    from staff_profile p
    where p.platform_id = s.platform_id and p.staff_id = s.id and p.valid_from <= (${at} at time zone ${zone})::date
    order by p.valid_from desc, p.id desc
    limit 1
  ) p on true`;

/** Hours that each person worked in [$2, $3). */
const hoursWorked = `
  select w.staff_id, sum(extract(epoch from least(coalesce(w.ended_at, $3), $3) - greatest(w.started_at, $2)))::float8 / 3600 as hours
  from worked_shift w
  where w.platform_id = $1 and w.started_at < $3 and coalesce(w.ended_at, $3) > $2
  group by w.staff_id`;

/** Who does the work, and how much of it there is. */
@Injectable()
export class PeopleQuery {
  /** The most frequent language of the notices first; moderators as of the end of the period. */
  async languages(tx: Tx, { platformId, from, until, end, timeZone }: AuditScope): Promise<LanguageLoad[]> {
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
         ${profileOf('$4::timestamptz', '$5')}
         cross join lateral unnest(coalesce(p.languages, s.languages)) as l (language)
         where s.platform_id = $1 and ${atWork('$4')}
         group by 1
       )
       select coalesce(n.language, p.language) as language, coalesce(n.notices, 0) as notices, coalesce(n.undecided, 0) as undecided,
         coalesce(p.moderators, 0) as moderators
       from notices n
       full join people p on p.language = n.language
       order by notices desc, moderators desc, language`,
      [platformId, from, until, end, timeZone],
    );
    return rows;
  }

  async staffing(tx: Tx, { platformId, from, end, timeZone }: AuditScope): Promise<Staffing> {
    const { rows } = await tx.sql.query<Staffing>(
      `select count(*) as moderators, count(p.full_time_percent) as "withProfile",
         (sum(p.full_time_percent) / 100.0)::float8 as "fullTimeEquivalents", (
           select sum(h.hours)
           from (${hoursWorked}) h
           join staff_member w on w.platform_id = $1 and w.id = h.staff_id
           where w.role in ('moderator', 'senior-moderator')
         ) as hours
       from staff_member s
       ${profileOf('$3::timestamptz', '$4')}
       where s.platform_id = $1 and ${atWork('$3')}`,
      [platformId, from, end, timeZone],
    );
    return rows[0]!;
  }

  /** Whoever decided something or worked a shift as a moderator in the period, the busiest first. */
  async load(tx: Tx, { platformId, from, end, timeZone }: AuditScope): Promise<ModeratorLoad[]> {
    const { rows } = await tx.sql.query<ModeratorLoad>(
      `select s.alias, s.role, coalesce(p.languages, s.languages) as languages, coalesce(d.decisions, 0) as decisions,
         coalesce(d.complaints, 0) as complaints, coalesce(d.active_days, 0) as "activeDays", h.hours
       from staff_member s
       ${profileOf('$3::timestamptz', '$4')}
       left join (
         select w.staff_id, count(*) filter (where w.kind = 'decision') as decisions,
           count(*) filter (where w.kind = 'complaint') as complaints,
           count(distinct (w.occurred_at at time zone $4)::date) as active_days
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
         group by w.staff_id
       ) d on d.staff_id = s.id
       left join (${hoursWorked}) h on h.staff_id = s.id
       where s.platform_id = $1
         and (d.staff_id is not null or (h.staff_id is not null and s.role in ('moderator', 'senior-moderator')))
       order by coalesce(d.decisions + d.complaints, 0) desc, s.alias`,
      [platformId, from, end, timeZone],
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
