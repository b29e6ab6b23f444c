import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

export interface NewMeasureText {
  readonly id: string;
  readonly textHmac: Buffer;
  readonly textHash: Buffer;
}

export interface KnownMeasureText {
  readonly id: string;
  /** A day in UTC. */
  readonly lastUsedOn: string;
}

@Injectable()
export class MeasureTextsRepository {
  /** The texts with these keyed hashes, by the hash in hexadecimal; those that were erased are absent. */
  async idsOf(tx: Tx, platformId: string, hmacs: readonly Buffer[]): Promise<Map<string, KnownMeasureText>> {
    if (hmacs.length === 0) return new Map();
    const { rows } = await tx.sql.query<KnownMeasureText & { hmac: string }>({
      name: 'measure_texts_ids',
      text: `select t.id, t.last_used_on::text as "lastUsedOn", encode(t.text_hmac, 'hex') as hmac
        from measure_text t
        where t.platform_id = $1 and t.text_hmac = any ($2::bytea[]) and t.erased_at is null`,
      values: [platformId, hmacs],
    });
    return new Map(rows.map(({ hmac, ...text }) => [hmac, text]));
  }

  /** Says that they are used on this day (UTC), and keeps them from being retired while the transaction lasts. */
  async touch(tx: Tx, platformId: string, ids: readonly string[], day: string): Promise<void> {
    await tx.sql.query(
      `update measure_text t set last_used_on = $3::date
       from (
         select s.id from measure_text s
         where s.platform_id = $1 and s.id = any ($2::uuid[]) and s.last_used_on < $3::date and s.erased_at is null
         order by s.id
         for no key update
       ) stale
       where t.platform_id = $1 and t.id = stale.id`,
      [platformId, ids, day],
    );
  }

  /** From here on the same words make a new row. False when it was retired before, or used since the day before `now` (UTC). */
  async retire(tx: Tx, platformId: string, id: string, now: Date): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `update measure_text t set erased_at = $3
       where t.platform_id = $1 and t.id = $2 and t.erased_at is null
         and t.last_used_on < ($3::timestamptz at time zone 'UTC')::date - 1`,
      [platformId, id, now],
    );
    return rowCount === 1;
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
      text: `insert into measure_text (platform_id, id, text_hmac, text_hash, recorded_at, last_used_on)
        select $1, t.id, t.text_hmac, t.text_hash, $5, ($5::timestamptz at time zone 'UTC')::date
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
