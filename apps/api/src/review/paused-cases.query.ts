import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

/** Items of notices whose processing is paused at $2 (Art. 23(2)): frozen at receipt, and not lifted since. */
const paused = `
  from notice_item ni
  join notice n on n.platform_id = ni.platform_id and n.id = ni.notice_id
  join misuse_party p on p.platform_id = n.platform_id and p.address_hmac = n.notifier_hmac
  where n.processing_paused_until > $2
    and exists (
      select
      from misuse_suspension s
      where s.platform_id = p.platform_id and s.party_id = p.id and s.kind = 'notices' and s.ends_at > $2
        and not exists (
          select
          from misuse_suspension_end e
          where e.platform_id = s.platform_id and e.suspension_id = s.id
        )
    )`;

/** Reads the rows of misuse beside the review's own. */
@Injectable()
export class PausedCasesQuery {
  /** Until when none of these items is to be processed; null when one of them is now. */
  async pausedUntil(tx: Tx, platformId: string, itemIds: readonly string[], now: Date): Promise<Date | null> {
    const { rows } = await tx.sql.query<{ count: number; until: Date | null }>(
      `
      select count(*) as count, min(n.processing_paused_until) as until ${paused}
        and ni.platform_id = $1 and ni.id = any ($3::uuid[])`,
      [platformId, now, itemIds],
    );
    return rows[0]!.count === itemIds.length ? rows[0]!.until : null;
  }

  /** The pause of the notice that the item is of; null when it was received without one. */
  async pauseOf(tx: Tx, platformId: string, itemId: string): Promise<{ receivedAt: Date; until: Date } | null> {
    const { rows } = await tx.sql.query<{ receivedAt: Date; until: Date }>(
      `
      select n.received_at as "receivedAt", n.processing_paused_until as until
      from notice_item ni
      join notice n on n.platform_id = ni.platform_id and n.id = ni.notice_id
      where ni.platform_id = $1 and ni.id = $2 and n.processing_paused_until is not null`,
      [platformId, itemId],
    );
    return rows[0] ?? null;
  }

  /** The cases on hold that wait for notices of this party. */
  async ofParty(tx: Tx, platformId: string, partyId: string): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `
      select distinct c.id
      from misuse_party p
      join notice n on n.platform_id = p.platform_id and n.notifier_hmac = p.address_hmac
        and n.processing_paused_until is not null
      join notice_item ni on ni.platform_id = n.platform_id and ni.notice_id = n.id
      join case_item i on i.platform_id = ni.platform_id and i.item_id = ni.id and i.decision_id is null
      join review_case c on c.platform_id = i.platform_id and c.id = i.case_id and c.paused
      where p.platform_id = $1 and p.id = $2
      order by c.id`,
      [platformId, partyId],
    );
    return rows.map((row) => row.id);
  }
}
