import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

/** Every table whose rows name a stored file, in a column `storage_key`. A test compares. */
export const tablesOfFiles = ['attachment', 'complaint_attachment', 'correspondence_file', 'evidence_bundle'] as const;

/** Finds which stored files rows know, across rooms and platforms. */
@Injectable()
export class StoredFilesQuery {
  async among(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
    const { rows } = await tx.sql.query<{ key: string }>(
      tablesOfFiles
        .map((table) => `select t.storage_key as key from ${table} t where t.storage_key = any ($1::text[])`)
        .join(' union all '),
      [ids],
    );
    return new Set(rows.map(({ key }) => key));
  }
}
