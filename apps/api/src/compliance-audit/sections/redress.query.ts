import { Injectable } from '@nestjs/common';
import type { Tx } from '../../infrastructure/database/index.js';
import type { AuditScope } from '../audit-scope.js';

export interface ComplaintOutcome {
  readonly side: string;
  readonly outcome: string;
  readonly count: number;
}

export interface DisputeOutcomes {
  readonly decided: number;
  readonly reversed: number;
  /** Of those reversed, in whole or part. */
  readonly followed: number;
  readonly notFollowed: number;
}

export interface ReviewedByOthers {
  readonly decided: number;
  /** By whoever had decided first, with an approved exception. */
  readonly bySamePerson: number;
  /** Without a person (Art. 20(6)): there must be none. Who decided on imported ones is not on record here. */
  readonly withoutPerson: number;
}

@Injectable()
export class RedressQuery {
  /** Complaints decided in the period. */
  async outcomes(tx: Tx, { platformId, from, until }: AuditScope): Promise<ComplaintOutcome[]> {
    const { rows } = await tx.sql.query<ComplaintOutcome>(
      `select q.side, d.outcome, count(*) as count
       from complaint_decision d
       join complaint q on q.platform_id = d.platform_id and q.id = d.complaint_id
       where d.platform_id = $1 and d.occurred_at >= $2 and d.occurred_at < $3
       group by q.side, d.outcome
       order by q.side desc, count desc, d.outcome`,
      [platformId, from, until],
    );
    return rows;
  }

  async reviewers(tx: Tx, { platformId, from, until }: AuditScope): Promise<ReviewedByOthers> {
    const { rows } = await tx.sql.query<ReviewedByOthers>(
      `select count(*) as decided, count(*) filter (where d.decided_by = d.first_decider) as "bySamePerson",
         count(*) filter (where d.decided_by is null and d.outcome <> 'no-decision' and d.origin = 'noticedesk') as "withoutPerson"
       from complaint_decision d
       where d.platform_id = $1 and d.occurred_at >= $2 and d.occurred_at < $3`,
      [platformId, from, until],
    );
    return rows[0]!;
  }

  /** Disputes whose outcome was notified in the period. */
  async disputes(tx: Tx, { platformId, from, until }: AuditScope): Promise<DisputeOutcomes> {
    const { rows } = await tx.sql.query<DisputeOutcomes>(
      `select count(*) filter (where o.outcome <> 'omitted') as decided,
         count(*) filter (where o.outcome in ('reversed', 'partly-reversed')) as reversed,
         count(*) filter (where o.outcome in ('reversed', 'partly-reversed') and x.state = 'implemented') as followed,
         count(*) filter (where o.outcome in ('reversed', 'partly-reversed') and x.state = 'not-implemented') as "notFollowed"
       from dispute_outcome o
       join dispute x on x.platform_id = o.platform_id and x.id = o.dispute_id
       where o.platform_id = $1 and o.notified_at >= $2 and o.notified_at < $3`,
      [platformId, from, until],
    );
    return rows[0]!;
  }
}
