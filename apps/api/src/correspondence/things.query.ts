import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

const tables = { caseId: 'review_case', orderId: 'authority_order', disputeId: 'dispute' } as const;
export type ThingKind = keyof typeof tables;

/** Whether what a referral, a letter or an instruction is about is there. */
@Injectable()
export class ThingsQuery {
  async exists(tx: Tx, platformId: string, kind: ThingKind, id: string): Promise<boolean> {
    const { rowCount } = await tx.sql.query(`select 1 from ${tables[kind]} where platform_id = $1 and id = $2`, [
      platformId,
      id,
    ]);
    return rowCount === 1;
  }
}
