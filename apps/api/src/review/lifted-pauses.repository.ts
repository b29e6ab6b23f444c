import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Case } from './cases.repository.js';

/** As long from $2 on as it would have been from the end of the pause on; once for each item. */
const shiftItems = `
  update case_item i
  set due_at = i.due_at - (n.processing_paused_until - $2::timestamptz), pause_lifted_at = $2
  from notice_item x
  join notice n on n.platform_id = x.platform_id and n.id = x.notice_id
  where i.platform_id = $1
    and x.platform_id = i.platform_id and x.id = i.item_id
    and i.decision_id is null
    and i.pause_lifted_at is null
    and n.processing_paused_until > $2`;

/** Due times of what waited for the end of a suspension that no longer has to be waited for (Art. 23(2)). */
@Injectable()
export class LiftedPausesRepository {
  /** Of the first look at a case that the caller has locked. */
  async shiftFirstLook(tx: Tx, { platformId, id, heldUntil }: Case, now: Date): Promise<void> {
    await tx.sql.query(
      `update review_case
       set first_look_due_at = first_look_due_at - ($3::timestamptz - $4::timestamptz)
       where platform_id = $1 and id = $2 and $3 > $4`,
      [platformId, id, heldUntil, now],
    );
  }

  /** Of all items of the case. */
  async shiftItemsOfCase(tx: Tx, platformId: string, caseId: string, now: Date): Promise<void> {
    await tx.sql.query(`${shiftItems} and i.case_id = $3`, [platformId, now, caseId]);
  }

  /** Of all items of this party's notices, in whichever case they wait. */
  async shiftItemsOfParty(tx: Tx, platformId: string, partyId: string, now: Date): Promise<void> {
    await tx.sql.query(
      `${shiftItems}
         and n.notifier_hmac = (select p.address_hmac from misuse_party p where p.platform_id = $1 and p.id = $3)`,
      [platformId, now, partyId],
    );
  }
}
