import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { batchAfter, type BatchMove, type BatchState } from './import-batch.rules.js';
import type { ImportFormat, LineCounts, StoredBatch } from './import-batch.js';
import type { ImportKindName } from './import-kind.js';

export interface NewBatch {
  readonly platformId: string;
  readonly id: string;
  readonly kind: ImportKindName;
  readonly format: ImportFormat;
  readonly fileName: string | null;
  readonly credentialId: string;
  readonly staffId: string | null;
  readonly startedAt: Date;
}

/** With what it had counted until it was lost. */
export interface LostBatch extends Pick<LineCounts, 'received' | 'accepted'> {
  readonly platformId: string;
  readonly id: string;
}

const columns = `b.id, b.kind, b.format, b.file_name as "fileName", encode(b.sha256, 'hex') as sha256, b.staff_id as "staffId", b.state,
  b.received, b.accepted, b.repeated, b.refused, b.started_at as "startedAt", b.ended_at as "endedAt", b.alive_at as "aliveAt"`;

@Injectable()
export class ImportBatchesRepository {
  async insert(tx: Tx, batch: NewBatch): Promise<void> {
    await tx.sql.query(
      `
      insert into import_batch (platform_id, id, kind, format, file_name, credential_id, staff_id, state, started_at, alive_at)
      values ($1, $2, $3, $4, $5, $6, $7, 'running', $8, $8)`,
      [
        batch.platformId,
        batch.id,
        batch.kind,
        batch.format,
        batch.fileName,
        batch.credentialId,
        batch.staffId,
        batch.startedAt,
      ],
    );
  }

  /** In the transaction that writes these lines, and last in it. False when the batch runs no more: then nothing may be written. */
  async count(tx: Tx, platformId: string, id: string, counts: LineCounts): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `
      update import_batch
      set received = received + $3, accepted = accepted + $4, repeated = repeated + $5, refused = refused + $6
      where platform_id = $1 and id = $2 and state = 'running'`,
      [platformId, id, counts.received, counts.accepted, counts.repeated, counts.refused],
    );
    return rowCount === 1;
  }

  async beat(tx: Tx, platformId: string, id: string, at: Date): Promise<void> {
    await tx.sql.query(
      `update import_batch set alive_at = $3 where platform_id = $1 and id = $2 and state = 'running'`,
      [platformId, id, at],
    );
  }

  /** Ends every batch of which nothing was heard since then; those that this call ended. */
  async lose(tx: Tx, heardBefore: Date, at: Date): Promise<LostBatch[]> {
    const { rows } = await tx.sql.query<LostBatch>(
      `
      update import_batch
      set state = $3, ended_at = $2
      where state = 'running' and alive_at < $1
      returning platform_id as "platformId", id, received, accepted`,
      [heardBefore, at, batchAfter('running', 'lose')],
    );
    return rows;
  }

  /** True when this call moved the batch. `sha256` of the whole file, when it was read to its end. */
  async move(
    tx: Tx,
    { platformId, id, from, move }: { platformId: string; id: string; from: BatchState; move: BatchMove },
    { at, sha256 }: { at: Date; sha256: Buffer | null },
  ): Promise<boolean> {
    const to = batchAfter(from, move);
    if (!to) return false;
    const { rowCount } = await tx.sql.query(
      'update import_batch set state = $4, ended_at = $5, sha256 = $6 where platform_id = $1 and id = $2 and state = $3',
      [platformId, id, from, to, at, sha256],
    );
    return rowCount === 1;
  }

  async find(tx: Tx, platformId: string, id: string): Promise<StoredBatch | null> {
    const { rows } = await tx.sql.query<StoredBatch>(
      `select ${columns} from import_batch b where b.platform_id = $1 and b.id = $2`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  /** One more than the limit, the latest first, after this one. */
  async page(tx: Tx, platformId: string, after: string | undefined, limit: number): Promise<StoredBatch[]> {
    const { rows } = await tx.sql.query<StoredBatch>(
      `
      select ${columns}
      from import_batch b
      where b.platform_id = $1 and ($2::uuid is null or b.id < $2)
      order by b.id desc
      limit $3`,
      [platformId, after ?? null, limit + 1],
    );
    return rows;
  }
}
