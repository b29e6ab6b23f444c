import { Injectable } from '@nestjs/common';
import type { Tx } from '../../infrastructure/database/index.js';
import type { ResponseTime } from '../../platforms/index.js';
import { factsOf, ResponseTimesQuery, type Figures } from '../../response-times/index.js';
import { rowsHeld, type AuditScope } from '../audit-scope.js';
import type { Measured } from '../section-parts.js';

/** How quickly, with what missed its due time. */
export type Times = Omit<Figures, 'value'>;

export interface GroupTimes extends Times {
  readonly group: string | null;
}

/** A due time that passed unmet, with the reference of what it is about. */
export interface NamedBreach {
  readonly responseTime: string;
  readonly reference: string | null;
  readonly caseId: string | null;
  readonly factId: string;
  readonly dueAt: string;
  readonly recordedAt: string;
}

const none: Times = { count: 0, ended: 0, open: 0, overdue: 0, percentiles: null };

/** The response times, counted as `/response-times` counts them. */
@Injectable()
export class TimesQuery {
  constructor(private readonly responseTimes: ResponseTimesQuery) {}

  async all(tx: Tx, scope: AuditScope, responseTime: ResponseTime): Promise<Times> {
    const [all] = await this.responseTimes.figures(tx, scope, responseTime, {});
    return all ?? none;
  }

  /** The largest group first. */
  async by(
    tx: Tx,
    scope: AuditScope,
    responseTime: ResponseTime,
    groupBy: 'category' | 'memberState' | 'language',
  ): Promise<GroupTimes[]> {
    const figures = await this.responseTimes.figures(tx, scope, responseTime, { groupBy });
    return figures.flatMap(({ value, ...times }) => (value === undefined ? [] : [{ group: value, ...times }]));
  }

  /** How many ended within each class of seconds; the last class has no end. */
  async histogram(tx: Tx, scope: AuditScope, responseTime: ResponseTime, upTo: readonly number[]): Promise<number[]> {
    const { rows } = await tx.sql.query<{ bin: number; count: number }>(
      `select width_bucket(f.seconds::float8, $5::float8[]) as bin, count(*) as count
       from (${factsOf(responseTime)}) f
       where f.type = 'notice' and f.seconds is not null
       group by 1`,
      [scope.platformId, scope.from, scope.until, scope.now, [0, ...upTo.map((seconds) => seconds + 0.5)]],
    );
    return [...upTo, Infinity].map((_, index) => rows.find(({ bin }) => bin === index + 1)?.count ?? 0);
  }

  /** Due times of the period that passed unmet, the earliest first, and how many there are. */
  async breaches(
    tx: Tx,
    scope: AuditScope,
    responseTimes: readonly string[],
  ): Promise<{ rows: NamedBreach[]; total: number }> {
    const { rows } = await tx.sql.query<NamedBreach & { total: number }>(
      `select b.response_time as "responseTime", b.fact_id as "factId",
         coalesce(n.reference, q.reference, o.reference, x.body_reference, a.authority_reference, w.reference) as reference,
         coalesce(ci.case_id, d.case_id, c.id)::text as "caseId",
         to_json(b.due_at)#>>'{}' as "dueAt", to_json(b.recorded_at)#>>'{}' as "recordedAt",
         count(*) over () as total
       from breach b
       left join notice_item i on b.fact_kind = 'notice-item' and i.platform_id = b.platform_id and i.id = b.fact_id
       left join case_item ci on ci.platform_id = i.platform_id and ci.item_id = i.id
       left join review_case c on b.fact_kind = 'case' and c.platform_id = b.platform_id and c.id = b.fact_id
       left join message m on b.fact_kind = 'message' and m.platform_id = b.platform_id and m.id = b.fact_id
       left join enforcement_command e on b.fact_kind = 'enforcement-command' and e.platform_id = b.platform_id
         and e.id = b.fact_id
       left join restriction r on r.platform_id = e.platform_id and r.id = e.restriction_id
       left join measure_reversal v on b.fact_kind = 'measure-reversal' and v.platform_id = b.platform_id and v.id = b.fact_id
       left join complaint q on q.platform_id = b.platform_id
         and q.id = case b.fact_kind when 'complaint' then b.fact_id else v.complaint_id end
       left join dispute x on x.platform_id = b.platform_id
         and x.id = case b.fact_kind when 'dispute' then b.fact_id else v.dispute_id end
       left join information_request a on b.fact_kind = 'information-request' and a.platform_id = b.platform_id
         and a.id = b.fact_id
       left join authority_order o on o.platform_id = b.platform_id
         and o.id = case b.fact_kind when 'order' then b.fact_id when 'message' then m.entity_id end
       left join decision d on d.platform_id = b.platform_id
         and d.id = coalesce(m.decision_id, r.decision_id, q.decision_id, x.decision_id)
       left join notice n on n.platform_id = b.platform_id and n.id = coalesce(i.notice_id, m.notice_id)
       left join lateral (
         select n.reference
         from case_item k
         join notice_item i on i.platform_id = k.platform_id and i.id = k.item_id
         join notice n on n.platform_id = i.platform_id and n.id = i.notice_id
         where k.platform_id = b.platform_id and k.case_id = coalesce(d.case_id, c.id)
         order by k.joined_at, k.item_id
         limit 1
       ) w on true
       where b.platform_id = $1
         and b.due_at >= $2
         and b.due_at < $3
         and b.response_time = any ($4::text[])
       order by b.due_at, b.id
       limit $5`,
      [scope.platformId, scope.from, scope.until, responseTimes, rowsHeld],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }
}

/** The share that did not miss its due time. */
export function inTime({ count, overdue }: Times): Measured {
  return { value: count === 0 ? null : (count - overdue) / count, observations: count };
}

export const median = (times: Times): number | null => times.percentiles?.[0] ?? null;
export const p95 = (times: Times): number | null => times.percentiles?.[2] ?? null;
