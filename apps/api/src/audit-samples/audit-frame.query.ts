import { Injectable } from '@nestjs/common';
import { randomRank } from '../infrastructure/database/random-rank.js';
import type { Tx } from '../infrastructure/database/index.js';
import type { SampledItem, SampledKind } from './audit-sample.js';

export interface Frame {
  readonly platformId: string;
  /** Inclusive and exclusive instants. */
  readonly from: Date;
  readonly before: Date;
  readonly category: string | null;
  readonly until: Date;
  readonly seed: string;
}

/**
 * Everything of a kind that happened in a period ($1 platform, $2 and $3 its bounds) and was written by $4: what happened, filed as it is
 * by now. The keys are the frame; the rest is read for what was drawn.
 */
const frames: Readonly<Record<SampledKind, string>> = {
  notices: `
    select 'notice:' || n.id as key, n.id::text as id, n.reference, n.received_at as occurred_at, f.category, f.type as outcome,
      n.language
    from notice n
    join filed_notice f on f.platform_id = n.platform_id and f.id = n.id
    where n.platform_id = $1 and n.received_at >= $2 and n.received_at < $3 and n.recorded_at <= $4`,
  decisions: `
    select 'decision:' || d.id as key, d.id::text as id, null::text as reference, d.occurred_at, d.category, d.outcome,
      d.content_language as language
    from decision d
    where d.platform_id = $1 and d.occurred_at >= $2 and d.occurred_at < $3 and d.recorded_at <= $4`,
  statements: `
    select 'statement:' || s.id as key, s.id::text as id, null::text as reference, d.occurred_at, d.category,
      s.exemption as outcome, s.language
    from decision d
    join statement_of_reasons s on s.platform_id = d.platform_id and s.decision_id = d.id
    where d.platform_id = $1 and d.occurred_at >= $2 and d.occurred_at < $3 and s.recorded_at <= $4`,
  complaints: `
    select 'complaint:' || c.id as key, c.id::text as id, c.reference, c.received_at as occurred_at,
      coalesce(d.category, m.category) as category, c.basis as outcome, c.language
    from complaint c
    left join decision d on d.platform_id = c.platform_id and d.id = c.decision_id
    left join measure m
      on m.platform_id = c.platform_id and m.applied_on = c.measure_applied_on and m.measure_id = c.measure_id
    where c.platform_id = $1 and c.received_at >= $2 and c.received_at < $3 and c.recorded_at <= $4`,
  measures: `
    select 'measure:' || m.applied_on || ':' || m.measure_id as key, m.applied_on || '/' || m.measure_id as id,
      null::text as reference, m.occurred_at, m.category, m.ground as outcome, m.content_language as language
    from measure m
    where m.platform_id = $1 and m.applied_on between ($2::timestamptz at time zone 'UTC')::date - 1
      and ($3::timestamptz at time zone 'UTC')::date + 1
      and m.occurred_at >= $2 and m.occurred_at < $3 and m.recorded_at <= $4`,
};

const ranked = (kind: SampledKind) => `
  select f.*, ${randomRank('$6', 'f.key')} as rank
  from (${frames[kind]}) f
  where $5::text is null or f.category = $5`;

/** Shuffling millions takes longer than a statement of a request may. */
const drawWithinMinutes = 5;

/** Reads notices, decisions, statements, complaints and measures. */
@Injectable()
export class AuditFrameQuery {
  async size(tx: Tx, kind: SampledKind, frame: Frame): Promise<{ frameSize: number; frameChecksum: string }> {
    await tx.sql.query(`set local statement_timeout = '${drawWithinMinutes}min'`);
    const { rows } = await tx.sql.query<{ frameSize: number; frameChecksum: string }>(
      `select count(*) as "frameSize", coalesce(sum(r.rank), 0)::text as "frameChecksum" from (${ranked(kind)}) r`,
      valuesOf(frame),
    );
    return rows[0]!;
  }

  async draw(tx: Tx, kind: SampledKind, frame: Frame, size: number): Promise<SampledItem[]> {
    const { rows } = await tx.sql.query<SampledItem>(
      `
      select r.key, r.id, r.reference, r.occurred_at as "occurredAt", r.category, r.outcome, r.language
      from (${ranked(kind)}) r
      order by r.rank, r.key
      limit $7`,
      [...valuesOf(frame), size],
    );
    return rows;
  }
}

function valuesOf({ platformId, from, before, until, category, seed }: Frame): unknown[] {
  return [platformId, from, before, until, category, seed];
}
