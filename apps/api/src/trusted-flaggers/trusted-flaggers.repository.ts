import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { FlaggerStatus } from './trusted-flagger.rules.js';

export interface TrustedFlaggerRow extends FlaggerStatus {
  readonly id: string;
  readonly name: string;
  /** The Digital Services Coordinator that awarded the status (Art. 22(2)). */
  readonly awardedBy: string;
}

export type FlaggerChanges = Partial<Pick<TrustedFlaggerRow, 'categories' | 'validTo' | 'suspendedAt'>>;

const changeable: Record<keyof FlaggerChanges, string> = {
  categories: 'categories',
  validTo: 'valid_to',
  suspendedAt: 'suspended_at',
};

const columns = `f.id, f.name, f.awarded_by as "awardedBy", f.categories, f.valid_from as "validFrom",
  f.valid_to as "validTo", f.suspended_at as "suspendedAt"`;

@Injectable()
export class TrustedFlaggersRepository {
  async find(tx: Tx, platformId: string, id: string): Promise<TrustedFlaggerRow | undefined> {
    const { rows } = await tx.sql.query<TrustedFlaggerRow>({
      name: 'trusted_flagger_by_id',
      text: `select ${columns} from trusted_flagger f where f.platform_id = $1 and f.id = $2`,
      values: [platformId, id],
    });
    return rows[0];
  }

  /** The row for this transaction alone to change. */
  async lock(tx: Tx, platformId: string, id: string): Promise<TrustedFlaggerRow | undefined> {
    const { rows } = await tx.sql.query<TrustedFlaggerRow>(
      `select ${columns} from trusted_flagger f where f.platform_id = $1 and f.id = $2 for no key update`,
      [platformId, id],
    );
    return rows[0];
  }

  /** At most `limit` of them in the order of registering, after this id. */
  async page(tx: Tx, platformId: string, afterId: string | undefined, limit: number): Promise<TrustedFlaggerRow[]> {
    const { rows } = await tx.sql.query<TrustedFlaggerRow>(
      `select ${columns} from trusted_flagger f
       where f.platform_id = $1 and ($2::uuid is null or f.id > $2)
       order by f.id
       limit $3`,
      [platformId, afterId ?? null, limit],
    );
    return rows;
  }

  async insert(tx: Tx, platformId: string, flagger: TrustedFlaggerRow, recordedAt: Date): Promise<void> {
    await tx.sql.query(
      `insert into trusted_flagger (platform_id, id, name, awarded_by, categories, valid_from, valid_to, suspended_at,
         recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        platformId,
        flagger.id,
        flagger.name,
        flagger.awardedBy,
        flagger.categories,
        flagger.validFrom,
        flagger.validTo,
        flagger.suspendedAt,
        recordedAt,
      ],
    );
  }

  async update(tx: Tx, platformId: string, id: string, changes: FlaggerChanges): Promise<void> {
    const fields = Object.keys(changes) as (keyof FlaggerChanges)[];
    const assignments = fields.map((field, index) => `${changeable[field]} = $${index + 3}`);
    await tx.sql.query(`update trusted_flagger set ${assignments.join(', ')} where platform_id = $1 and id = $2`, [
      platformId,
      id,
      ...fields.map((field) => changes[field]),
    ]);
  }
}
