import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Keys } from '../../apps/api/src/access/index.js';
import type { Desk } from '../support/desk.js';
import type { TestApp } from '../support/test-app.js';

/** Writes the readable forms of a report into the folder `SCREENSHOTS`, for whoever wants to look at them; else nothing. */
export async function keepFiles(
  app: TestApp,
  { platformId, platform }: Desk,
  report: { readonly id: string; readonly period: { readonly from: string } },
): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  const { key } = await app.db.transaction((tx) =>
    app.app.get(Keys).create(tx, { platformId, role: 'auditor', label: 'reader', staffId: undefined }),
  );
  for (const name of ['report.html', 'report.pdf']) {
    const response = await fetch(`${app.url}/v1/platforms/${platform}/compliance-audits/${report.id}/${name}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    writeFileSync(join(folder, `${report.period.from}-${name}`), new Uint8Array(await response.arrayBuffer()));
  }
}
