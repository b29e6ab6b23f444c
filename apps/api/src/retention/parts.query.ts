import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { recordParts } from './record-parts.js';
import type { RecordRef } from './record.js';

/** Finds the sealed texts and files of a record. */
@Injectable()
export class PartsQuery {
  /** Each text once, those that are erased too. */
  texts(tx: Tx, platformId: string, { kind, id }: RecordRef): Promise<string[]> {
    return this.column(tx, recordParts[kind].texts, platformId, id);
  }

  /** Names in the store of files, erased ones too. */
  files(tx: Tx, platformId: string, { kind, id }: RecordRef): Promise<string[]> {
    const { files } = recordParts[kind];
    return files === undefined ? Promise.resolve([]) : this.column(tx, files, platformId, id);
  }

  private async column(tx: Tx, sql: string, platformId: string, id: string): Promise<string[]> {
    const { rows } = await tx.sql.query<Record<string, string | null>>(sql, [platformId, id]);
    return [...new Set(rows.map((row) => Object.values(row)[0]).filter((value) => value != null))];
  }
}
