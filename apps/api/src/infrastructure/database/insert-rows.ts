import type { Tx } from './tx.js';

type Value = string | number | boolean | Date | Uint8Array | null | readonly string[];

/** A row to insert, by the names of its columns in camel case. */
export type NewRow = Readonly<Record<string, Value>>;

/**
 * Inserts many rows by one statement. Columns that no row names get their default. All rows have the same fields. For sets that are
 * written rarely: what every notice needs has a statement of its own.
 */
export async function insertRows(tx: Tx, table: string, rows: readonly NewRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const fields = Object.keys(first);
  const columns = fields.map(columnOf).join(', ');
  await tx.sql.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows.map((row) => Object.fromEntries(fields.map((name) => [columnOf(name), plain(row[name]!)]))))],
  );
}

const columnOf = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function plain(value: Value): Value {
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value;
}
