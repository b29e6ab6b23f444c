import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { CaseState } from './case.rules.js';

/** The cases in which the items of one notice wait, or waited. */
@Injectable()
export class UndecidedCasesRepository {
  /** Locks them, in one order, against decisions; whoever claims or joins one waits for no more than this transaction. */
  async lock(tx: Tx, platformId: string, noticeId: string): Promise<Map<string, CaseState>> {
    const { rows } = await tx.sql.query<{ id: string; state: CaseState }>(
      `
      select c.id, c.state
      from review_case as c
      where c.platform_id = $1
        and c.id in (
          select ci.case_id
          from notice_item as i
          join case_item as ci on ci.platform_id = i.platform_id and ci.item_id = i.id
          where i.platform_id = $1 and i.notice_id = $2
        )
      order by c.id
      for share of c`,
      [platformId, noticeId],
    );
    return new Map(rows.map(({ id, state }) => [id, state]));
  }

  async ofNotice(tx: Tx, platformId: string, noticeId: string): Promise<string[]> {
    const { rows } = await tx.sql.query<{ caseId: string }>(
      `
      select distinct ci.case_id as "caseId"
      from notice_item as i
      join case_item as ci on ci.platform_id = i.platform_id and ci.item_id = i.id
      where i.platform_id = $1 and i.notice_id = $2`,
      [platformId, noticeId],
    );
    return rows.map((row) => row.caseId);
  }
}
