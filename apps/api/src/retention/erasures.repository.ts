import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { RecordKind, RecordRef } from './record.js';
import { recordParts } from './record-parts.js';

export interface DueCheck extends RecordRef {
  readonly platformId: string;
  /** The request of a person for whom it is looked at. */
  readonly requestId: string | null;
}

export interface NewErasure {
  readonly platformId: string;
  readonly id: string;
  /** `access-request` too: what the request itself said goes last. */
  readonly record: RecordKind | 'access-request';
  readonly recordId: string;
  readonly requestId: string | null;
  /** What had kept it. */
  readonly reasons: readonly string[];
  readonly texts: number;
  readonly files: number;
  readonly recordedAt: Date;
}

export interface ShownErasure {
  readonly at: Date;
  readonly texts: number;
  readonly files: number;
}

const selectCheck = `
  select c.platform_id as "platformId", c.record as kind, c.record_id as id, c.request_id as "requestId"
  from retention_check c`;

/** When each record is looked at next, and what was erased. */
@Injectable()
export class ErasuresRepository {
  async platformIds(tx: Tx): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>('select p.id from platform p order by p.id');
    return rows.map(({ id }) => id);
  }

  /** Records of a kind that nobody looked at yet, by id, up to one id; they get a place in the table of checks. */
  async takeNew(
    tx: Tx,
    platformId: string,
    kind: RecordKind,
    { upTo, checkAt, limit }: { readonly upTo: string; readonly checkAt: Date; readonly limit: number },
  ): Promise<number> {
    const { rows } = await tx.sql.query<{ last: string | null; count: number }>(
      `with position as (
         select p.last_id from retention_position p where p.platform_id = $1 and p.record = $2
       ),
       found as (
         select t.id from ${recordParts[kind].table} t
         where t.platform_id = $1 and t.id <= $3
           and t.id > coalesce((select p.last_id from position p), '00000000-0000-0000-0000-000000000000')
         order by t.id
         limit $5
       ),
       checked as (
         insert into retention_check (platform_id, record, record_id, check_at)
         select $1, $2, f.id, $4 from found f
         on conflict (platform_id, record, record_id) do nothing
       )
       select max(f.id::text)::uuid as last, count(*)::integer as count from found f`,
      [platformId, kind, upTo, checkAt, limit],
    );
    const { last, count } = rows[0]!;
    if (last !== null)
      await tx.sql.query(
        `insert into retention_position (platform_id, record, last_id) values ($1, $2, $3)
         on conflict (platform_id, record) do update set last_id = excluded.last_id`,
        [platformId, kind, last],
      );
    return count;
  }

  /** The next that is due and that nobody else looks at, locked. */
  async lockDue(tx: Tx, now: Date): Promise<DueCheck | undefined> {
    const { rows } = await tx.sql.query<DueCheck>(
      `${selectCheck}
       where c.check_at <= $1
       order by c.check_at, c.record_id
       limit 1
       for no key update skip locked`,
      [now],
    );
    return rows[0];
  }

  /** This one, locked, once nobody else looks at it; undefined when it is not due. */
  async lockDueOf(tx: Tx, platformId: string, { kind, id }: RecordRef, now: Date): Promise<DueCheck | undefined> {
    const { rows } = await tx.sql.query<DueCheck>(
      `${selectCheck}
       where c.platform_id = $1 and c.record = $2 and c.record_id = $3 and c.check_at <= $4
       for no key update`,
      [platformId, kind, id, now],
    );
    return rows[0];
  }

  async setCheck(tx: Tx, platformId: string, { kind, id }: RecordRef, checkAt: Date, requestId: string | null) {
    await tx.sql.query(
      `insert into retention_check (platform_id, record, record_id, check_at, request_id) values ($1, $2, $3, $4, $5)
       on conflict (platform_id, record, record_id) do update
         set check_at = excluded.check_at, request_id = coalesce(excluded.request_id, retention_check.request_id)`,
      [platformId, kind, id, checkAt, requestId],
    );
  }

  /** Before identifiers are forgotten: the database asks for it. */
  async insert(tx: Tx, erasure: NewErasure): Promise<void> {
    await tx.sql.query(
      `insert into erasure (platform_id, id, record, record_id, request_id, reasons, texts, files, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        erasure.platformId,
        erasure.id,
        erasure.record,
        erasure.recordId,
        erasure.requestId,
        erasure.reasons,
        erasure.texts,
        erasure.files,
        erasure.recordedAt,
      ],
    );
    await tx.sql.query('select forget_identifiers($1, $2, $3)', [erasure.platformId, erasure.record, erasure.recordId]);
  }

  async of(tx: Tx, platformId: string, { kind, id }: RecordRef): Promise<ShownErasure[]> {
    const { rows } = await tx.sql.query<ShownErasure>(
      `select e.recorded_at as at, e.texts, e.files from erasure e
       where e.platform_id = $1 and e.record = $2 and e.record_id = $3 order by e.recorded_at, e.id`,
      [platformId, kind, id],
    );
    return rows;
  }

  /** What a person asked about: erased since, or when it is looked at next. */
  async ofRequest(
    tx: Tx,
    platformId: string,
    requestId: string,
  ): Promise<(RecordRef & { readonly checkAt: Date; readonly erased: boolean })[]> {
    const { rows } = await tx.sql.query<RecordRef & { checkAt: Date; erased: boolean }>(
      `select c.record as kind, c.record_id as id, c.check_at as "checkAt", exists (
           select from erasure e where e.platform_id = c.platform_id and e.record = c.record and e.record_id = c.record_id
         ) as erased
       from retention_check c
       where c.platform_id = $1 and c.request_id = $2
       order by c.record, c.record_id`,
      [platformId, requestId],
    );
    return rows;
  }
}
