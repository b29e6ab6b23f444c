import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { CheckedReport, FileEntry, Period, Publication } from './frozen-report.js';

export interface NewFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** What everybody may know of a version. */
export interface PublicVersion {
  readonly from: string;
  readonly to: string;
  readonly number: number;
  readonly publishedOn: string;
  readonly publicUntil: string;
  readonly reason: string | null;
  readonly method: string | null;
  readonly changes: number;
}

const publicColumns = `v.period_from::text as "from", v.period_to::text as "to", v.number,
  v.published_on::text as "publishedOn", v.public_until::text as "publicUntil", v.reason, v.method, v.changes`;

/** Append-only: what is public, and its files. */
@Injectable()
export class VersionsRepository {
  async insert(tx: Tx, report: CheckedReport, version: Publication, files: readonly NewFile[]): Promise<void> {
    const { platformId, id, from, to, follows } = report;
    const { number, publishedOn, publishedAt, publishedBy, publicUntil, correction, changes } = version;
    await tx.sql.query(
      `insert into report_version (platform_id, period_from, period_to, number, predecessor, checked_id, follows, published_on,
         published_at, published_by, public_until, reason, method, changes)
       values ($1, $2::date, $3::date, $4, nullif($5::int, 0), $6, $5, $7::date, $8, $9, $10::date, $11, $12, $13)`,
      [
        platformId,
        from,
        to,
        number,
        follows,
        id,
        publishedOn,
        publishedAt,
        publishedBy,
        publicUntil,
        correction?.reason ?? null,
        correction?.method ?? null,
        changes,
      ],
    );
    for (const { name, mediaType, content } of files)
      await tx.sql.query(
        `insert into report_file (platform_id, period_from, period_to, number, name, media_type, content, sha256)
         values ($1, $2::date, $3::date, $4, $5, $6, $7, $8)`,
        [platformId, from, to, number, name, mediaType, content, createHash('sha256').update(content).digest()],
      );
  }

  /** The number of the newest version of a period; 0 when none is public. */
  async newestOf(tx: Tx, { platformId, from, to }: Period): Promise<number> {
    const { rows } = await tx.sql.query<{ newest: number }>(
      `select coalesce(max(v.number), 0) as newest
       from report_version v
       where v.platform_id = $1 and v.period_from = $2::date and v.period_to = $3::date`,
      [platformId, from, to],
    );
    return rows[0]!.newest;
  }

  /** The last day before `day` on which a report of an earlier period came out; null when none did. */
  async publishedBefore(tx: Tx, { platformId, from }: Period, day: string): Promise<string | null> {
    const { rows } = await tx.sql.query<{ day: string | null }>(
      `select max(v.published_on)::text as day
       from report_version v
       where v.platform_id = $1 and v.period_to < $2::date and v.published_on < $3::date`,
      [platformId, from, day],
    );
    return rows[0]!.day;
  }

  /** How many persons of the platform may publish now. */
  async officers(tx: Tx, platformId: string, roles: readonly string[]): Promise<number> {
    const { rows } = await tx.sql.query<{ count: number }>(
      `select count(*)::int as count
       from staff_member s
       where s.platform_id = $1 and s.left_at is null and s.role = any ($2)`,
      [platformId, roles],
    );
    return rows[0]!.count;
  }

  /** Every version, the latest period first, its newest version first. */
  async listPublic(tx: Tx, platformId: string): Promise<PublicVersion[]> {
    const { rows } = await tx.sql.query<PublicVersion>(
      `select ${publicColumns}
       from report_version v
       where v.platform_id = $1
       order by v.period_to desc, v.period_from desc, v.number desc`,
      [platformId],
    );
    return rows;
  }

  async filesOf(tx: Tx, { platformId, from, to }: Period, number: number): Promise<FileEntry[]> {
    const { rows } = await tx.sql.query<FileEntry>(
      `select f.name, f.media_type as "mediaType", length(f.content) as bytes, encode(f.sha256, 'hex') as sha256
       from report_file f
       where f.platform_id = $1 and f.period_from = $2::date and f.period_to = $3::date and f.number = $4
       order by f.name`,
      [platformId, from, to, number],
    );
    return rows;
  }

  async file(
    tx: Tx,
    { platformId, from, to }: Period,
    number: number,
    name: string,
  ): Promise<(Omit<FileEntry, 'bytes'> & { content: Buffer }) | undefined> {
    const { rows } = await tx.sql.query<Omit<FileEntry, 'bytes'> & { content: Buffer }>(
      `select f.name, f.media_type as "mediaType", f.content, encode(f.sha256, 'hex') as sha256
       from report_file f
       where f.platform_id = $1 and f.period_from = $2::date and f.period_to = $3::date and f.number = $4 and f.name = $5`,
      [platformId, from, to, number, name],
    );
    return rows[0];
  }
}
