import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { Database, migrate, pendingMigrations } from '../../apps/api/src/infrastructure/database/index.js';
import { emptyDatabase } from '../support/test-database.js';

const ROLE = `do $$ begin
  if not exists (select from pg_roles where rolname = 'noticedesk_app') then create role noticedesk_app nologin; end if;
exception when duplicate_object or unique_violation then null; end $$;`;

describe('migrate', () => {
  let folder: string;
  let empty: Awaited<ReturnType<typeof emptyDatabase>>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'noticedesk-migrations-'));
    empty = await emptyDatabase();
    write('20260101000000_first', `${ROLE} create table thing (id int primary key);`);
  });
  afterEach(async () => {
    await empty.drop();
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, sql: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'migration.sql'), sql);
  };
  const run = () => migrate(empty.connection, folder);
  const ask = async (sql: string) => {
    const client = new Client(empty.connection);
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(sql);
    await client.end();
    return rows;
  };

  it('applies what is missing in the order of the names, once, and records it as Prisma does', async () => {
    write('20260102000000_second', 'alter table thing add column name text;');
    expect(await run()).toEqual(['20260101000000_first', '20260102000000_second']);
    expect(await run()).toEqual([]);
    write('20260103000000_third', "insert into thing values (1, 'one');");
    expect(await run()).toEqual(['20260103000000_third']);
    expect(
      await ask(
        'select migration_name, length(checksum) as checksum, applied_steps_count as steps from _prisma_migrations order by 1',
      ),
    ).toEqual([
      { migration_name: '20260101000000_first', checksum: 64, steps: 1 },
      { migration_name: '20260102000000_second', checksum: 64, steps: 1 },
      { migration_name: '20260103000000_third', checksum: 64, steps: 1 },
    ]);
  });

  it('refuses a migration that was changed after it was applied, naming it', async () => {
    await run();
    write('20260101000000_first', 'create table other (id int);');
    await expect(run()).rejects.toThrow('Migration 20260101000000_first was changed after it was applied');
  });

  it('leaves nothing of a script that fails half-way, and applies it when it is mended', async () => {
    write('20260102000000_second', 'create table half (id int); select 1/0;');
    await expect(run()).rejects.toThrow('Migration 20260102000000_second failed: division by zero');
    expect(await ask("select to_regclass('half') as half")).toEqual([{ half: null }]);
    write('20260102000000_second', 'create table half (id int);');
    expect(await run()).toEqual(['20260102000000_second']);
  });

  it('runs functions whole, and an index that is built concurrently', async () => {
    write(
      '20260102000000_function',
      `create function one() returns int language plpgsql as $$ begin perform 1; return 1; end $$;`,
    );
    write('20260103000000_index', 'create index concurrently thing_id_again on thing (id);');
    expect(await run()).toHaveLength(3);
    expect(await ask('select one()')).toEqual([{ one: 1 }]);
  });

  it('applies each once when several programs start at once', async () => {
    const applied = await Promise.all([run(), run(), run()]);
    expect(applied.flat()).toEqual(['20260101000000_first']);
  });

  it("lets the program's role enqueue jobs", async () => {
    await run();
    await run();
    const database = new Database(empty.connection, 2);
    await database.query("select graphile_worker.add_job('anything', '{}'::json)");
    expect(await database.query('select count(*) from graphile_worker.jobs')).toEqual([{ count: 1 }]);
    await database.close();
  });

  it('tells what is pending', async () => {
    await run();
    write('20260102000000_second', 'select 1;');
    const database = new Database(empty.connection, 2);
    expect(await pendingMigrations(database, folder)).toEqual(['20260102000000_second']);
    await database.close();
  });
});
