import { runMigrations } from 'graphile-worker';
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Pool, type ClientConfig } from 'pg';
import { repositoryRoot } from '../root.js';
import { ownerConnection, programRole } from './connection.js';
import type { Database } from './database.js';

export const migrationsFolder = join(repositoryRoot, 'prisma', 'migrations');

/** Any number, the same in every program: of several that start at once one migrates and the others wait. */
const MIGRATION_LOCK = 7_270_001;

interface Migration {
  name: string;
  script: string;
  checksum: string;
}

/**
 * Applies what is missing, in the order of the names, each whole script as one simple query in a transaction of its own, and
 * records it as Prisma does; then the tables of the jobs. Returns the names applied. Throws an Error of one line when an applied
 * migration was changed or a script fails. Our own runner: Prisma's splits plpgsql in half and needs a downloaded binary.
 */
export async function migrate(owner: ClientConfig, folder: string = migrationsFolder): Promise<string[]> {
  const client = new Client(ownerConnection(owner));
  client.on('error', () => {}); // a lost connection fails the statement under way
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await applyMissing(client, readMigrations(folder));
    await migrateJobs(client, owner);
    return applied;
  } finally {
    await client.end();
  }
}

/** Names of migrations that this program brings and the database does not have yet. */
export async function pendingMigrations(database: Database, folder: string = migrationsFolder): Promise<string[]> {
  const rows = await database.query<{ migration_name: string }>(
    'select migration_name from _prisma_migrations where finished_at is not null',
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return readMigrations(folder)
    .map(({ name }) => name)
    .filter((name) => !applied.has(name));
}

async function applyMissing(client: Client, migrations: Migration[]): Promise<string[]> {
  await client.query(`
    create table if not exists _prisma_migrations (
      id varchar(36) primary key,
      checksum varchar(64) not null,
      finished_at timestamptz,
      migration_name varchar(255) not null,
      logs text,
      rolled_back_at timestamptz,
      started_at timestamptz not null default now(),
      applied_steps_count integer not null default 0
    )`);
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    'select migration_name, checksum from _prisma_migrations where finished_at is not null',
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const changed = migrations.find(({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum);
  if (changed)
    throw new Error(`Migration ${changed.name} was changed after it was applied: restore it and write a new one.`);
  const missing = migrations.filter(({ name }) => !applied.has(name));
  for (const migration of missing) await apply(client, migration);
  if (missing.length > 0) await client.query(`grant select on _prisma_migrations to ${programRole}`);
  return missing.map(({ name }) => name);
}

async function apply(client: Client, { name, script, checksum }: Migration): Promise<void> {
  // An index on a live table is built concurrently, alone in its script: PostgreSQL refuses that inside a transaction.
  const [begin, commit] = /\bconcurrently\b/i.test(script) ? [] : ['begin', 'commit'];
  const startedAt = new Date();
  try {
    if (begin) await client.query(begin);
    await client.query(script);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name, startedAt],
    );
    if (commit) await client.query(commit);
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}

/** The tables of graphile-worker, and the right for the program's role to use them. */
async function migrateJobs(client: Client, owner: ClientConfig): Promise<void> {
  const before = await jobsRevision(client);
  const pool = new Pool({ ...ownerConnection(owner), max: 2 });
  pool.on('error', () => {}).on('connect', (one) => one.on('error', () => {}));
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
  if ((await jobsRevision(client)) === before) return;
  await client.query(`
    grant usage on schema graphile_worker to ${programRole};
    grant select, insert, update, delete on all tables in schema graphile_worker to ${programRole};
    grant usage, select, update on all sequences in schema graphile_worker to ${programRole};
    grant execute on all functions in schema graphile_worker to ${programRole};
    -- graphile-worker closes its tables by row security to all but their owner; the grants above say who may.
    alter table graphile_worker._private_jobs disable row level security;
    alter table graphile_worker._private_job_queues disable row level security;
    alter table graphile_worker._private_tasks disable row level security;
    alter table graphile_worker._private_known_crontabs disable row level security;
    -- Finding the jobs of dead workers every two seconds must not read a long queue.
    create index if not exists noticedesk_jobs_held on graphile_worker._private_jobs (locked_by) where locked_by is not null;`);
}

async function jobsRevision(client: Client): Promise<number> {
  const { rows } = await client.query<{ installed: boolean }>(
    "select to_regclass('graphile_worker.migrations') is not null as installed",
  );
  if (!rows[0]?.installed) return 0;
  const revision = await client.query<{ id: number | null }>('select max(id) as id from graphile_worker.migrations');
  return revision.rows[0]?.id ?? 0;
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const script = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
