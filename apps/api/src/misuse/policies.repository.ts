import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { defaultPolicies, type MisusePolicy } from './default-policies.js';
import type { MisuseKind } from './misuse.rules.js';

const columns = `p.kind, p.window_months as "windowMonths", p.threshold_count as "thresholdCount",
  p.threshold_percent as "thresholdPercent", p.longest_suspension_days as "longestSuspensionDays",
  p.terms_clause_code as "termsClauseCode", p.valid_from as "validFrom"`;

@Injectable()
export class PoliciesRepository {
  /** The latest one begun, or ours. */
  async inForce(tx: Tx, platformId: string, kind: MisuseKind, at: Date): Promise<MisusePolicy> {
    const { rows } = await tx.sql.query<MisusePolicy>(
      `
      select ${columns}
      from misuse_policy p
      where p.platform_id = $1 and p.kind = $2 and p.valid_from <= $3
      order by p.valid_from desc, p.id desc
      limit 1`,
      [platformId, kind, at],
    );
    return rows[0] ?? defaultPolicies.find((policy) => policy.kind === kind)!;
  }

  /** All versions that the platform set, by kind and start. */
  async list(tx: Tx, platformId: string): Promise<MisusePolicy[]> {
    const { rows } = await tx.sql.query<MisusePolicy>(
      `select ${columns} from misuse_policy p where p.platform_id = $1 order by p.kind, p.valid_from, p.id`,
      [platformId],
    );
    return rows;
  }

  async insert(tx: Tx, platformId: string, policy: MisusePolicy, recordedAt: Date): Promise<string> {
    const id = newId();
    await tx.rows.misusePolicy.create({ data: { ...policy, platformId, id, recordedAt } });
    return id;
  }
}
