import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

/** What repeats a decision, or a measure, that no longer stands. */
export interface RepeatInDoubt {
  readonly kind: 'decision' | 'measure';
  /** Of the decision, or the platform's of the measure. */
  readonly id: string;
  /** The day of the measure in ISO; null for decisions. */
  readonly appliedOn: string | null;
  readonly repeatsKind: 'decision' | 'measure';
  readonly repeatsId: string;
  readonly repeatsAppliedOn: string | null;
  /** The decision that took the place of the repeated one; null when a measure was reversed. */
  readonly supersededById: string | null;
  /** When the repeated one fell. */
  readonly fellAt: Date;
  /** Sorts within `kind`. */
  readonly key: string;
}

/** Reads the rows of decisions and measures. */
@Injectable()
export class RepeatsQuery {
  /**
   * By kind and id. A decision has fallen when the newest that superseded it comes to another outcome, a measure when it was reversed.
   * What repeats it is in doubt until it is superseded or reversed itself.
   */
  async inDoubt(
    tx: Tx,
    platformId: string,
    {
      of,
      after,
      limit,
    }: { readonly of: string | null; readonly after: readonly string[] | null; readonly limit: number },
  ): Promise<RepeatInDoubt[]> {
    const { rows } = await tx.sql.query<RepeatInDoubt>(
      `
      with recursive later as (
        select s.supersedes_id as origin, s.id, s.outcome, s.occurred_at
        from decision s
        where s.platform_id = $1 and s.supersedes_id is not null and ($2::uuid is null or s.supersedes_id = $2)
        union all
        select l.origin, n.id, n.outcome, n.occurred_at
        from later l
        join decision n on n.platform_id = $1 and n.supersedes_id = l.id
      ), fallen as (
        select o.id, l.id as by_id, l.occurred_at
        from later l
        join decision o on o.platform_id = $1 and o.id = l.origin
        where o.outcome <> l.outcome
          and not exists (select from decision n where n.platform_id = $1 and n.supersedes_id = l.id)
      ), doubtful as (
        select 'decision' as kind, r.id::text as id, null::date as applied_on, 'decision' as repeats_kind, f.id::text as repeats_id,
          null::date as repeats_applied_on, f.by_id, f.occurred_at as fell_at
        from fallen f
        join decision r on r.platform_id = $1 and r.repeats_decision_id = f.id
        where not exists (select from decision n where n.platform_id = $1 and n.supersedes_id = r.id)
        union all
        select 'measure', m.measure_id, m.applied_on, 'decision', f.id::text, null, f.by_id, f.occurred_at
        from fallen f
        join measure m on m.platform_id = $1 and m.repeats_decision_id = f.id
        where m.reversed_at is null
        union all
        select 'measure', m.measure_id, m.applied_on, 'measure', o.measure_id, o.applied_on, null, o.reversed_at
        from measure m
        join measure o on o.platform_id = $1 and o.applied_on = m.repeats_applied_on and o.measure_id = m.repeats_measure_id
        where m.platform_id = $1 and m.repeats_measure_id is not null and m.reversed_at is null and o.reversed_at is not null
          and $2::uuid is null
      ), keyed as (
        select d.*, coalesce(d.applied_on::text, '') || ' ' || d.id as key
        from doubtful d
      )
      select k.kind, k.id, k.applied_on::text as "appliedOn", k.repeats_kind as "repeatsKind", k.repeats_id as "repeatsId",
        k.repeats_applied_on::text as "repeatsAppliedOn", k.by_id as "supersededById", k.fell_at as "fellAt", k.key
      from keyed k
      where $3::text is null or (k.kind, k.key) > ($3, $4)
      order by k.kind, k.key
      limit $5`,
      [platformId, of, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return rows;
  }
}
