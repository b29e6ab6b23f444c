import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Matching, Window } from './live-event.js';
import type { StepCounts } from './live-event.rules.js';

export interface MatchedNotice {
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly items: number;
  readonly firstLookAt: Date | null;
  /** When the last of the matched items was decided; null while one is not. */
  readonly decidedAt: Date | null;
}

export const timedSteps = ['first-look', 'decision', 'action'] as const;
export type TimedStep = (typeof timedSteps)[number];

/** Seconds from the receipt of the notice, over the items that got so far; null without one. */
export interface StepTimes {
  readonly step: TimedStep;
  readonly observations: number;
  readonly medianSeconds: number | null;
  readonly p95Seconds: number | null;
}

export interface CohortFacts {
  readonly notices: number;
  readonly items: number;
  /** Not decided yet. */
  readonly open: number;
  readonly lastDecidedAt: Date | null;
  readonly times: readonly StepTimes[];
}

/** Whether the item `i` with the subject `s` belongs to the event: $4 locations, $5 contents, $6 accounts, $7 tags. */
const isMatched = `(
    i.location_hmac = any ($4::bytea[])
    or exists (
      select
      from content c
      where c.platform_id = s.platform_id
        and c.id = s.content_id
        and (
          c.external_id = any ($5::text[])
          or exists (
            select
            from content_version v
            left join recipient r on r.platform_id = v.platform_id and r.id = v.recipient_id
            where v.platform_id = c.platform_id
              and v.content_id = c.id
              and (v.tags && $7::text[] or r.external_id = any ($6::text[]))
          )
        )
    )
  )`;

/** One row per item of a notice received in one of the windows $2 to $3; only the event's own unless $8. */
const items = `
  select w.from_at, n.id as notice_id, n.reference, n.received_at, i.id as item_id, ci.case_id,
    (
      select min(l.claimed_at)
      from claim l
      where l.platform_id = ci.platform_id and l.case_id = ci.case_id
    ) as looked_at,
    (
      select d.occurred_at
      from decision d
      where d.platform_id = ci.platform_id and d.case_id = ci.case_id and d.supersedes_id is null
    ) as decided_at,
    (
      select min(r.in_effect_at)
      from finding f
      join restriction r on r.platform_id = f.platform_id and r.decision_id = f.decision_id
      where f.platform_id = i.platform_id and f.item_id = i.id and f.outcome in ('illegal', 'against-terms')
    ) as acted_at
  from unnest($2::timestamptz[], $3::timestamptz[]) as w (from_at, to_at)
  join notice n on n.platform_id = $1 and n.received_at >= w.from_at and n.received_at < w.to_at
  join notice_item i on i.platform_id = n.platform_id and i.notice_id = n.id
  join subject s on s.platform_id = i.platform_id and s.id = i.subject_id
  left join case_item ci on ci.platform_id = i.platform_id and ci.item_id = i.id
  where $8 or ${isMatched}`;

/** The notices about a live event, and those of other windows beside them: found anew whenever one asks. */
@Injectable()
export class EventFactsQuery {
  /** Counts and times of the items received in these windows; of all of them, or with `matching` of the event's own alone. */
  async cohort(
    tx: Tx,
    platformId: string,
    windows: readonly Window[],
    matching: Matching | null,
  ): Promise<CohortFacts> {
    const { rows } = await tx.sql.query<Omit<CohortFacts, 'times'> & { times: StepTimes[] }>(
      `with item as materialized (${items}),
       span as (
         select t.step, t.seconds
         from item i
         cross join lateral (values
           ('first-look', extract(epoch from i.looked_at - i.received_at)),
           ('decision', extract(epoch from i.decided_at - i.received_at)),
           ('action', extract(epoch from i.acted_at - i.received_at))
         ) as t (step, seconds)
       )
       select count(distinct notice_id)::int as notices, count(*)::int as items,
         (count(*) filter (where decided_at is null))::int as open, max(decided_at) as "lastDecidedAt", (
           select coalesce(json_agg(json_build_object('step', t.step, 'observations', t.observations,
             'medianSeconds', t.median, 'p95Seconds', t.p95)), '[]')
           from (
             select step, count(seconds) as observations, percentile_cont(0.5) within group (order by seconds::float8) as median,
               percentile_cont(0.95) within group (order by seconds::float8) as p95
             from span
             group by step
           ) t
         ) as times
       from item`,
      parameters(platformId, windows, matching),
    );
    const { times, ...counts } = rows[0]!;
    const none = { observations: 0, medianSeconds: null, p95Seconds: null };
    return {
      ...counts,
      times: timedSteps.map((step) => times.find((each) => each.step === step) ?? { step, ...none }),
    };
  }

  /** What came in and was decided in each step of these windows, summed over them; later decisions are in no step. */
  async steps(
    tx: Tx,
    platformId: string,
    windows: readonly Window[],
    matching: Matching | null,
    stepMinutes: number,
  ): Promise<StepCounts[]> {
    const { rows } = await tx.sql.query<StepCounts>(
      `with item as materialized (${items})
       select t.step, sum(t.received)::int as received, sum(t.decided)::int as decided
       from (
         select floor(extract(epoch from received_at - from_at) / ($9 * 60))::int as step, 1 as received, 0 as decided
         from item
         union all
         select floor(extract(epoch from decided_at - from_at) / ($9 * 60))::int, 0, 1
         from item
         where decided_at is not null
       ) t
       group by t.step
       order by t.step`,
      [...parameters(platformId, windows, matching), stepMinutes],
    );
    return rows;
  }

  /** The event's own notices, the earliest first. */
  async notices(
    tx: Tx,
    platformId: string,
    window: Window,
    matching: Matching,
    after: { readonly receivedAt: string; readonly id: string } | null,
    limit: number,
  ): Promise<MatchedNotice[]> {
    const { rows } = await tx.sql.query<MatchedNotice>(
      `with item as materialized (${items})
       select notice_id as id, reference, received_at as "receivedAt", count(*)::int as items, min(looked_at) as "firstLookAt",
         case when count(*) = count(decided_at) then max(decided_at) end as "decidedAt"
       from item
       where $9::timestamptz is null or (received_at, notice_id) > ($9, $10::uuid)
       group by notice_id, reference, received_at
       order by received_at, notice_id
       limit $11`,
      [...parameters(platformId, [window], matching), after?.receivedAt ?? null, after?.id ?? null, limit],
    );
    return rows;
  }

  /**
   * The same hours of ordinary days before that are over, the latest first: without a live event, and not before the platform had notices or was
   * registered. They lie `apart` days from each other, in the platform's zone, and at most `apart * mostBack` days back.
   */
  async ordinaryWindows(
    tx: Tx,
    platformId: string,
    event: Window,
    search: { timeZone: string; apart: number; days: number; mostBack: number; now: Date },
  ): Promise<Window[]> {
    const { timeZone, apart, days, mostBack, now } = search;
    const { rows } = await tx.sql.query<Window>(
      `select w.from_at as "from", w.to_at as "to"
       from generate_series(1, $7) as k
       cross join lateral (
         select ($2::timestamptz at time zone $4 - make_interval(days => k * $5)) at time zone $4 as from_at
       ) b
       cross join lateral (select b.from_at, b.from_at + ($3::timestamptz - $2::timestamptz) as to_at) w
       where w.from_at >= (
           select least(p.recorded_at, (select min(n.received_at) from notice n where n.platform_id = p.id))
           from platform p
           where p.id = $1
         )
         and w.to_at <= $8
         and not exists (
           select
           from live_event e
           join live_event_version v on v.platform_id = e.platform_id and v.live_event_id = e.id and v.version = e.current_version
           where e.platform_id = $1 and v.starts_at < w.to_at and v.ends_at > w.from_at and not v.cancelled
         )
       order by k
       limit $6`,
      [platformId, event.from, event.to, timeZone, apart, days, mostBack, now],
    );
    return rows;
  }
}

function parameters(platformId: string, windows: readonly Window[], matching: Matching | null): unknown[] {
  return [
    platformId,
    windows.map(({ from }) => from),
    windows.map(({ to }) => to),
    matching?.locationHmacs ?? [],
    matching?.contentIds ?? [],
    matching?.accountIds ?? [],
    matching?.tags ?? [],
    matching === null,
  ];
}
