import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';

export interface NewScreening {
  readonly platformId: string;
  readonly caseId: string;
  readonly textId: string;
  readonly textHash: Buffer;
  readonly staffId: string;
  readonly now: Date;
}

@Injectable()
export class ScreeningsRepository {
  async insert(tx: Tx, { platformId, caseId, textId, textHash, staffId, now }: NewScreening): Promise<string> {
    const id = newId();
    await tx.sql.query(
      `insert into suspicion_screening (platform_id, id, case_id, result, text_id, text_hash, staff_id, recorded_at)
       values ($1, $2, $3, 'no-suspicion', $4, $5, $6, $7)`,
      [platformId, id, caseId, textId, textHash, staffId, now],
    );
    return id;
  }
}
