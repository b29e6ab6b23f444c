import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

/** Writes and reads which cases a bundle holds. */
@Injectable()
export class BundleCasesRepository {
  /** Those that are in it already are left out. */
  async insertMany(tx: Tx, platformId: string, bundleId: string, caseIds: readonly string[]): Promise<void> {
    await tx.sql.query(
      `insert into evidence_bundle_case (platform_id, bundle_id, case_id)
       select $1, $2, k.id
       from unnest($3::uuid[]) as k (id)
       on conflict do nothing`,
      [platformId, bundleId, caseIds],
    );
  }

  async count(tx: Tx, platformId: string, bundleId: string): Promise<number> {
    const { rows } = await tx.sql.query<{ count: number }>(
      'select count(*) as count from evidence_bundle_case where platform_id = $1 and bundle_id = $2',
      [platformId, bundleId],
    );
    return Number(rows[0]!.count);
  }

  /** The next cases in the order of their ids; null: from the first. */
  async page(tx: Tx, platformId: string, bundleId: string, after: string | null, limit: number): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `select case_id as id
       from evidence_bundle_case
       where platform_id = $1 and bundle_id = $2 and ($3::uuid is null or case_id > $3)
       order by case_id
       limit $4`,
      [platformId, bundleId, after, limit],
    );
    return rows.map(({ id }) => id);
  }
}
