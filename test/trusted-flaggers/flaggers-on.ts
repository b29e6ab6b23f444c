import { Keys } from '../../apps/api/src/access/index.js';
import type { Role } from '../../apps/api/src/infrastructure/auth/index.js';
import { client } from '../support/http.js';
import type { Client, Desk } from '../support/desk.js';
import type { TestApp } from '../support/test-app.js';

export const minors = 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS';
export const scams = 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD';
export const violence = 'STATEMENT_CATEGORY_VIOLENCE';

export interface Flaggers {
  admin: Client;
  auditor: Client;
  /** Registers one whose area is scams unless told, valid since 2024, with a key of its own. */
  register(changes?: Record<string, unknown>): Promise<{ id: string; path: string; by: Client }>;
}

/** The register of the desk's platform, and who may change it. */
export async function flaggersOn({ app, url, db }: TestApp, { platformId, platform }: Desk): Promise<Flaggers> {
  const clientOf = async (role: Exclude<Role, 'anonymous' | 'notifier'>, trustedFlaggerId?: string) => {
    const { key } = await db.transaction((tx) =>
      app.get(Keys).create(tx, { platformId, role, label: role, trustedFlaggerId }),
    );
    return client(url, key);
  };
  const admin = await clientOf('admin');
  const register = async (changes: Record<string, unknown> = {}) => {
    const path = `/v1/platforms/${platform}/trusted-flaggers`;
    const { status, body } = await admin.post<{ id: string }>(path, {
      name: 'Flaggers United',
      awardedBy: 'BIPT, Belgium',
      categories: [scams],
      validFrom: '2024-02-17',
      ...changes,
    });
    if (status !== 201) throw new Error(`The flagger was not registered: ${JSON.stringify(body)}`);
    return { id: body.id, path: `${path}/${body.id}`, by: await clientOf('trusted-flagger', body.id) };
  };
  return { admin, auditor: await clientOf('auditor'), register };
}
