import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

@Injectable()
export class SentBundlesQuery {
  /** True when the bundle of evidence is made, and not for another request than this one. */
  async isReadyFor(tx: Tx, platformId: string, bundleId: string, requestId: string): Promise<boolean> {
    const { rows } = await tx.sql.query<{ isReady: boolean }>(
      `select exists (
         select
         from evidence_bundle b
         where b.platform_id = $1 and b.id = $2 and b.state = 'made' and (b.request_id is null or b.request_id = $3)
       ) as "isReady"`,
      [platformId, bundleId, requestId],
    );
    return rows[0]!.isReady;
  }
}
