import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One server for the whole run; it ends with Jest, however that ends. Each test clones the migrated template. */
export default async function startServerWithTemplate() {
  // The compiled program: Jest does not transform what its set-up imports. `npm test` builds first.
  const { startPostgres } = await import('../../dist/apps/api/src/infrastructure/embedded-postgres.js');
  const { ensureDatabase, programLogin } =
    await import('../../dist/apps/api/src/infrastructure/database/create-database.js');
  const { migrate } = await import('../../dist/apps/api/src/infrastructure/database/migrate.js');
  const dataDir = mkdtempSync(join(tmpdir(), 'noticedesk-test-'));
  chmodSync(dataDir, 0o755); // as root the server runs as another user
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' };
  const server = await startPostgres({ dataDir, settings });
  const template = await ensureDatabase(server.connection, 'template_noticedesk');
  await migrate(template);
  await programLogin(template);
  process.env.NOTICEDESK_TEST_SERVER = JSON.stringify(server.connection); // read by the workers of Jest
  globalThis.stopTestServer = async () => {
    const cluster = realpathSync(join(dataDir, 'postgres'));
    await server.stop();
    for (const folder of [cluster, dataDir]) rmSync(folder, { recursive: true, force: true });
  };
}
