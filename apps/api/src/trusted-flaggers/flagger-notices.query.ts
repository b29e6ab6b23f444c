import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

export interface FlaggerNotice {
  readonly flaggerId: string;
  readonly receivedAt: Date;
  /** As filed by now. */
  readonly type: 'notice' | 'terms-flag';
  /** As staff found by the latest category, else as of receipt. */
  readonly inArea: boolean;
}

/** Reads of a notice what its place in the area of expertise depends on. */
@Injectable()
export class FlaggerNoticesQuery {
  /** Undefined for a notice that no trusted flagger sent. */
  async find(tx: Tx, platformId: string, noticeId: string): Promise<FlaggerNotice | undefined> {
    const { rows } = await tx.sql.query<FlaggerNotice>(
      `select n.trusted_flagger_id as "flaggerId", n.received_at as "receivedAt", n.type, a.in_area as "inArea"
       from filed_notice n
       join flagger_notice_area a on a.platform_id = n.platform_id and a.notice_id = n.id
       where n.platform_id = $1 and n.id = $2`,
      [platformId, noticeId],
    );
    return rows[0];
  }
}
