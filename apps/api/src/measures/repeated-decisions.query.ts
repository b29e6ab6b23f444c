import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

@Injectable()
export class RepeatedDecisionsQuery {
  /** Which of these decisions the platform has. */
  async among(tx: Tx, platformId: string, ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const { rows } = await tx.sql.query<{ id: string }>(
      'select d.id from decision d where d.platform_id = $1 and d.id = any ($2::uuid[])',
      [platformId, ids],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
