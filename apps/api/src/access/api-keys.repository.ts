import { Injectable } from '@nestjs/common';
import type { Role } from '../infrastructure/auth/index.js';
import type { Tx } from '../infrastructure/database/tx.js';

export interface ApiKeyRow {
  readonly id: string;
  readonly role: Role;
  readonly label: string;
  readonly staffId: string | null;
  readonly trustedFlaggerId: string | null;
  readonly createdBy: string | null;
  readonly recordedAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface NewApiKeyRow extends Omit<ApiKeyRow, 'revokedAt'> {
  /** Null: a key of the installation. */
  readonly platformId: string | null;
  readonly secretHash: Buffer;
}

@Injectable()
export class ApiKeysRepository {
  async insert(tx: Tx, key: NewApiKeyRow): Promise<void> {
    await tx.sql.query(
      `insert into api_key (id, platform_id, role, label, secret_hash, staff_id, trusted_flagger_id, created_by,
        recorded_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        key.id,
        key.platformId,
        key.role,
        key.label,
        key.secretHash,
        key.staffId,
        key.trustedFlaggerId,
        key.createdBy,
        key.recordedAt,
        key.expiresAt,
      ],
    );
  }

  /** Whether the person works here, and goes on to until the transaction ends: who leaves waits for it. */
  async holdStaff(tx: Tx, platformId: string, staffId: string): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      'select from staff_member s where s.platform_id = $1 and s.id = $2 and s.left_at is null for share',
      [platformId, staffId],
    );
    return rowCount === 1;
  }

  /** True when this call revoked it; false when there is no such key or it is revoked already. */
  async revoke(tx: Tx, platformId: string, id: string, revokedAt: Date): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      'update api_key set revoked_at = $3 where platform_id = $1 and id = $2 and revoked_at is null',
      [platformId, id, revokedAt],
    );
    return rowCount === 1;
  }

  async exists(tx: Tx, platformId: string, id: string): Promise<boolean> {
    const { rowCount } = await tx.sql.query('select from api_key k where k.platform_id = $1 and k.id = $2', [
      platformId,
      id,
    ]);
    return rowCount === 1;
  }

  /** The ids of the keys that this call revoked. */
  async revokeOfStaff(tx: Tx, platformId: string, staffId: string, revokedAt: Date): Promise<string[]> {
    const { rows } = await tx.sql.query<{ id: string }>(
      `update api_key set revoked_at = $3
      where platform_id = $1 and staff_id = $2 and revoked_at is null
      returning id`,
      [platformId, staffId, revokedAt],
    );
    return rows.map(({ id }) => id);
  }

  /** Oldest first, after the one with the id `afterId`; never with the hash. */
  async list(tx: Tx, platformId: string, afterId: string | undefined, limit: number): Promise<ApiKeyRow[]> {
    const { rows } = await tx.sql.query<ApiKeyRow>(
      `select k.id, k.role, k.label, k.staff_id as "staffId", k.trusted_flagger_id as "trustedFlaggerId",
        k.created_by as "createdBy", k.recorded_at as "recordedAt", k.expires_at as "expiresAt", k.revoked_at as "revokedAt"
      from api_key k
      where k.platform_id = $1 and ($2::uuid is null or k.id > $2)
      order by k.id
      limit $3`,
      [platformId, afterId, limit],
    );
    return rows;
  }
}
