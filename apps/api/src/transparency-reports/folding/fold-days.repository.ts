import { Injectable } from '@nestjs/common';
import { Database } from '../../infrastructure/database/database.js';
import type { Tx } from '../../infrastructure/database/tx.js';
import { actionTimeRows } from '../fact-rows.query.js';
import { scopeValues } from '../facts-scope.js';
import { type FoldPart, foldParts } from './fact-group.js';
import { countingRules, factSources, groupColumns, groupsOf } from './fact-sources.query.js';
import { dayValues } from './folded-days.query.js';
import type { BoundedDay } from './folded-days.rules.js';

/** A part of a day. */
export interface FoldKey {
  readonly platformId: string;
  readonly part: FoldPart;
  readonly day: string;
}

/** What opened days there are between two days, and how many of them need to be folded. */
export interface FoldState {
  /** Parts of days. */
  readonly opened: number;
  readonly due: number;
  /** The first day with a part to fold; null when none is left. */
  readonly oldestDue: string | null;
}

const parameters = '$1::uuid, $2, $3::date';
const figureColumns = Object.keys(groupColumns).join(', ');

/** A part that must be folded, or folded again: never was, counted by other rules, or changed since. $1 is now. */
const isDue = `
  f.until_at <= $1
  and (
    f.folded_at is null
    or f.counting_rules <> $2
    or (f.part <> 'measures' and f.inside_area_only <> ((p.report_settings ->> 'trustedFlaggerNotices') is not distinct from 'in-area'))
    or exists (select from day_change c where c.platform_id = f.platform_id and c.part = f.part and c.day = f.day)
  )`;

/** No transaction runs any more that might write into the day without seeing that it is opened. */
const isWatched = 'f.watched_xid <= pg_snapshot_xmin(pg_current_snapshot())';

/** Folding again costs at most a twentieth of a worker's time: a day that changes all the time waits for that long. */
const hasRested = `(f.folded_at is null or f.folded_at <= $1 - greatest(interval '1 minute', f.took_ms * interval '20 milliseconds'))`;

@Injectable()
export class FoldDaysRepository {
  constructor(private readonly db: Database) {}

  /** Opens the days that are not, and opens those anew that begin or end at another instant than before. */
  async open(tx: Tx, platformId: string, days: readonly BoundedDay[]): Promise<void> {
    const values = [platformId, ...dayValues(days)];
    const opened = 'unnest($2::date[], $3::timestamptz[], $4::timestamptz[]) as d (day, from_at, until_at)';
    await tx.sql.query(
      `update day_fold f
       set from_at = d.from_at, until_at = d.until_at, watched_xid = null, inside_area_only = null, counting_rules = null,
         folded_at = null, took_ms = null
       from ${opened}
       where f.platform_id = $1 and f.day = d.day and (f.from_at <> d.from_at or f.until_at <> d.until_at)`,
      values,
    );
    await tx.sql.query(
      `insert into day_fold (platform_id, part, day, from_at, until_at)
       select $1, p.part, d.day, d.from_at, d.until_at
       from ${opened}
       cross join unnest($5::text[]) as p (part)
       where not exists (select from day_fold f where f.platform_id = $1 and f.part = p.part and f.day = d.day)
       on conflict (platform_id, part, day) do nothing`,
      [...values, foldParts],
    );
  }

  /**
   * Notes for the days opened by now from which transaction on every writer sees them. Must run after the transaction that opened them:
   * before its commit a writer with a later number may have looked for the day in vain.
   */
  async watch(): Promise<void> {
    await this.db.query(
      'update day_fold set watched_xid = pg_snapshot_xmax(pg_current_snapshot()) where watched_xid is null',
    );
  }

  /** Whether writers may still run that do not know of some opened day. */
  async isUnwatched(): Promise<boolean> {
    const rows = await this.db.query(`select from day_fold f where (${isWatched}) is not true limit 1`);
    return rows.length > 0;
  }

  /** When the first thing that a report counts happened; null when nothing did. */
  async firstFactAt(tx: Tx, platformId: string): Promise<Date | null> {
    const { rows } = await tx.sql.query<{ at: Date | null }>(
      `select least(
         (select min(n.received_at) from notice n where n.platform_id = $1),
         (select min(d.occurred_at) from decision d where d.platform_id = $1),
         (select min(m.applied_on) - 1 from measure m where m.platform_id = $1)::timestamp at time zone 'UTC'
       ) as at`,
      [platformId],
    );
    return rows[0]!.at;
  }

  /** Parts of days that can be folded now, the latest days first. Of one platform or all; `patient` leaves alone what was just folded. */
  async due(
    now: Date,
    { platformId, from, to, patient }: { platformId?: string; from?: string; to?: string; patient: boolean },
  ): Promise<FoldKey[]> {
    return this.db.query<{ platformId: string; part: FoldPart; day: string }>(
      `select f.platform_id as "platformId", f.part, f.day
       from day_fold f
       join platform p on p.id = f.platform_id
       where ${isDue}
         and ${isWatched}
         and (${hasRested} or not $3::boolean)
         and ($4::uuid is null or f.platform_id = $4)
         and ($5::date is null or f.day >= $5)
         and ($6::date is null or f.day <= $6)
       order by f.day desc, f.platform_id, f.part`,
      [now, countingRules, patient, platformId, from, to],
    );
  }

  async state(now: Date, platformId: string, from: string, to: string): Promise<FoldState> {
    const [state] = await this.db.query<{ opened: number; due: number; oldestDue: string | null }>(
      `select count(*) as opened, count(*) filter (where ${isDue}) as due, min(f.day) filter (where ${isDue}) as "oldestDue"
       from day_fold f
       join platform p on p.id = f.platform_id
       where f.platform_id = $3 and f.day between $4::date and $5::date and f.until_at <= $1`,
      [now, countingRules, platformId, from, to],
    );
    return state!;
  }

  /** The end of the first day that is to be folded, of each platform that has one. */
  oldestDue(now: Date): Promise<{ platform: string; untilAt: Date }[]> {
    return this.db.query(
      `select p.key as platform, min(f.until_at) as "untilAt"
       from day_fold f
       join platform p on p.id = f.platform_id
       where ${isDue}
       group by p.key`,
      [now, countingRules],
    );
  }

  /**
   * Counts the part of the day in the snapshot of this transaction, which must be one snapshot throughout: the marks that it sees are
   * those of the changes that it sees. False when writers may still run that do not know of the day.
   */
  async fold(
    tx: Tx,
    { platformId, part, day }: FoldKey,
    { insideAreaOnly, now }: { insideAreaOnly: boolean; now: Date },
  ): Promise<boolean> {
    const beganAt = performance.now();
    const key = [platformId, part, day];
    const { rows } = await tx.sql.query<{ from: Date; until: Date }>(
      `select f.from_at as "from", f.until_at as until
       from day_fold f
       where f.platform_id = $1 and f.part = $2 and f.day = $3 and ${isWatched}
       for update`,
      key,
    );
    const bounds = rows[0];
    if (!bounds) return false;
    for (const table of ['day_change', 'day_figure']) {
      await tx.sql.query(`delete from ${table} where platform_id = $1 and part = $2 and day = $3`, key);
    }
    const scope = scopeValues({ platformId, ...bounds, insideAreaOnly });
    for (const source of factSources.filter((one) => one.part === part)) {
      await tx.sql.query(
        `insert into day_figure (platform_id, part, day, counted, number, ${figureColumns}, facts, items)
         select $1, $5, $6::date, $7, row_number() over (), ${figureColumns}, g.facts, g.items
         from (${groupsOf(source)}) g`,
        [...scope, part, day, source.counted],
      );
    }
    if (part === 'decisions') await this.keepActionTimes(tx, scope, day);
    await tx.sql.query(
      `update day_fold
       set inside_area_only = $4, counting_rules = $5, folded_at = $6, took_ms = $7
       where (platform_id, part, day) = (${parameters})`,
      [...key, insideAreaOnly, countingRules, now, Math.round(performance.now() - beganAt)],
    );
    return true;
  }

  private async keepActionTimes(tx: Tx, scope: readonly unknown[], day: string): Promise<void> {
    await tx.sql.query('delete from day_action_time where platform_id = $1 and day = $2', [scope[0], day]);
    await tx.sql.query(
      `insert into day_action_time (platform_id, day, item_id, category, keyword, trusted_flagger, acted_again, seconds)
       select $1, $5::date, f.id, f.category, f.keyword, f.trusted_flagger, f.acted_again, f.seconds
       from (${actionTimeRows}) f`,
      [...scope, day],
    );
  }
}
