import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate, migrationsFolder } from '../../apps/api/src/infrastructure/database/migrate.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { emptyDatabase } from '../support/test-database.js';

const migration = '20261122001600_trusted_flaggers';

describe('the move of the status into a history', () => {
  let folder: string;
  let empty: Awaited<ReturnType<typeof emptyDatabase>>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'noticedesk-migrations-'));
    empty = await emptyDatabase();
  });
  afterEach(async () => {
    await empty.drop();
    rmSync(folder, { recursive: true });
  });

  it('makes events of suspension and end, which begin as they did before', async () => {
    const names = readdirSync(migrationsFolder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name <= migration)
      .map(({ name }) => name);
    for (const name of names) {
      if (name !== migration) cpSync(join(migrationsFolder, name), join(folder, name), { recursive: true });
    }
    await migrate(empty.connection, folder);
    const client = new Client(empty.connection);
    await client.connect();
    const platformId = newId();
    await client.query(
      `insert into platform (id, key, service_name, provider_name, time_zone, languages, restriction_types,
         enforcement_channel, recorded_at)
       values ($1, 'forum', 'Forum', 'Forum Ltd', 'Europe/Athens', '{en}', '{}', 'pull', '2026-01-01Z')`,
      [platformId],
    );
    await client.query(
      `insert into trusted_flagger (platform_id, id, name, awarded_by, categories, valid_from, valid_to, suspended_at, recorded_at)
       values ($1, $2, 'Both', 'BE', '{X}', '2026-01-01', '2027-01-01', '2026-05-05T12:00:00Z', '2026-01-01Z'),
         ($1, $3, 'Open', 'BE', '{X}', '2026-01-01', null, null, '2026-01-01Z')`,
      [platformId, newId(), newId()],
    );
    cpSync(join(migrationsFolder, migration), join(folder, migration), { recursive: true });
    expect(await migrate(empty.connection, folder)).toEqual([migration]);
    const { rows } = await client.query<{ name: string; kind: string; at: Date }>(
      `select f.name, e.kind, e.occurred_at as at
       from trusted_flagger_event e
       join trusted_flagger f on f.platform_id = e.platform_id and f.id = e.flagger_id
       order by e.occurred_at`,
    );
    await client.end();
    expect(rows).toEqual([
      { name: 'Both', kind: 'suspended', at: new Date('2026-05-05T12:00:00Z') },
      { name: 'Both', kind: 'ended', at: new Date('2026-12-31T22:00:00Z') },
    ]);
  });
});
