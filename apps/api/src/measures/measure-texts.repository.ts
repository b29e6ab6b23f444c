import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

export interface NewMeasureText {
  readonly id: string;
  readonly textHmac: Buffer;
  readonly textHash: Buffer;
}

@Injectable()
export class MeasureTextsRepository {
  /** The ids of the texts with these keyed hashes, by the hash in hexadecimal; those that were erased are absent. */
  async idsOf(tx: Tx, platformId: string, hmacs: readonly Buffer[]): Promise<Map<string, string>> {
    if (hmacs.length === 0) return new Map();
    const { rows } = await tx.sql.query<{ id: string; hmac: string }>({
      name: 'measure_texts_ids',
      text: `select t.id, encode(t.text_hmac, 'hex') as hmac
        from measure_text t
        where t.platform_id = $1 and t.text_hmac = any ($2::bytea[]) and t.erased_at is null`,
      values: [platformId, hmacs],
    });
    return new Map(rows.map(({ hmac, id }) => [hmac, id]));
  }

  /** The ids of those that were inserted: of the others somebody else was first. */
  async insertNew(
    tx: Tx,
    platformId: string,
    texts: readonly NewMeasureText[],
    recordedAt: Date,
  ): Promise<Set<string>> {
    const { rows } = await tx.sql.query<{ id: string }>({
      name: 'measure_texts_insert',
      text: `insert into measure_text (platform_id, id, text_hmac, text_hash, recorded_at)
        select $1, t.id, t.text_hmac, t.text_hash, $5
        from unnest($2::uuid[], $3::bytea[], $4::bytea[]) as t (id, text_hmac, text_hash)
        order by t.text_hmac
        on conflict (platform_id, text_hmac) where erased_at is null do nothing
        returning id`,
      values: [
        platformId,
        texts.map(({ id }) => id),
        texts.map(({ textHmac }) => textHmac),
        texts.map(({ textHash }) => textHash),
        recordedAt,
      ],
    });
    return new Set(rows.map(({ id }) => id));
  }
}
