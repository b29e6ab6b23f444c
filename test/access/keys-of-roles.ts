import { Keys } from '../../apps/api/src/access/index.js';
import type { Role } from '../../apps/api/src/infrastructure/auth/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import type { TestApp } from '../support/test-app.js';

export interface KeysOfRoles {
  platformId: string;
  /** The key of the platform in addresses. */
  platform: string;
  /** One key for each role that has keys. */
  keys: Record<Exclude<Role, 'anonymous' | 'notifier'>, string>;
  staffId: string;
}

/** A platform with a person, a trusted flagger and a key for each role. */
export async function keysOfRoles({ app, db, clock }: TestApp, platform: string): Promise<KeysOfRoles> {
  const [platformId, staffId, trustedFlaggerId] = [newId(), newId(), newId()];
  const now = clock.now();
  return db.transaction(async (tx) => {
    await tx.sql.query(
      `insert into platform (id, key, service_name, provider_name, time_zone, languages, restriction_types,
        enforcement_channel, recorded_at)
      values ($1, $2, 'Service', 'Provider', 'Europe/Brussels', '{en}', '{}', 'pull', $3)`,
      [platformId, platform, now],
    );
    await tx.sql.query(
      `insert into staff_member (platform_id, id, alias, role, languages, skills, recorded_at)
      values ($1, $2, 'm1', 'moderator', '{en}', '{general}', $3)`,
      [platformId, staffId, now],
    );
    await tx.sql.query(
      `insert into trusted_flagger (platform_id, id, name, awarded_by, categories, valid_from, recorded_at)
      values ($1, $2, 'Flagger', 'DSC', '{STATEMENT_CATEGORY_PROTECTION_OF_MINORS}', '2026-01-01', $3)`,
      [platformId, trustedFlaggerId, now],
    );
    const make = async (role: Role, of: { staffId?: string; trustedFlaggerId?: string } = {}) =>
      (await app.get(Keys).create(tx, { platformId, role, label: role, ...of })).key;
    const keys = {
      platform: await make('platform'),
      'trusted-flagger': await make('trusted-flagger', { trustedFlaggerId }),
      moderator: await make('moderator', { staffId }),
      'senior-moderator': await make('senior-moderator', { staffId }),
      'compliance-officer': await make('compliance-officer', { staffId }),
      auditor: await make('auditor', { staffId }),
      admin: await make('admin', { staffId }),
    };
    return { platformId, platform, keys, staffId };
  });
}
