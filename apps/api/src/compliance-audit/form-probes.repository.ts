import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

export interface FormProbe {
  readonly platformId: string;
  /** On the whole minute. */
  readonly minute: Date;
  readonly answered: boolean;
  /** Null when nothing came back. */
  readonly status: number | null;
  readonly durationMs: number;
}

@Injectable()
export class FormProbesRepository {
  async platforms(tx: Tx): Promise<{ id: string; key: string }[]> {
    const { rows } = await tx.sql.query<{ id: string; key: string }>(
      'select p.id, p.key from platform p order by p.id',
    );
    return rows;
  }

  /** Append-only: of two processes in one minute the first counts. */
  async insertMany(tx: Tx, probes: readonly FormProbe[], recordedAt: Date): Promise<void> {
    await tx.sql.query(
      `insert into form_probe (platform_id, minute, answered, status, duration_ms, recorded_at)
       select p.platform_id, p.minute, p.answered, p.status, p.duration_ms, $6
       from unnest($1::uuid[], $2::timestamptz[], $3::boolean[], $4::integer[], $5::integer[])
         as p (platform_id, minute, answered, status, duration_ms)
       on conflict (platform_id, minute) do nothing`,
      [
        probes.map(({ platformId }) => platformId),
        probes.map(({ minute }) => minute),
        probes.map(({ answered }) => answered),
        probes.map(({ status }) => status),
        probes.map(({ durationMs }) => durationMs),
        recordedAt,
      ],
    );
  }
}
