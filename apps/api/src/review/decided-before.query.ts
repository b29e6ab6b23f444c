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
  /** The newest on another case of the subject; null when there is none. */
  async ofCase(tx: Tx, platformId: string, caseId: string): Promise<DecidedBefore | null> {
    const { rows } = await tx.sql.query<DecidedBefore>({
      name: 'review-decided-before',
      text: `
        select d.id as "decisionId", d.occurred_at as "decidedAt", d.outcome, d.ground, d.category, d.keyword
        from review_case c
        join review_case k on k.platform_id = c.platform_id and k.subject_id = c.subject_id and k.state = 'decided' and k.id <> c.id
        join decision d on d.platform_id = k.platform_id and d.case_id = k.id
        where c.platform_id = $1 and c.id = $2
          and not exists (select from decision n where n.platform_id = d.platform_id and n.supersedes_id = d.id)
        order by d.occurred_at desc, d.id desc
        limit 1`,
      values: [platformId, caseId],
    });
    return rows[0] ?? null;
  }
}
