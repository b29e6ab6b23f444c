import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

export interface MessageCount {
  readonly kind: string;
  readonly channel: string;
  readonly state: string;
  readonly count: number;
}

/** How far the messages about a decision are, from the ledger; that one is held is for few to know, and counts as queued. */
@Injectable()
export class DecisionMessagesQuery {
  async count(tx: Tx, platformId: string, decisionId: string): Promise<MessageCount[]> {
    const { rows } = await tx.sql.query<MessageCount>(
      `
      select m.kind, m.channel, m.state, count(*) as count
      from (
        select kind, channel, case state when 'held' then 'queued' else state end as state
        from message
        where platform_id = $1 and decision_id = $2
      ) m
      group by m.kind, m.channel, m.state
      order by m.kind, m.channel, m.state`,
      [platformId, decisionId],
    );
    return rows;
  }
}
