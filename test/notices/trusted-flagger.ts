import { Keys } from '../../apps/api/src/access/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { client } from '../support/http.js';
import type { Client, Desk } from '../support/desk.js';
import type { TestApp } from '../support/test-app.js';

/** A trusted flagger of the platform, as a client, and the category that is inside the area of expertise. */
export async function trustedFlagger(
  { app, db, url }: TestApp,
  { platformId, platform }: Desk,
): Promise<Client & { category: string }> {
  const category = 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD';
  const keyOf = async (role: 'admin' | 'trusted-flagger', trustedFlaggerId?: string) => {
    const { key } = await db.transaction((tx) =>
      app.get(Keys).create(tx, { platformId, role, label: role, trustedFlaggerId }),
    );
    return client(url, key);
  };
  const admin = await keyOf('admin');
  const { status, body } = await admin.post<{ id: string }>(`/v1/platforms/${platform}/trusted-flaggers`, {
    name: `Hotline ${newId()}`,
    awardedBy: 'BE',
    categories: [category],
    validFrom: '2024-02-17',
  });
  if (status !== 201) throw new Error(`The trusted flagger was not registered: ${JSON.stringify(body)}`);
  return { ...(await keyOf('trusted-flagger', body.id)), category };
}
