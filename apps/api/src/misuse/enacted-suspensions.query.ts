import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { MisuseKind } from './misuse.rules.js';

export interface EnactedSuspensions {
  readonly kind: MisuseKind;
  readonly count: number;
}

/** The three counters of the report (Art. 24(1)(b), MIS-6). */
@Injectable()
export class EnactedSuspensionsQuery {
  /**
   * Suspensions that began in the half-open interval, by kind; kinds without one are left out. Reversed ones were enacted all the
   * same; one that a later decision only changed is counted once, with its first decision.
   */
  async count(tx: Tx, platformId: string, from: Date, until: Date): Promise<EnactedSuspensions[]> {
    const { rows } = await tx.sql.query<EnactedSuspensions>(
      `
      select s.kind, count(*) as count
      from misuse_suspension s
      left join decision d on d.platform_id = s.platform_id and d.id = s.decision_id
      where s.platform_id = $1 and s.starts_at >= $2 and s.starts_at < $3
        and not exists (
          select
          from misuse_suspension former
          where former.platform_id = s.platform_id and former.decision_id = d.supersedes_id
        )
      group by s.kind
      order by s.kind`,
      [platformId, from, until],
    );
    return rows;
  }
}
