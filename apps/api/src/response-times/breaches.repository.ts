import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/tx.js';
import { newId } from '../infrastructure/ids.js';
import type { Breach } from './breach.js';

@Injectable()
export class BreachesRepository {
  /** Append-only, once for a response time and fact: returns those that nobody wrote before. */
  async insertMany<B extends Breach>(tx: Tx, missed: readonly B[], recordedAt: Date): Promise<B[]> {
    const ids = missed.map(() => newId());
    const { rows } = await tx.sql.query<{ id: string }>({
      name: 'breaches-insert',
      text: `
        insert into breach (platform_id, id, response_time, fact_kind, fact_id, due_at, recorded_at)
        select m.platform_id, m.id, m.response_time, m.fact_kind, m.fact_id, m.due_at, $7
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[])
          as m (platform_id, id, response_time, fact_kind, fact_id, due_at)
        order by m.platform_id, m.response_time, m.fact_id
        on conflict (platform_id, response_time, fact_id) do nothing
        returning id`,
      values: [
        missed.map((one) => one.platformId),
        ids,
        missed.map((one) => one.responseTime),
        missed.map((one) => one.factKind),
        missed.map((one) => one.factId),
        missed.map((one) => one.dueAt),
        recordedAt,
      ],
    });
    const written = new Set(rows.map((row) => row.id));
    return missed.filter((_one, index) => written.has(ids[index]!));
  }
}
