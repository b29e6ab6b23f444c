import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/tx.js';
import type { Breachable, BreachFactKind } from './breach.js';

/** A breach with what leads to its fact. */
export interface ListedBreach {
  readonly id: string;
  readonly responseTime: Breachable;
  readonly factKind: BreachFactKind;
  readonly factId: string;
  readonly dueAt: Date;
  readonly recordedAt: Date;
  readonly noticeId: string | null;
  readonly noticeReference: string | null;
  readonly caseId: string | null;
  readonly decisionId: string | null;
  /** Of the platform's own systems: what was to be lifted of it, or was complained of or disputed. */
  readonly measure: { readonly appliedOn: string; readonly measureId: string } | null;
  /** `dueAt` to the microsecond, for the key of the page. */
  readonly dueAtKey: string;
}

export interface BreachesFilter {
  readonly responseTime?: Breachable;
  /** Left out, whatever is asked for. */
  readonly hidden: readonly Breachable[];
  /** Due at or after. */
  readonly from?: Date;
  /** Due before. */
  readonly until?: Date;
  readonly after?: { readonly dueAtKey: string; readonly id: string };
}

@Injectable()
export class BreachesQuery {
  /** Up to `limit` breaches, the latest due time first. */
  async page(tx: Tx, platformId: string, filter: BreachesFilter, limit: number): Promise<ListedBreach[]> {
    const { responseTime, from, until, after } = filter;
    const { rows } = await tx.sql.query<ListedBreach>(
      `select b.id, b.response_time as "responseTime", b.fact_kind as "factKind", b.fact_id as "factId", b.due_at as "dueAt",
         b.recorded_at as "recordedAt", n.id as "noticeId", n.reference as "noticeReference",
         coalesce(ci.case_id, d.case_id, c.id) as "caseId", d.id as "decisionId",
         case
           when coalesce(v.measure_id, q.measure_id, x.measure_id) is not null
             then json_build_object('appliedOn', coalesce(v.applied_on, q.measure_applied_on, x.measure_applied_on),
               'measureId', coalesce(v.measure_id, q.measure_id, x.measure_id))
         end as measure,
         to_char(b.due_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "dueAtKey"
       from (
         select *
         from breach b
         where b.platform_id = $1
           and ($2::text is null or b.response_time = $2)
           and b.response_time <> all ($8::text[])
           and b.due_at >= coalesce($3::timestamptz, '-infinity')
           and b.due_at < coalesce($4::timestamptz, 'infinity')
           and (b.due_at, b.id) < (coalesce($5::timestamptz, 'infinity'), coalesce($6::uuid, b.id))
         order by b.due_at desc, b.id desc
         limit $7
       ) b
       left join notice_item i on b.fact_kind = 'notice-item' and i.platform_id = b.platform_id and i.id = b.fact_id
       left join case_item ci on ci.platform_id = i.platform_id and ci.item_id = i.id
       left join review_case c on b.fact_kind = 'case' and c.platform_id = b.platform_id and c.id = b.fact_id
       left join message m on b.fact_kind = 'message' and m.platform_id = b.platform_id and m.id = b.fact_id
       left join enforcement_command e on b.fact_kind = 'enforcement-command' and e.platform_id = b.platform_id
         and e.id = b.fact_id
       left join measure_reversal v on b.fact_kind = 'measure-reversal' and v.platform_id = b.platform_id and v.id = b.fact_id
       left join complaint q on b.fact_kind = 'complaint' and q.platform_id = b.platform_id and q.id = b.fact_id
       left join dispute x on b.fact_kind = 'dispute' and x.platform_id = b.platform_id and x.id = b.fact_id
       left join restriction r on r.platform_id = e.platform_id and r.id = e.restriction_id
       left join decision d on d.platform_id = b.platform_id and d.id = coalesce(ci.decision_id, m.decision_id, r.decision_id, q.decision_id, x.decision_id)
       left join notice n on n.platform_id = b.platform_id and n.id = coalesce(i.notice_id, m.notice_id, q.notice_id, x.notice_id)
       order by b.due_at desc, b.id desc`,
      [platformId, responseTime, from, until, after?.dueAtKey, after?.id, limit, filter.hidden],
    );
    return rows;
  }
}
