import { Injectable } from '@nestjs/common';
import { insertRows, type Tx } from '../infrastructure/database/index.js';
import type { ImportKindName } from './import-kind.js';

export interface ImportedRecord {
  readonly externalId: string;
  readonly recordId: string;
  readonly lineHmac: Buffer;
}

/** What came in under which of the earlier tool's ids. Append-only. */
@Injectable()
export class ImportedRecordsRepository {
  async insertMany(
    tx: Tx,
    batch: { platformId: string; id: string; kind: ImportKindName },
    records: readonly ImportedRecord[],
    recordedAt: Date,
  ): Promise<void> {
    const { platformId, id: batchId, kind } = batch;
    await insertRows(
      tx,
      'imported_record',
      records.map((record) => ({ ...record, platformId, kind, batchId, recordedAt })),
    );
  }

  /** The hashes of the lines that these ids came in with; absent for those that did not. */
  async hashesOf(
    tx: Tx,
    platformId: string,
    kind: ImportKindName,
    externalIds: readonly string[],
  ): Promise<Map<string, Buffer>> {
    const { rows } = await tx.sql.query<{ externalId: string; lineHmac: Buffer }>(
      `
      select r.external_id as "externalId", r.line_hmac as "lineHmac"
      from imported_record r
      where r.platform_id = $1 and r.kind = $2 and r.external_id = any ($3::text[])`,
      [platformId, kind, externalIds],
    );
    return new Map(rows.map(({ externalId, lineHmac }) => [externalId, lineHmac]));
  }
}
