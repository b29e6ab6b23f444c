import { Injectable } from '@nestjs/common';
import type { Tx } from '../../infrastructure/database/index.js';
import { rowsHeld, type AuditScope } from '../audit-scope.js';

/** A request for information, or an interim measure, as the register has it. */
export interface RegisteredRequest {
  readonly id: string;
  readonly kind: string;
  readonly authority: string;
  readonly authorityReference: string;
  readonly legalBasis: string;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly completedAt: string | null;
  readonly state: string;
  readonly isLate: boolean;
}

export interface RequestCounts {
  readonly requests: number;
  readonly interimMeasures: number;
  /** Due by now, or completed. */
  readonly judged: number;
  readonly late: number;
  readonly open: number;
  readonly completed: number;
  readonly medianSeconds: number | null;
}

export interface LetterCounts {
  readonly received: number;
  readonly replyDue: number;
  readonly repliedLate: number;
}

/** Withdrawn ones ask for nothing; refused ones were answered by the refusal. */
const isLate = `(r.state <> 'withdrawn' and coalesce(r.completed_at, r.ended_at, $4) > r.due_at)`;
const requests = `from information_request r where r.platform_id = $1 and r.received_at >= $2 and r.received_at < $3`;

@Injectable()
export class CooperationQuery {
  async counts(tx: Tx, { platformId, from, until, now }: AuditScope): Promise<RequestCounts> {
    const { rows } = await tx.sql.query<RequestCounts>(
      `select count(*) filter (where r.kind = 'information') as requests,
         count(*) filter (where r.kind = 'interim-measure') as "interimMeasures",
         count(*) filter (where r.state <> 'withdrawn' and (r.completed_at is not null or r.ended_at is not null or r.due_at <= $4)) as judged,
         count(*) filter (where ${isLate}) as late,
         count(*) filter (where r.state in ('requested', 'in-preparation')) as open,
         count(r.completed_at) as completed,
         percentile_cont(0.5) within group (order by extract(epoch from r.completed_at - r.received_at)::float8) as "medianSeconds"
       ${requests}`,
      [platformId, from, until, now],
    );
    return rows[0]!;
  }

  async list(
    tx: Tx,
    { platformId, from, until, now }: AuditScope,
  ): Promise<{ rows: RegisteredRequest[]; total: number }> {
    const { rows } = await tx.sql.query<RegisteredRequest & { total: number }>(
      `select r.id::text as id, r.kind, r.authority, r.authority_reference as "authorityReference", r.legal_basis as "legalBasis",
         to_json(r.received_at)#>>'{}' as "receivedAt", to_json(r.due_at)#>>'{}' as "dueAt",
         to_json(r.completed_at)#>>'{}' as "completedAt", r.state, ${isLate} as "isLate", count(*) over () as total
       ${requests}
       order by r.received_at, r.id
       limit $5`,
      [platformId, from, until, now, rowsHeld],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }

  /** Letters of Coordinators and the Commission that ask for a reply by a day. */
  async letters(tx: Tx, { platformId, from, until, now }: AuditScope): Promise<LetterCounts> {
    const { rows } = await tx.sql.query<LetterCounts>(
      `select count(*) as received, count(c.reply_due_at) as "replyDue",
         count(*) filter (where coalesce(a.replied_at, $4) > c.reply_due_at) as "repliedLate"
       from correspondence c
       left join lateral (
         select min(a.occurred_at) as replied_at
         from correspondence a
         where a.platform_id = c.platform_id and a.answers_id = c.id and a.direction = 'sent'
       ) a on true
       where c.platform_id = $1 and c.occurred_at >= $2 and c.occurred_at < $3 and c.direction = 'received'`,
      [platformId, from, until, now],
    );
    return rows[0]!;
  }
}
