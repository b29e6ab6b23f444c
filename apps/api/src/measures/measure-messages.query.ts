import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

export interface MeasureMessage {
  readonly channel: 'mail' | 'webhook';
  readonly state: string;
  readonly acceptedAt: Date | null;
}

@Injectable()
export class MeasureMessagesQuery {
  /** The message that told the recipient of the measure with this id; null when there is none. */
  async of(tx: Tx, platformId: string, id: string): Promise<MeasureMessage | null> {
    const { rows } = await tx.sql.query<MeasureMessage>(
      `select m.channel, m.state, m.accepted_at as "acceptedAt"
       from message m
       where m.platform_id = $1 and m.entity_kind = 'measure' and m.entity_id = $2 and m.kind = 'statement'`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }
}
