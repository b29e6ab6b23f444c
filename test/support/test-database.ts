import { Client, type ClientConfig, Pool } from 'pg';
import { programRole } from '../../apps/api/src/infrastructure/database/connection.js';
import { Database } from '../../apps/api/src/infrastructure/database/database.js';
import { valueTypes } from '../../apps/api/src/infrastructure/database/value-types.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';

export interface TestDatabase {
  /** As the program: the role that owns nothing. */
  db: Database;
  /** As the owner, who may do anything. */
  owner: Pool;
  connection: ClientConfig;
  /** For DATABASE_URL: as the program. */
  url: string;
  /** For DATABASE_OWNER_URL. */
  ownerUrl: string;
  drop(): Promise<void>;
}

/** A database of one's own: a clone of the migrated template on the server of the run. */
export async function testDatabase({ poolSize = 10 } = {}): Promise<TestDatabase> {
  const { connection, url, ownerUrl, drop } = await cloneOf('template_noticedesk');
  const db = new Database({ ...connection, user: programRole }, poolSize);
  const owner = new Pool({ ...connection, types: valueTypes, max: 4 });
  owner.on('error', () => {});
  const dropAll = async () => {
    await Promise.all([db.close(), owner.end()]);
    await drop();
  };
  return { db, owner, connection, url, ownerUrl, drop: dropAll };
}

/** An empty database, for tests of the migrations themselves. */
export function emptyDatabase() {
  return cloneOf('template1');
}

async function cloneOf(template: string) {
  const database = `test_${newId().replaceAll('-', '')}`;
  const connection = { ...testServer(), database };
  const urlAs = (user: string) =>
    `postgresql:///${database}?${new URLSearchParams({ host: connection.host ?? '', port: '5432', user }).toString()}`;
  await asAdmin((admin) => admin.query(`create database ${database} template ${template}`));
  return {
    connection,
    url: urlAs(programRole),
    ownerUrl: urlAs(connection.user ?? 'postgres'),
    drop: () => asAdmin((admin) => admin.query(`drop database ${database} with (force)`)),
  };
}

/** The owner's connection to the server of the run, made by global-setup.mjs. */
export function testServer(): ClientConfig {
  const connection = process.env.NOTICEDESK_TEST_SERVER;
  if (!connection) throw new Error('No test server: run the tests with `npm test`');
  return JSON.parse(connection) as ClientConfig;
}

async function asAdmin(work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client(testServer());
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
