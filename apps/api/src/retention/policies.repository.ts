import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { RecordKind } from './record.js';
import { defaultDays } from './retention.rules.js';

export interface Policy {
  readonly record: RecordKind;
  readonly days: number;
  /** Null: nobody set it, the program's own holds. */
  readonly recordedAt: Date | null;
}

/** How long the operator keeps records of each kind; the latest version counts. */
@Injectable()
export class PoliciesRepository {
  async insert(
    tx: Tx,
    policy: {
      platformId: string;
      id: string;
      record: RecordKind;
      days: number;
      credentialId: string;
      setBy: string | null;
    },
    recordedAt: Date,
  ): Promise<void> {
    await tx.sql.query(
      `insert into retention_policy (platform_id, id, record, days, credential_id, set_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [policy.platformId, policy.id, policy.record, policy.days, policy.credentialId, policy.setBy, recordedAt],
    );
  }

  async daysOf(tx: Tx, platformId: string, record: RecordKind): Promise<number> {
    const { rows } = await tx.sql.query<{ days: number }>(
      `select p.days from retention_policy p
       where p.platform_id = $1 and p.record = $2 order by p.recorded_at desc, p.id desc limit 1`,
      [platformId, record],
    );
    return rows[0]?.days ?? defaultDays[record];
  }

  /** All versions, the newest first. */
  async versions(tx: Tx, platformId: string): Promise<(Policy & { readonly recordedAt: Date })[]> {
    const { rows } = await tx.sql.query<Policy & { recordedAt: Date }>(
      `select p.record, p.days, p.recorded_at as "recordedAt" from retention_policy p
       where p.platform_id = $1 order by p.recorded_at desc, p.id desc limit 500`,
      [platformId],
    );
    return rows;
  }
}
