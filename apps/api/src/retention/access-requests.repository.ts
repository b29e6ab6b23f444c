import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { AccessRequest, AccessRequestState } from './access-request.js';

const select = `
  select r.platform_id as "platformId", r.id, r.kind, r.address_hmac as "addressHmac", r.recipient_id as "recipientId",
    r.text_id as "textId", r.received_at as "receivedAt", r.due_at as "dueAt", r.state, r.archive_sha256 as "archiveSha256",
    r.closed_at as "closedAt", case when r.measure_id is not null then
      jsonb_build_object('appliedOn', r.measure_applied_on::text, 'measureId', r.measure_id) end as measure
  from access_request r`;

export interface NewAccessRequestRow extends Omit<AccessRequest, 'archiveSha256' | 'closedAt'> {
  readonly textHash: Buffer;
  readonly recordedAt: Date;
  readonly registeredBy: string;
  readonly nextPageAt: Date | null;
}

export interface AccessRequestEvent {
  readonly kind: 'registered' | 'prepared' | 'answered' | 'refused';
  readonly staffId: string;
  readonly textId: string | null;
  readonly textHash: Buffer | null;
  readonly recordedAt: Date;
}

@Injectable()
export class AccessRequestsRepository {
  async insert(tx: Tx, r: NewAccessRequestRow): Promise<void> {
    await tx.sql.query(
      `insert into access_request (platform_id, id, kind, address_hmac, recipient_id, text_id, text_hash, received_at, recorded_at,
         registered_by, due_at, state, next_page_at, measure_applied_on, measure_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        r.platformId,
        r.id,
        r.kind,
        r.addressHmac,
        r.recipientId,
        r.textId,
        r.textHash,
        r.receivedAt,
        r.recordedAt,
        r.registeredBy,
        r.dueAt,
        r.state,
        r.nextPageAt,
        r.measure?.appliedOn ?? null,
        r.measure?.measureId ?? null,
      ],
    );
  }

  async insertEvent(tx: Tx, { platformId, id }: Pick<AccessRequest, 'platformId' | 'id'>, event: AccessRequestEvent) {
    await tx.sql.query(
      `insert into access_request_event (platform_id, id, request_id, kind, staff_id, text_id, text_hash, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [platformId, newId(), id, event.kind, event.staffId, event.textId, event.textHash, event.recordedAt],
    );
  }

  find(tx: Tx, platformId: string, id: string): Promise<AccessRequest | undefined> {
    return this.first(tx, `${select} where r.platform_id = $1 and r.id = $2`, [platformId, id]);
  }

  lock(tx: Tx, platformId: string, id: string): Promise<AccessRequest | undefined> {
    return this.first(tx, `${select} where r.platform_id = $1 and r.id = $2 for no key update of r`, [platformId, id]);
  }

  /** The newest first. */
  async page(tx: Tx, platformId: string, after: string | undefined, limit: number): Promise<AccessRequest[]> {
    const { rows } = await tx.sql.query<AccessRequest>(
      `${select} where r.platform_id = $1 and ($2::uuid is null or r.id < $2) order by r.id desc limit $3`,
      [platformId, after ?? null, limit],
    );
    return rows;
  }

  async setState(tx: Tx, { platformId, id }: AccessRequest, state: AccessRequestState, closedAt: Date | null) {
    await tx.sql.query(
      `update access_request set state = $3, closed_at = $4, next_page_at = case when $4::timestamptz is null then next_page_at end
       where platform_id = $1 and id = $2`,
      [platformId, id, state, closedAt],
    );
  }

  async setArchive(tx: Tx, { platformId, id }: AccessRequest, sha256: Buffer): Promise<void> {
    await tx.sql.query('update access_request set archive_sha256 = $3 where platform_id = $1 and id = $2', [
      platformId,
      id,
      sha256,
    ]);
  }

  async lockToPage(tx: Tx, now: Date, limit: number): Promise<AccessRequest[]> {
    const { rows } = await tx.sql.query<AccessRequest>(
      `${select} where r.next_page_at <= $1 order by r.next_page_at, r.id limit $2 for no key update of r skip locked`,
      [now, limit],
    );
    return rows;
  }

  async setNextPage(tx: Tx, { platformId, id }: AccessRequest, at: Date | null): Promise<void> {
    await tx.sql.query('update access_request set next_page_at = $3 where platform_id = $1 and id = $2', [
      platformId,
      id,
      at,
    ]);
  }

  /** Sealed texts of a request and its steps. */
  async textIds(tx: Tx, { platformId, id }: Pick<AccessRequest, 'platformId' | 'id'>): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `select r.text_id as id from access_request r where r.platform_id = $1 and r.id = $2
       union all
       select e.text_id from access_request_event e
       where e.platform_id = $1 and e.request_id = $2 and e.text_id is not null`,
      [platformId, id],
    );
    return rows.map((row) => row.id);
  }

  /** Closed ones that nobody need read any more: all that was to go is gone, or they were closed before an instant. */
  async lockDone(tx: Tx, closedBefore: Date, limit: number): Promise<AccessRequest[]> {
    const { rows } = await tx.sql.query<AccessRequest>(
      `${select}
       where r.closed_at is not null
         and not exists (
           select from erasure e where e.platform_id = r.platform_id and e.record = 'access-request' and e.record_id = r.id
         )
         and (
           r.closed_at <= $1
           or (r.kind = 'erasure' and r.state = 'answered' and not exists (
             select from retention_check c
             where c.platform_id = r.platform_id and c.request_id = r.id and not exists (
               select from erasure e where e.platform_id = c.platform_id and e.record = c.record and e.record_id = c.record_id
             )
           ))
         )
       order by r.id
       limit $2
       for no key update of r skip locked`,
      [closedBefore, limit],
    );
    return rows;
  }

  private async first(tx: Tx, sql: string, values: unknown[]): Promise<AccessRequest | undefined> {
    const { rows } = await tx.sql.query<AccessRequest>(sql, values);
    return rows[0];
  }
}
