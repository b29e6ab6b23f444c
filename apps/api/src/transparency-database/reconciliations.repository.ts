import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { countAccepted } from './accepted-days.repository.js';
import type { DumpedStatement } from './dump-reader.js';
import type { Environment } from './submission.js';
import { silenceAfterBlockMs, statesBefore } from './submission.rules.js';

/** What the comparison of one day's dump with our rows found; numbers of statements. */
export interface Reconciliation {
  readonly platformId: string;
  readonly id: string;
  readonly environment: Environment;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly rowsRead: number;
  /** Whose answer was lost, or that were given up: they did arrive. */
  readonly confirmed: number;
  /** Accepted here and there. */
  readonly agreed: number;
  /** Of ours, but with another id than we were told: published twice. */
  readonly duplicated: number;
  /** Not made by this installation. */
  readonly unknownToUs: number;
  /** Accepted by the answer, and not in the dump of its day. */
  readonly missing: number;
  /** In none of the dumps of the days on which they were sent. */
  readonly blocked: number;
  readonly recordedAt: Date;
}

export interface Compared {
  readonly confirmed: number;
  readonly agreed: number;
  readonly duplicated: number;
  readonly unknownToUs: number;
}

@Injectable()
export class ReconciliationsRepository {
  /** Some records of a dump of this day. */
  async compare(
    tx: Tx,
    { platformId, environment, day, now }: { platformId: string; environment: Environment; day: string; now: Date },
    dumped: readonly DumpedStatement[],
  ): Promise<Compared> {
    const { rows } = await tx.sql.query<Compared>(
      `
      with dumped as (
        select d.puid, d.uuid, d.created_at
        from unnest($3::text[], $4::uuid[], $5::timestamptz[]) as d (puid, uuid, created_at)
      ), ours as (
        select s.id, s.state, s.uuid as known, d.uuid, d.created_at
        from dumped d
        join transparency_submission s on s.platform_id = $1 and s.environment = $2
          and s.id = case when d.puid ~ $9 then d.puid::uuid end
      ), seen as (
        update transparency_submission s
        set dumped_on = $6::date
        from ours o
        where s.platform_id = $1 and s.id = o.id and s.state = 'accepted' and o.known = o.uuid
        returning s.id
      ), confirmed as (
        update transparency_submission s
        set state = 'accepted', uuid = o.uuid, created_in_database_at = o.created_at, dumped_on = $6::date, faults = '{}',
          next_at = null, closed_at = $7
        from ours o
        where s.platform_id = $1 and s.id = o.id and s.state = any ($8::text[])
        returning s.platform_id, s.environment, s.state, s.created_in_database_at, s.measure_id
      ), counted as (
        ${countAccepted('confirmed')}
      )
      select (select count(*) from confirmed)::int as confirmed, (select count(*) from seen)::int as agreed,
        (select count(*) from ours o where o.state = 'accepted' and o.known <> o.uuid)::int as duplicated,
        ((select count(*) from dumped) - (select count(*) from ours))::int as "unknownToUs"`,
      [
        platformId,
        environment,
        dumped.map(({ puid }) => puid),
        dumped.map(({ uuid }) => uuid),
        dumped.map(({ createdAt }) => createdAt),
        day,
        now,
        statesBefore('find-in-dump'),
        '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
      ],
    );
    return rows[0]!;
  }

  /** Accepted on this day by the answers, and not seen in its dump. */
  async countMissing(tx: Tx, platformId: string, environment: Environment, day: string): Promise<number> {
    const { rows } = await tx.sql.query<{ count: number }>(
      `
      select count(*)::int as count
      from transparency_submission s
      where s.platform_id = $1 and s.environment = $2 and s.state = 'accepted' and s.dumped_on is null
        and s.created_in_database_at >= $3::date::timestamp at time zone 'UTC'
        and s.created_in_database_at < ($3::date + 1)::timestamp at time zone 'UTC'`,
      [platformId, environment, day],
    );
    return rows[0]!.count;
  }

  /** Those that no dump of the days on which they were sent has: after a silence of two days they may be sent again. */
  async block(tx: Tx, platformId: string, environment: Environment): Promise<number> {
    const { rowCount } = await tx.sql.query(
      `
      update transparency_submission s
      set state = 'blocked', next_at = s.last_sent_at + make_interval(secs => $3)
      where s.platform_id = $1 and s.environment = $2 and s.state = 'unconfirmed'
        and not exists (
          select
          from generate_series((s.first_sent_at at time zone 'UTC')::date,
            ((s.last_sent_at + interval '2 minutes') at time zone 'UTC')::date, interval '1 day') as sent (day)
          where not exists (
            select from transparency_reconciliation r
            where r.platform_id = s.platform_id and r.environment = s.environment and r.day = sent.day::date
          )
        )`,
      [platformId, environment, silenceAfterBlockMs / 1_000],
    );
    return rowCount ?? 0;
  }

  async insert(tx: Tx, reconciliation: Reconciliation): Promise<void> {
    const { day, ...data } = reconciliation;
    await tx.rows.transparencyReconciliation.create({ data: { ...data, day: new Date(`${day}T00:00:00Z`) } });
  }

  /** The newest first. */
  async page(tx: Tx, platformId: string, beforeId: string | undefined, limit: number): Promise<Reconciliation[]> {
    const { rows } = await tx.sql.query<Reconciliation>(
      `
      select r.platform_id as "platformId", r.id, r.environment, r.day::text as day, r.rows_read as "rowsRead", r.confirmed,
        r.agreed, r.duplicated, r.unknown_to_us as "unknownToUs", r.missing, r.blocked, r.recorded_at as "recordedAt"
      from transparency_reconciliation r
      where r.platform_id = $1 and ($2::uuid is null or r.id < $2)
      order by r.id desc
      limit $3`,
      [platformId, beforeId ?? null, limit],
    );
    return rows;
  }
}
