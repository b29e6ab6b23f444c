import { Injectable } from '@nestjs/common';
import { Audit, code, wholeInstallation, actor } from '../audit/index.js';
import { newSecret, secretHash, writtenKey } from '../infrastructure/auth/api-key.js';
import type { Role } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import type { Tx } from '../infrastructure/database/tx.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import './api-key.problems.js';

export interface NewKey {
  /** Null: an administrator of the whole installation. */
  readonly platformId: string | null;
  readonly role: Role;
  readonly label: string;
  readonly staffId?: string;
  readonly trustedFlaggerId?: string;
  readonly expiresAt?: Date;
}

export interface MadeKey {
  readonly id: string;
  /** To be shown now and never again: only its hash is kept. */
  readonly key: string;
}

/** Makes and revokes API keys, inside the caller's transaction. */
@Injectable()
export class Keys {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Problem: `invalid-input`, also for a person who has left: their keys ended with them. */
  async create(tx: Tx, key: NewKey): Promise<MadeKey> {
    const { platformId, staffId } = key;
    if (platformId !== null && staffId !== undefined && !(await this.keys.holdStaff(tx, platformId, staffId))) {
      throw invalidInput([{ pointer: '#/staffId', detail: 'must be a person who works here' }]);
    }
    const id = newId();
    const secret = newSecret();
    const recordedAt = this.clock.now();
    await this.keys.insert(tx, {
      id,
      platformId: key.platformId,
      role: key.role,
      label: key.label,
      secretHash: secretHash(secret),
      staffId: key.staffId ?? null,
      trustedFlaggerId: key.trustedFlaggerId ?? null,
      createdBy: actor().id,
      recordedAt,
      expiresAt: key.expiresAt ?? null,
    });
    await this.audit.append(tx, [
      {
        platformId: key.platformId ?? wholeInstallation,
        action: 'key.created',
        entityKind: 'key',
        entityId: id,
        details: { role: code(key.role), staffId: key.staffId === undefined ? undefined : code(key.staffId) },
        at: recordedAt,
      },
    ]);
    return { id, key: writtenKey({ keyId: id, secret }) };
  }

  /** Ends the key at once. False when the platform has no such key; revoking twice changes nothing. */
  async revoke(tx: Tx, platformId: string, id: string): Promise<boolean> {
    const now = this.clock.now();
    if (!(await this.keys.revoke(tx, platformId, id, now))) return this.keys.exists(tx, platformId, id);
    await this.reportRevoked(tx, platformId, [id], now);
    return true;
  }

  /** Ends all keys of a person who leaves; returns how many there were. */
  async revokeOfStaff(tx: Tx, platformId: string, staffId: string): Promise<number> {
    const now = this.clock.now();
    const ids = await this.keys.revokeOfStaff(tx, platformId, staffId, now);
    await this.reportRevoked(tx, platformId, ids, now);
    return ids.length;
  }

  private reportRevoked(tx: Tx, platformId: string, ids: readonly string[], at: Date): Promise<void> {
    return this.audit.append(
      tx,
      ids.map((entityId) => ({ platformId, action: 'key.revoked', entityKind: 'key', entityId, at })),
    );
  }
}
