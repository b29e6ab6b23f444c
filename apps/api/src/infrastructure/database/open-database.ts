import type { ClientConfig } from 'pg';
import type { Config } from '../config.js';
import { startPostgres } from '../embedded-postgres.js';
import { ensureDatabase, programLogin } from './create-database.js';
import { Database } from './database.js';
import { migrate } from './migrate.js';

export interface OpenDatabase {
  readonly database: Database;
  /** Resolves when the embedded server ends without being asked; never for a database of one's own. */
  readonly ended: Promise<string>;
  readonly close: () => Promise<void>;
}

/** The migrated database of the configuration: one's own, or the embedded one, started. Throws an Error of one line. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  return config.database.url === undefined ? openEmbedded(config) : openOwn(config, config.database.url);
}

async function openEmbedded(config: Config): Promise<OpenDatabase> {
  const server = await startPostgres({ dataDir: config.dataDir });
  try {
    const connection = await ensureDatabase(server.connection, 'noticedesk');
    await migrate(connection);
    const database = new Database(await programLogin(connection), config.database.poolSize);
    const close = async () => {
      await database.close();
      await server.stop();
    };
    return { database, ended: server.stopped, close };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function openOwn({ database: { ownerUrl, poolSize } }: Config, url: string): Promise<OpenDatabase> {
  await reachable(
    { connectionString: ownerUrl ?? url },
    ownerUrl === url ? 'DATABASE_URL' : 'DATABASE_OWNER_URL',
    migrate,
  );
  const database = new Database({ connectionString: url }, poolSize);
  try {
    await reachable({ connectionString: url }, 'DATABASE_URL', () => database.query('select 1'));
  } catch (error) {
    await database.close();
    throw error;
  }
  return { database, ended: new Promise(() => {}), close: () => database.close() };
}

/** Says which setting leads to a database that cannot be used, without its address: that holds a password. */
async function reachable(
  connection: ClientConfig,
  setting: string,
  use: (connection: ClientConfig) => Promise<unknown>,
): Promise<void> {
  try {
    await use(connection);
  } catch (error) {
    if ((error as Error).message.startsWith('Migration ')) throw error;
    throw new Error(`The database of ${setting} cannot be used: ${reason(error)}`, { cause: error });
  }
}

/** An attempt on several addresses of a host fails with an empty message around the messages. */
function reason(error: unknown): string {
  const { message } = (error instanceof AggregateError ? error.errors[0] : error) as Error;
  return message;
}
