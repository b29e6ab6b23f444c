import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { NewTally } from './party.js';

@Injectable()
export class TalliesRepository {
  /** What is there already is left as it is. How many are new. */
  async insertMany(
    tx: Tx,
    tallies: readonly (Omit<NewTally, 'party'> & { partyId: string })[],
    recordedAt: Date,
  ): Promise<number> {
    const { rowCount } = await tx.sql.query(
      `
      insert into misuse_tally (platform_id, id, kind, party_id, decision_id, content_id, notice_id, item_id, complaint_id,
        identity_id, category, gravity, occurred_at, recorded_at)
      select "platformId", id, kind, "partyId", "decisionId", "contentId", "noticeId", "itemId", "complaintId",
        "identityId", category, gravity, least("occurredAt", $2), $2
      from json_to_recordset($1::json) as r("platformId" uuid, id uuid, kind text, "partyId" uuid, "decisionId" uuid,
        "contentId" uuid, "noticeId" uuid, "itemId" uuid, "complaintId" uuid, "identityId" uuid, category text,
        gravity text, "occurredAt" timestamptz)
      on conflict do nothing`,
      [JSON.stringify(tallies.map((tally) => ({ ...tally, id: newId() }))), recordedAt],
    );
    return rowCount ?? 0;
  }
}
