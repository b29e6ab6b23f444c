import { Injectable } from '@nestjs/common';
import type { Tx } from '../../infrastructure/database/index.js';
import { rowsHeld, type AuditScope } from '../audit-scope.js';

export interface StatementCounts {
  readonly statements: number;
  readonly exempted: number;
  /** Owed to the Commission's database: all but those of deceptive high-volume commercial content. */
  readonly owed: number;
  readonly accepted: number;
  /** From the decision to the database's own instant. */
  readonly medianSeconds: number | null;
}

export interface SubmissionState {
  readonly state: string;
  readonly statements: number;
}

export interface Unsubmitted {
  readonly statementId: string;
  readonly decisionId: string;
  readonly decidedAt: string;
  readonly state: string | null;
  readonly faults: readonly string[] | null;
}

/** Statements of the decisions of the period with their submission to the real database, not to the sandbox. */
const statements = `
  from decision d
  join statement_of_reasons s on s.platform_id = d.platform_id and s.decision_id = d.id
  left join lateral (
    select t.state, t.created_in_database_at, t.faults
    from transparency_submission t
    where t.platform_id = s.platform_id and t.statement_id = s.id and t.environment = 'production'
    limit 1
  ) t on true
  where d.platform_id = $1 and d.occurred_at >= $2 and d.occurred_at < $3 and d.origin = 'noticedesk'`;

const isOwed = `(s.exemption is null or s.exemption = 'no-contact-details')`;

@Injectable()
export class StatementsQuery {
  async counts(tx: Tx, { platformId, from, until }: AuditScope): Promise<StatementCounts> {
    const { rows } = await tx.sql.query<StatementCounts>(
      `select count(*) as statements, count(s.exemption) as exempted, count(*) filter (where ${isOwed}) as owed,
         count(*) filter (where ${isOwed} and t.state = 'accepted') as accepted,
         percentile_cont(0.5) within group (order by extract(epoch from t.created_in_database_at - d.occurred_at)::float8) as "medianSeconds"
       ${statements}`,
      [platformId, from, until],
    );
    return rows[0]!;
  }

  async states(tx: Tx, { platformId, from, until }: AuditScope): Promise<SubmissionState[]> {
    const { rows } = await tx.sql.query<SubmissionState>(
      `select coalesce(t.state, 'not submitted') as state, count(*) as statements
       ${statements} and ${isOwed}
       group by 1
       order by statements desc, state`,
      [platformId, from, until],
    );
    return rows;
  }

  async unsubmitted(tx: Tx, { platformId, from, until }: AuditScope): Promise<{ rows: Unsubmitted[]; total: number }> {
    const { rows } = await tx.sql.query<Unsubmitted & { total: number }>(
      `select s.id::text as "statementId", d.id::text as "decisionId", to_json(d.occurred_at)#>>'{}' as "decidedAt", t.state, t.faults,
         count(*) over () as total
       ${statements} and ${isOwed} and t.state is distinct from 'accepted'
       order by d.occurred_at, d.id
       limit $4`,
      [platformId, from, until, rowsHeld],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }
}
