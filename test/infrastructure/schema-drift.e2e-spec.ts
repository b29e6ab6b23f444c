import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsFolder } from '../../apps/api/src/infrastructure/database/migrate.js';
import { type MigrationFile, schemaDrift } from '../support/schema-engine.js';
import { testServer } from '../support/test-database.js';

const schema = readFileSync(join(migrationsFolder, '..', 'schema.prisma'), 'utf8');
const migrations: MigrationFile[] = readdirSync(migrationsFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, sql: readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8') }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

describe('schema.prisma', () => {
  it('says what the migrations make', async () => {
    expect((await schemaDrift(testServer(), migrations, schema)).trim()).toBe('-- This is an empty migration.');
  });

  it('would be seen to differ', async () => {
    const withAnother = { name: '99999999999999_more', sql: 'create table unmentioned (id int primary key);' };
    expect(await schemaDrift(testServer(), [...migrations, withAnother], schema)).toContain('DROP TABLE "unmentioned"');
  });
});
