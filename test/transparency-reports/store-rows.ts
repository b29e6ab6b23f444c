import type { PoolClient } from 'pg';

export type Row = Record<string, unknown>;

/** When everything was recorded, whenever it happened. */
export const recordedAt = new Date('2026-11-01T00:00:00Z');

export interface StoredPlatform {
  readonly id: string;
  readonly key: string;
}

/** Inserts rows that all have the same columns, as many as a statement takes at once. */
export async function insert(client: PoolClient, table: string, rows: readonly Row[]): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const perStatement = Math.floor(60_000 / Math.max(columns.length, 1));
  for (let start = 0; start < rows.length; start += perStatement) {
    const values: unknown[] = [];
    const tuples = rows
      .slice(start, start + perStatement)
      .map((row) => `(${columns.map((column) => `$${values.push(row[column] ?? null)}`).join(', ')})`);
    await client.query(`insert into ${table} (${columns.join(', ')}) values ${tuples.join(', ')}`, values);
  }
}
