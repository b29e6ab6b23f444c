import { Injectable } from '@nestjs/common';
import type { Tx } from '../../infrastructure/database/index.js';
import { rowsHeld, type AuditScope } from '../audit-scope.js';

export interface OrdersOf {
  readonly memberState: string | null;
  readonly kind: string;
  readonly orders: number;
  readonly medianSeconds: number | null;
  readonly late: number;
  readonly open: number;
}

export interface LateOrder {
  readonly reference: string;
  readonly kind: string;
  readonly memberState: string | null;
  readonly deliveredAt: string;
  readonly dueAt: string;
  readonly effectiveAt: string | null;
  readonly state: string;
}

/** Imported ones were not ours to serve in time. */
const isLate = `o.origin = 'noticedesk' and o.state <> 'refused' and (o.effective_at > o.effect_due_at or (o.effective_at is null and o.ended_at is null and o.effect_due_at <= $4))`;

@Injectable()
export class OrdersQuery {
  async groups(tx: Tx, { platformId, from, until, now }: AuditScope): Promise<OrdersOf[]> {
    const { rows } = await tx.sql.query<OrdersOf>(
      `select o.member_state as "memberState", o.kind, count(*) as orders,
         percentile_cont(0.5) within group (order by extract(epoch from o.effective_at - o.delivered_at)::float8) as "medianSeconds",
         count(*) filter (where ${isLate}) as late,
         count(*) filter (where o.state in ('received', 'incomplete', 'in-progress')) as open
       from authority_order o
       where o.platform_id = $1 and o.delivered_at >= $2 and o.delivered_at < $3
       group by o.member_state, o.kind
       order by orders desc, o.member_state, o.kind`,
      [platformId, from, until, now],
    );
    return rows;
  }

  async late(tx: Tx, { platformId, from, until, now }: AuditScope): Promise<{ rows: LateOrder[]; total: number }> {
    const { rows } = await tx.sql.query<LateOrder & { total: number }>(
      `select o.reference, o.kind, o.member_state as "memberState", to_json(o.delivered_at)#>>'{}' as "deliveredAt",
         to_json(o.effect_due_at)#>>'{}' as "dueAt", to_json(o.effective_at)#>>'{}' as "effectiveAt", o.state,
         count(*) over () as total
       from authority_order o
       where o.platform_id = $1 and o.delivered_at >= $2 and o.delivered_at < $3 and ${isLate}
       order by o.effect_due_at, o.id
       limit $5`,
      [platformId, from, until, now, rowsHeld],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }
}
