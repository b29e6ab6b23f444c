import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Sealer } from '../../apps/api/src/infrastructure/sealing/index.js';
import { recordParts } from '../../apps/api/src/retention/record-parts.js';
import type { TestApp } from '../support/test-app.js';

/** Every place where one of these strings stands: rows of all tables, sealed texts opened, files of the data folder. */
export async function placesOf({ app, owner, dataDir }: TestApp, wanted: readonly string[]): Promise<string[]> {
  const forms = wanted.flatMap((one) => [one.toLowerCase(), Buffer.from(one).toString('hex')]);
  const holds = (text: string) => {
    const low = text.toLowerCase();
    return forms.some((form) => low.includes(form));
  };
  const places: string[] = [];
  const tables = await owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
  for (const { name } of tables.rows) {
    const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${name} t`);
    for (const { row } of rows) if (holds(row)) places.push(`${name}: ${row}`);
  }
  const sealed = await owner.query<{ id: string; kind: string; wrapped_key: Buffer; ciphertext: Buffer }>(
    'select id, kind, wrapped_key, ciphertext from sealed_text',
  );
  const sealer = app.get(Sealer);
  for (const { id, kind, wrapped_key: wrappedKey, ciphertext } of sealed.rows) {
    const text = sealer.openText({ wrappedKey, ciphertext });
    if (holds(text)) places.push(`sealed ${kind} ${id}: ${text}`);
  }
  for (const entry of await readdir(dataDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    if (holds(path) || holds(unquoted((await readFile(path)).toString('utf8')))) places.push(`file ${path}`);
  }
  return places;
}

/** Mails break long lines. */
function unquoted(text: string): string {
  return text.replaceAll(/=\r?\n/g, '');
}

/** How many rows each table of records has: they do not become fewer. */
export async function rowsThatCount({ owner }: TestApp): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of [
    'notice',
    'notice_item',
    'notice_supplement',
    'attachment',
    'review_case',
    'decision',
    'finding',
    'statement_of_reasons',
    'restriction',
    'complaint',
    'complaint_decision',
    'dispute',
    'authority_order',
    'criminal_suspicion',
    'misuse_tally',
    'misuse_warning',
    'misuse_suspension',
    'recipient',
    'content',
    'measure',
    'message',
  ]) {
    const { rows } = await owner.query<{ count: string }>(`select count(*) from ${table}`);
    counts[table] = Number(rows[0]!.count);
  }
  return counts;
}

/** The kinds of sealed texts that belong to no record which the sweep looks at: nobody would ever erase them. */
export async function textsOfNoRecord({ owner }: TestApp): Promise<string[]> {
  const reached = new Set<string>();
  const platforms = await owner.query<{ id: string }>('select id from platform');
  for (const { id: platformId } of platforms.rows)
    for (const { table, texts } of Object.values(recordParts)) {
      const records = await owner.query<{ id: string }>(`select t.id from ${table} t where t.platform_id = $1`, [
        platformId,
      ]);
      for (const { id } of records.rows) {
        const { rows } = await owner.query<Record<string, string | null>>(texts, [platformId, id]);
        for (const row of rows) for (const text of Object.values(row)) if (text !== null) reached.add(text);
      }
    }
  const sealed = await owner.query<{ id: string; kind: string }>(
    `select id, kind from sealed_text where kind not in ('access-request', 'access-request-step')`,
  );
  return [...new Set(sealed.rows.filter(({ id }) => !reached.has(id)).map(({ kind }) => kind))];
}
