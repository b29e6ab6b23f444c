import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { FactsScope } from './response-times.query.js';

/** Why a case rests: a moderator put it on hold, or only senders asked for it whose notices wait (Art. 23(2)). */
export const pauseCauses = ['hold', 'suspended-sender'] as const;
export type PauseCause = (typeof pauseCauses)[number];

/** Pauses that began in a period. */
export interface PauseFigures {
  readonly cause: PauseCause;
  readonly count: number;
  readonly cases: number;
  /** Not ended yet. */
  readonly open: number;
  /** Median and sum of whole seconds until the end, of open ones until now. */
  readonly medianSeconds: number;
  readonly totalSeconds: number;
}

/** Items that were decided, with and without a pause of their case between receipt and decision. */
export interface DecidedItems {
  readonly paused: boolean;
  readonly items: number;
  readonly medianSeconds: number;
  /** The same without the seconds of the pauses. */
  readonly medianSecondsAtWork: number;
}

export interface PauseRow {
  readonly id: string;
  readonly caseId: string;
  readonly cause: PauseCause;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly startedAtKey: string;
}

export interface AfterPause {
  readonly startedAtKey: string;
  readonly id: string;
}

/** When cases rested (`case_pause`), beside the medians that run on meanwhile. */
@Injectable()
export class PausesQuery {
  async figures(tx: Tx, { platformId, from, until, now }: FactsScope): Promise<PauseFigures[]> {
    const { rows } = await tx.sql.query<PauseFigures>(
      `
      select p.cause, count(*) as count, count(distinct p.case_id) as cases, count(*) filter (where p.ended_at is null) as open,
        percentile_cont(0.5) within group (order by s.seconds) as "medianSeconds", sum(s.seconds)::bigint as "totalSeconds"
      from case_pause p
      cross join lateral (select floor(extract(epoch from coalesce(p.ended_at, $4) - p.started_at))::bigint as seconds) s
      where p.platform_id = $1 and p.started_at >= $2 and p.started_at < $3
      group by p.cause
      order by p.cause`,
      [platformId, from, until, now],
    );
    return rows;
  }

  /** Of notices received in the period: what the *decision* time counts and has ended. */
  async decidedItems(tx: Tx, { platformId, from, until }: FactsScope): Promise<DecidedItems[]> {
    const { rows } = await tx.sql.query<DecidedItems>(
      `
      select f.rested > 0 as paused, count(*) as items,
        percentile_cont(0.5) within group (order by f.seconds) as "medianSeconds",
        percentile_cont(0.5) within group (order by f.seconds - f.rested) as "medianSecondsAtWork"
      from (
        select floor(extract(epoch from d.occurred_at - n.received_at))::bigint as seconds,
          coalesce(r.seconds, 0) as rested
        from filed_notice n
        join notice_item i on i.platform_id = n.platform_id and i.notice_id = n.id
        join case_item ci on ci.platform_id = i.platform_id and ci.item_id = i.id
        join decision d on d.platform_id = ci.platform_id and d.case_id = ci.case_id and d.supersedes_id is null
        left join (
          select p.platform_id, p.case_id, range_agg(tstzrange(p.started_at, p.ended_at)) as rests
          from case_pause p
          where p.platform_id = $1 and p.started_at >= $2 and p.ended_at > p.started_at
          group by p.platform_id, p.case_id
        ) c on c.platform_id = ci.platform_id and c.case_id = ci.case_id
        left join lateral (
          select floor(sum(extract(epoch from upper(rest) - lower(rest))))::bigint as seconds
          from unnest(c.rests * tstzmultirange(tstzrange(least(n.received_at, d.occurred_at), d.occurred_at))) as rest
        ) r on true
        where n.platform_id = $1 and n.received_at >= $2 and n.received_at < $3 and n.type = 'notice'
      ) f
      group by f.rested > 0
      order by paused`,
      [platformId, from, until],
    );
    return rows;
  }

  /** Up to `limit` pauses that began in the period, in the order in which they began. */
  async rows(tx: Tx, scope: FactsScope, after: AfterPause | undefined, limit: number): Promise<PauseRow[]> {
    const { platformId, from, until } = scope;
    const { rows } = await tx.sql.query<PauseRow>(
      `
      select p.id, p.case_id as "caseId", p.cause, p.started_at as "startedAt", p.ended_at as "endedAt",
        to_char(p.started_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "startedAtKey"
      from case_pause p
      where p.platform_id = $1 and p.started_at >= $2 and p.started_at < $3
        and ($4::timestamptz is null or (p.started_at, p.id) > ($4, $5::uuid))
      order by p.started_at, p.id
      limit $6`,
      [platformId, from, until, after?.startedAtKey ?? null, after?.id ?? null, limit],
    );
    return rows;
  }
}
