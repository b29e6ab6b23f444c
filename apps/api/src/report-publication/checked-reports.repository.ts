import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { CheckedReport, Period, Publication } from './frozen-report.js';

export interface NewCheckedReport {
  readonly follows: number;
  readonly content: Buffer;
  readonly contentHash: Buffer;
  readonly blocking: number;
  readonly warnings: number;
  readonly programVersion: string;
  readonly checkedBy: string;
  readonly checkedAt: Date;
}

interface CheckedRow extends Omit<CheckedReport, 'published'> {
  readonly number: number | null;
  readonly publishedOn: string;
  readonly publishedAt: Date;
  readonly publishedBy: string;
  readonly publicUntil: string;
  readonly reason: string | null;
  readonly method: string | null;
  readonly changes: number;
}

const selected = `
  select c.platform_id as "platformId", c.id, c.period_from::text as "from", c.period_to::text as "to", c.follows,
    c.content_hash as "contentHash", c.blocking, c.warnings, c.program_version as "programVersion",
    c.checked_by as "checkedBy", c.checked_at as "checkedAt",
    not exists (
      select
      from checked_report l
      where l.platform_id = c.platform_id and l.period_from = c.period_from and l.period_to = c.period_to
        and (l.checked_at, l.id) > (c.checked_at, c.id)
    ) as "isLatest",
    coalesce((
      select max(n.number)
      from report_version n
      where n.platform_id = c.platform_id and n.period_from = c.period_from and n.period_to = c.period_to
    ), 0) as newest,
    v.number, v.published_on::text as "publishedOn", v.published_at as "publishedAt", v.published_by as "publishedBy",
    v.public_until::text as "publicUntil", v.reason, v.method, v.changes
  from checked_report c
  left join report_version v on v.platform_id = c.platform_id and v.checked_id = c.id`;

/** Append-only: reports as they were when somebody checked them. */
@Injectable()
export class CheckedReportsRepository {
  async insert(tx: Tx, { platformId, from, to }: Period, report: NewCheckedReport): Promise<string> {
    const id = newId();
    await tx.sql.query(
      `insert into checked_report (platform_id, id, period_from, period_to, follows, content, content_hash, blocking, warnings,
         program_version, checked_by, checked_at)
       values ($1, $2, $3::date, $4::date, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        platformId,
        id,
        from,
        to,
        report.follows,
        report.content,
        report.contentHash,
        report.blocking,
        report.warnings,
        report.programVersion,
        report.checkedBy,
        report.checkedAt,
      ],
    );
    return id;
  }

  /** Of a period, the newest check first. */
  async list(tx: Tx, { platformId, from, to }: Period): Promise<CheckedReport[]> {
    const { rows } = await tx.sql.query<CheckedRow>(
      `${selected}
       where c.platform_id = $1 and c.period_from = $2::date and c.period_to = $3::date
       order by c.checked_at desc, c.id desc
       limit 200`,
      [platformId, from, to],
    );
    return rows.map(withPublication);
  }

  async find(tx: Tx, { platformId, from, to }: Period, id: string): Promise<CheckedReport | undefined> {
    const { rows } = await tx.sql.query<CheckedRow>(
      `${selected}
       where c.platform_id = $1 and c.period_from = $2::date and c.period_to = $3::date and c.id = $4`,
      [platformId, from, to, id],
    );
    return rows[0] && withPublication(rows[0]);
  }

  /** The JSON that was frozen; undefined when there is no such report. */
  async contentOf(tx: Tx, platformId: string, id: string): Promise<Buffer | undefined> {
    const { rows } = await tx.sql.query<{ content: Buffer }>(
      'select c.content from checked_report c where c.platform_id = $1 and c.id = $2',
      [platformId, id],
    );
    return rows[0]?.content;
  }
}

function withPublication(row: CheckedRow): CheckedReport {
  const { number, publishedOn, publishedAt, publishedBy, publicUntil, reason, method, changes, ...checked } = row;
  const correction = reason === null || method === null ? null : { reason, method };
  const published: Publication | null =
    number === null ? null : { number, publishedOn, publishedAt, publishedBy, publicUntil, correction, changes };
  return { ...checked, published };
}
