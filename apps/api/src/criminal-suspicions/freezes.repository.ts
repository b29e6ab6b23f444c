import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { evidenceOfCase } from './evidence.query.js';
import type { SuspicionRow } from './suspicion.js';

export interface Freeze {
  readonly id: string;
  readonly staffId: string;
  readonly partCount: number;
  /** SHA-256 over the lines `<kind> <id> <hash>` of the parts, sorted. */
  readonly setHash: Buffer;
  readonly recordedAt: Date;
}

const columns =
  'f.id, f.staff_id as "staffId", f.part_count as "partCount", f.set_hash as "setHash", f.recorded_at as "recordedAt"';

/** What is kept as it is; a freeze is added, none is changed. */
@Injectable()
export class FreezesRepository {
  /** Everything that we hold about the case at this moment. */
  async freeze(
    tx: Tx,
    { platformId, id, caseId }: Pick<SuspicionRow, 'platformId' | 'id' | 'caseId'>,
    { staffId, now }: { staffId: string; now: Date },
  ): Promise<Freeze> {
    const { rows } = await tx.sql.query<Freeze>(
      `with part as materialized (${evidenceOfCase}),
       f as (
         insert into evidence_freeze as f (platform_id, id, suspicion_id, staff_id, part_count, set_hash, recorded_at)
         select $1, $3, $4, $5, count(*), sha256(convert_to(coalesce(string_agg(
           p.kind || ' ' || p.entity_id || ' ' || coalesce(encode(p.content_hash, 'hex'), '-'), E'\\n'
           order by p.kind collate "C", p.entity_id), ''), 'UTF8')), $6
         from part p
         returning ${columns}
       ),
       kept as (
         insert into frozen_evidence (platform_id, freeze_id, kind, entity_id, content_hash)
         select $1, $3, p.kind, p.entity_id, p.content_hash
         from part p
       )
       select * from f`,
      [platformId, caseId, newId(), id, staffId, now],
    );
    return rows[0]!;
  }

  /** In the order in which they were made. */
  async of(tx: Tx, platformId: string, suspicionId: string): Promise<Freeze[]> {
    const { rows } = await tx.sql.query<Freeze>(
      `select ${columns}
       from evidence_freeze f
       where f.platform_id = $1 and f.suspicion_id = $2
       order by f.recorded_at, f.id`,
      [platformId, suspicionId],
    );
    return rows;
  }

  /** Which of the things are frozen by any suspicion. */
  async frozen(tx: Tx, platformId: string, kind: string, ids: readonly string[]): Promise<Set<string>> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `select distinct e.entity_id as id
       from frozen_evidence e
       where e.platform_id = $1 and e.kind = $2 and e.entity_id = any ($3::uuid[])`,
      [platformId, kind, ids],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
