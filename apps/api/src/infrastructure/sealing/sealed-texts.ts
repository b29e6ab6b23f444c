import { Injectable } from '@nestjs/common';
import { insertRows, type NewRow } from '../database/insert-rows.js';
import type { Tx } from '../database/tx.js';
import { newId } from '../ids.js';
import { Sealer } from './sealer.js';

/** A sealed text before it is written; the record that it belongs to keeps `id` and `saltedHash`. */
export interface NewSealedText {
  readonly platformId: string;
  readonly id: string;
  /** What the text is, such as `notice-explanation`: a code, so that texts can be erased by what they are. */
  readonly kind: string;
  readonly wrappedKey: Buffer;
  readonly ciphertext: Buffer;
  readonly salt: Buffer;
  readonly saltedHash: Buffer;
}

/** A row before it is written, with the texts of which it keeps the ids. */
export interface RowWithTexts {
  readonly row: NewRow;
  readonly sealed: readonly NewSealedText[];
}

/** The table of all free text and personal data: written in the transaction of the record, read by id, erasable. */
@Injectable()
export class SealedTexts {
  constructor(private readonly sealer: Sealer) {}

  /** Encrypts; writes nothing. Several values that live and die together may be one text in JSON. */
  prepare({
    platformId,
    kind,
    text,
    id = newId(),
  }: {
    platformId: string;
    kind: string;
    text: string;
    id?: string;
  }): NewSealedText {
    return { platformId, id, kind, ...this.sealer.seal(text) };
  }

  async insertMany(tx: Tx, rows: readonly NewSealedText[], recordedAt: Date): Promise<void> {
    if (rows.length === 0) return;
    await tx.sql.query({
      name: 'sealed_texts_insert',
      text: `insert into sealed_text (platform_id, id, kind, wrapped_key, ciphertext, salt, recorded_at)
        select t.platform_id, t.id, t.kind, t.wrapped_key, t.ciphertext, t.salt, $7
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[])
          as t (platform_id, id, kind, wrapped_key, ciphertext, salt)`,
      values: [
        rows.map((row) => row.platformId),
        rows.map((row) => row.id),
        rows.map((row) => row.kind),
        rows.map((row) => row.wrappedKey),
        rows.map((row) => row.ciphertext),
        rows.map((row) => row.salt),
        recordedAt,
      ],
    });
  }

  /** The texts, then the rows of the table that keep their ids; as `insertRows`. */
  async insertWithRows(tx: Tx, table: string, made: readonly RowWithTexts[], recordedAt: Date): Promise<void> {
    await this.insertMany(
      tx,
      made.flatMap(({ sealed }) => sealed),
      recordedAt,
    );
    await insertRows(
      tx,
      table,
      made.map(({ row }) => row),
    );
  }

  /** The texts by id; erased ones are absent. */
  async read(tx: Tx, platformId: string, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const { rows } = await tx.sql.query<{ id: string; wrappedKey: Buffer; ciphertext: Buffer }>({
      name: 'sealed_texts_read',
      text: `select t.id, t.wrapped_key as "wrappedKey", t.ciphertext
        from sealed_text t
        where t.platform_id = $1 and t.id = any($2::uuid[])`,
      values: [platformId, ids],
    });
    return new Map(rows.map((row) => [row.id, this.sealer.openText(row)]));
  }

  /** Deletes text, key and salt. The records stay, and their hashes no longer say anything. */
  async erase(tx: Tx, platformId: string, ids: readonly string[]): Promise<number> {
    const { rowCount } = await tx.sql.query(
      'delete from sealed_text t where t.platform_id = $1 and t.id = any($2::uuid[])',
      [platformId, ids],
    );
    return rowCount ?? 0;
  }
}
