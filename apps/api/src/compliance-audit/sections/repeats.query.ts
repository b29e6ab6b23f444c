import { Injectable } from '@nestjs/common';
import type { Tx } from '../../infrastructure/database/index.js';
import { rowsHeld, type AuditScope } from '../audit-scope.js';
import type { Repeat } from './campaigns.rules.js';

/** What repeats something that fell, and nobody has superseded or reversed by the end of the period. */
export interface UnseenRepeat {
  readonly kind: 'decision' | 'measure';
  readonly id: string;
  readonly appliedOn: string | null;
  readonly repeats: string;
  readonly fellAt: string;
  readonly seconds: number;
}

/**
 * What was in doubt by the end of the period: it repeats a decision of which another outcome stood then, since the first that said so,
 * or a measure that was reversed. `settled_at`: superseded or reversed itself by then.
 */
const doubtful = `
  with recursive later as (
    select s.supersedes_id as origin, s.id, s.outcome, s.occurred_at
    from decision s
    where s.platform_id = $1 and s.supersedes_id is not null and s.occurred_at < $2
    union all
    select l.origin, n.id, n.outcome, n.occurred_at
    from later l
    join decision n on n.platform_id = $1 and n.supersedes_id = l.id and n.occurred_at < $2
  ), fallen as (
    select o.id, min(l.occurred_at) filter (where l.outcome <> o.outcome) as fell_at
    from later l
    join decision o on o.platform_id = $1 and o.id = l.origin
    group by o.platform_id, o.id, o.outcome
    having bool_or(l.outcome <> o.outcome and not exists (
      select
      from decision n
      where n.platform_id = $1 and n.supersedes_id = l.id and n.occurred_at < $2
    ))
  ), repeating as (
    select 'decision' as kind, r.id::text as id, null::text as applied_on, f.id::text as repeats, f.fell_at, n.occurred_at as settled_at
    from fallen f
    join decision r on r.platform_id = $1 and r.repeats_decision_id = f.id and r.occurred_at < $2
    left join decision n on n.platform_id = $1 and n.supersedes_id = r.id and n.occurred_at < $2
    union all
    select 'measure', m.measure_id, m.applied_on::text, f.id::text, f.fell_at, case when m.reversed_at < $2 then m.reversed_at end
    from fallen f
    join measure m on m.platform_id = $1 and m.repeats_decision_id = f.id and m.occurred_at < $2
    union all
    select 'measure', m.measure_id, m.applied_on::text, o.measure_id, o.reversed_at, case when m.reversed_at < $2 then m.reversed_at end
    from measure m
    join measure o on o.platform_id = $1 and o.applied_on = m.repeats_applied_on and o.measure_id = m.repeats_measure_id
    where m.platform_id = $1 and m.repeats_measure_id is not null and m.occurred_at < $2 and o.reversed_at < $2
  ), doubtful as (
    select *
    from repeating
    where settled_at is null or settled_at > fell_at
  )`;

/** Reads the rows of decisions and measures, as they stood at the end of the period. */
@Injectable()
export class RepeatsQuery {
  /** Repeats of what fell in the period. */
  async ofPeriod(tx: Tx, { platformId, from, end }: AuditScope): Promise<Repeat[]> {
    const { rows } = await tx.sql.query<Repeat>(
      `${doubtful}
       select extract(epoch from d.settled_at - d.fell_at)::float8 as seconds,
         extract(epoch from $2::timestamptz - d.fell_at)::float8 as known
       from doubtful d
       where d.fell_at >= $3`,
      [platformId, end, from],
    );
    return rows;
  }

  /** Repeats in doubt at the end of the period, whenever that came about; the longest first. */
  async unseen(tx: Tx, { platformId, end }: AuditScope): Promise<{ rows: UnseenRepeat[]; total: number }> {
    const { rows } = await tx.sql.query<UnseenRepeat & { total: number }>(
      `${doubtful}
       select d.kind, d.id, d.applied_on as "appliedOn", d.repeats, to_json(d.fell_at)#>>'{}' as "fellAt",
         extract(epoch from $2::timestamptz - d.fell_at)::float8 as seconds, count(*) over () as total
       from doubtful d
       where d.settled_at is null
       order by d.fell_at, d.kind, d.id
       limit $3`,
      [platformId, end, rowsHeld],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }
}
