import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { isId } from '../validation/id.pipe.js';
import type { Role } from './permissions.js';

export interface Credential {
  readonly role: Role;
  readonly secretHash: Buffer;
  readonly platformId: string | null;
  readonly platformKey: string | null;
  readonly staffId: string | null;
  readonly trustedFlaggerId: string | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

const credentialOfKey = {
  name: 'credential_of_key',
  text: `select k.role, k.secret_hash as "secretHash", k.platform_id as "platformId", p.key as "platformKey",
    k.staff_id as "staffId", k.trusted_flagger_id as "trustedFlaggerId",
    k.expires_at as "expiresAt", k.revoked_at as "revokedAt"
  from api_key k
  left join platform p on p.id = k.platform_id
  where k.id = $1`,
};

const platformOfName = {
  name: 'platform_of_name',
  text: `select p.id from platform p where p.key = $1 or p.id = $2::uuid`,
};

/** What a request's key and address say, each by one indexed look-up. */
@Injectable()
export class CredentialsQuery {
  constructor(private readonly db: Database) {}

  async ofKey(keyId: string): Promise<Credential | undefined> {
    const { rows } = await this.db.pool.query<Credential>({ ...credentialOfKey, values: [keyId] });
    return rows[0];
  }

  /** The platform that an address names by its key or its id. */
  async platformNamed(name: string): Promise<string | undefined> {
    const { rows } = await this.db.pool.query<{ id: string }>({
      ...platformOfName,
      values: [name, isId(name) ? name : null],
    });
    return rows[0]?.id;
  }
}
