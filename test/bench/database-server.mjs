import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URLSearchParams } from 'node:url';
import { Client } from 'pg';
import { ensureDatabase, programLogin } from '../../dist/apps/api/src/infrastructure/database/create-database.js';
import { migrate } from '../../dist/apps/api/src/infrastructure/database/migrate.js';
import { startPostgres } from '../../dist/apps/api/src/infrastructure/embedded-postgres.js';

/** The embedded PostgreSQL with the settings of the product: what is committed is on disk. */
export async function startDatabaseServer() {
  const folder = mkdtempSync(join(tmpdir(), 'noticedesk-bench-'));
  chmodSync(folder, 0o755); // as root the server runs as another user
  const server = await startPostgres({ dataDir: folder });
  const asOwner = async (database, work) => {
    const owner = new Client({ ...server.connection, database });
    await owner.connect();
    try {
      return await work(owner);
    } finally {
      await owner.end();
    }
  };
  const urlAs = (user, database) =>
    `postgresql:///${database}?${new URLSearchParams({ host: server.connection.host, port: '5432', user })}`;
  return {
    folder,
    asOwner,
    /** A database with all tables, as the environment of the program names it. */
    async migrated(database) {
      const connection = await ensureDatabase(server.connection, database);
      await migrate(connection);
      await programLogin(connection);
      return { DATABASE_URL: urlAs('noticedesk_app', database), DATABASE_OWNER_URL: urlAs('postgres', database) };
    },
    /** Does what autovacuum and the checkpointer would do later, so that no round pays for the one before. */
    settle: (database) =>
      asOwner(database, async (owner) => {
        await owner.query('vacuum analyze');
        await owner.query('checkpoint');
      }),
    async stop() {
      const cluster = realpathSync(join(folder, 'postgres'));
      await server.stop();
      for (const one of [cluster, folder]) rmSync(one, { recursive: true, force: true });
    },
  };
}
