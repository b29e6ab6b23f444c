import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Client, type ClientConfig, Pool } from 'pg';
import { newId } from '../../apps/api/src/infrastructure/ids.js';

const CHAR_OID = 18; // PostgreSQL's "char", which adapter-pg does not know
const TEXT_OID = 25;
const CHARACTER = 6; // ColumnTypeEnum.Character of driver-adapter-utils

export interface MigrationFile {
  name: string;
  sql: string;
}

/** The SQL that would bring the migrations to what schema.prisma says, from Prisma's own engine as WebAssembly. */
export async function schemaDrift(server: ClientConfig, migrations: MigrationFile[], schema: string): Promise<string> {
  loadEngine();
  const factory = bindMigrationAwareSqlAdapterFactory(new ShadowFactory(server));
  const engine = await bindings.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, factory);
  const { stdout } = await engine.diff({
    from: {
      tag: 'migrations',
      baseDir: 'prisma/migrations',
      lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
      migrationDirectories: migrations.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
      })),
      shadowDbInitScript: '',
    },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? '';
}

let engineIsLoaded = false;

/** Once for all: the bindings hold one instance, and objects of an earlier one would reach into the new one's memory. */
function loadEngine(): void {
  if (engineIsLoaded) return;
  engineIsLoaded = true;
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const module = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')));
  const { exports } = new WebAssembly.Instance(module, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(exports);
  exports.__wbindgen_start?.();
}

/** What we use of it: TypeScript knows WebAssembly only together with browsers. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: Record<string, object>) => { exports: Record<string, () => void> };
};

/** Remembers which columns of the last answer were "char", and passes them on as text. */
class CharPool extends Pool {
  charColumns: number[] = [];

  override async query(...args: unknown[]): Promise<never> {
    const result = await (super.query as (...all: unknown[]) => Promise<{ fields?: { dataTypeID: number }[] }>)(
      ...args,
    );
    this.charColumns = [];
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== CHAR_OID) continue;
      field.dataTypeID = TEXT_OID;
      this.charColumns.push(index);
    }
    return result as never;
  }
}

/** adapter-pg splits scripts on ";", which breaks functions: send them whole. */
function withWholeScripts(adapter: SqlDriverAdapter, pool: CharPool): SqlDriverAdapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of pool.charColumns) result.columnTypes[index] = CHARACTER;
    return result;
  };
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  return adapter;
}

class ShadowFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'postgres';
  readonly adapterName = '@prisma/adapter-pg';

  constructor(private readonly server: ClientConfig) {}

  connect(): Promise<SqlDriverAdapter> {
    return this.adapterOn(this.server);
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const admin = new Client(this.server);
    await admin.connect();
    const database = `shadow_${newId().replaceAll('-', '')}`;
    await admin.query(`create database ${database}`);
    const adapter = await this.adapterOn({ ...this.server, database });
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose(); // the pool first: a database in use cannot be dropped
      await admin.query(`drop database ${database} with (force)`);
      await admin.end();
    };
    return adapter;
  }

  private async adapterOn(connection: ClientConfig): Promise<SqlDriverAdapter> {
    const pool = new CharPool(connection);
    pool.on('error', () => {});
    return withWholeScripts(await new PrismaPg(pool, { disposeExternalPool: true }).connect(), pool);
  }
}
