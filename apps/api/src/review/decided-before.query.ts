import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

/** A decision that stands on the same subject: for a described content, on the same version of it. */
export interface DecidedBefore {
  readonly decisionId: string;
  readonly decidedAt: Date;
  readonly outcome: string;
  readonly ground: string | null;
  readonly category: string | null;
  readonly keyword: string | null;
}

/** Reads the rows of decisions. */
@Injectable()
export class DecidedBeforeQuery {
  /**
   * The newest on another case of the subject; null when there is none. One look into an index a case: the statement is planned once, on a
   * new installation while the tables are empty.
   */
  async ofCase(tx: Tx, platformId: string, caseId: string): Promise<DecidedBefore | null> {
    const { rows } = await tx.sql.query<DecidedBefore>({
      name: 'review-decided-before',
      text: `
        select d.id as "decisionId", d.occurred_at as "decidedAt", d.outcome, d.ground, d.category, d.keyword
        from (
          select id
          from review_case
          where platform_id = $1 and state = 'decided' and id <> $2
            and subject_id = (select subject_id from review_case where platform_id = $1 and id = $2)
        ) as k
        cross join lateral (
          select id, occurred_at, outcome, ground, category, keyword
          from decision
          where platform_id = $1 and case_id = k.id
            and not exists (select from decision as n where n.platform_id = $1 and n.supersedes_id = decision.id)
        ) as d
        order by d.occurred_at desc, d.id desc
        limit 1`,
      values: [platformId, caseId],
    });
    return rows[0] ?? null;
  }
}
