import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { Tier } from '../platforms/index.js';
import type { Period } from './frozen-report.js';

/** A report that the Regulation asks for; days YYYY-MM-DD. */
export interface ExpectedReport {
  readonly platformId: string;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly publishBy: string;
  readonly dueAt: Date;
  readonly publishedAt: Date | null;
}

/** One that must be warned of now, and of which service. */
export interface ReportToWarnOf extends ExpectedReport {
  readonly key: string;
  readonly serviceName: string;
  readonly timeZone: string;
  readonly reportSettings: Readonly<Record<string, unknown>>;
}

export interface ReportingPlatform {
  readonly platformId: string;
  readonly timeZone: string;
  readonly reportSettings: Readonly<Record<string, unknown>>;
  readonly recordedAt: Date;
}

const columns = `e.platform_id as "platformId", e.id, e.period_from::text as "from", e.period_to::text as "to",
  e.publish_by::text as "publishBy", e.due_at as "dueAt", e.published_at as "publishedAt"`;

@Injectable()
export class ExpectedReportsRepository {
  async platforms(tx: Tx): Promise<ReportingPlatform[]> {
    const { rows } = await tx.sql.query<ReportingPlatform>(
      `select p.id as "platformId", p.time_zone as "timeZone", p.report_settings as "reportSettings",
         p.recorded_at as "recordedAt"
       from platform p
       order by p.id`,
    );
    return rows;
  }

  /** The tier in force on a day; undefined before the first. */
  async tierOn(tx: Tx, platformId: string, day: string): Promise<{ tier: Tier; microOrSmall: boolean } | undefined> {
    const { rows } = await tx.sql.query<{ tier: Tier; microOrSmall: boolean }>(
      `select t.tier, t.micro_or_small as "microOrSmall"
       from platform_tier t
       where t.platform_id = $1 and t.valid_from <= $2::date
       order by t.valid_from desc
       limit 1`,
      [platformId, day],
    );
    return rows[0];
  }

  /** False when it is there already. Of a period that is published already nothing is owed. */
  async insert(
    tx: Tx,
    { platformId, from, to }: Period,
    expected: { publishBy: string; dueAt: Date; firstWarningAt: Date; now: Date },
  ): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `insert into expected_report (platform_id, id, period_from, period_to, publish_by, due_at, next_warning_at, published_at,
         recorded_at)
       select $1, $2, $3::date, $4::date, $5::date, $6, case when v.published_at is null then $7::timestamptz end,
         v.published_at, $8
       from (select) as one
       left join report_version v on v.platform_id = $1 and v.period_from = $3::date and v.period_to = $4::date and v.number = 1
       on conflict (platform_id, period_from, period_to) do nothing`,
      [platformId, newId(), from, to, expected.publishBy, expected.dueAt, expected.firstWarningAt, expected.now],
    );
    return rowCount === 1;
  }

  /** Locks some that must be warned of now. */
  async lockToWarn(tx: Tx, now: Date, limit: number): Promise<ReportToWarnOf[]> {
    const { rows } = await tx.sql.query<ReportToWarnOf>(
      `select ${columns}, p.key, p.service_name as "serviceName", p.time_zone as "timeZone",
         p.report_settings as "reportSettings"
       from expected_report e
       join platform p on p.id = e.platform_id
       where e.next_warning_at <= $1
       order by e.next_warning_at, e.id
       limit $2
       for no key update of e skip locked`,
      [now, limit],
    );
    return rows;
  }

  async setNextWarning(tx: Tx, { platformId, id }: ExpectedReport, nextWarningAt: Date | null): Promise<void> {
    await tx.sql.query('update expected_report set next_warning_at = $3 where platform_id = $1 and id = $2', [
      platformId,
      id,
      nextWarningAt,
    ]);
  }

  /** The report is public: its id, or null when nobody expected it or it was public before. */
  async fulfil(tx: Tx, { platformId, from, to }: Period, now: Date): Promise<string | null> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `update expected_report e
       set published_at = $4, next_warning_at = null
       where e.platform_id = $1 and e.period_from = $2::date and e.period_to = $3::date and e.published_at is null
       returning e.id`,
      [platformId, from, to, now],
    );
    return rows[0]?.id ?? null;
  }

  /** The latest period first. */
  async list(tx: Tx, platformId: string): Promise<ExpectedReport[]> {
    const { rows } = await tx.sql.query<ExpectedReport>(
      `select ${columns}
       from expected_report e
       where e.platform_id = $1
       order by e.period_to desc, e.period_from desc`,
      [platformId],
    );
    return rows;
  }

  /** Of each platform the earliest due time of a report that is not public yet. */
  async nextDue(tx: Tx): Promise<{ platform: string; dueAt: Date }[]> {
    const { rows } = await tx.sql.query<{ platform: string; dueAt: Date }>(
      `select p.key as platform, min(e.due_at) as "dueAt"
       from expected_report e
       join platform p on p.id = e.platform_id
       where e.published_at is null
       group by p.key`,
    );
    return rows;
  }
}
