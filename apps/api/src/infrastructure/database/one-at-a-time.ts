import type { Tx } from './tx.js';

/**
 * Lets one transaction at a time pass that names the same thing, such as `notice:<id>`; the others wait until it ends. For what has
 * no row that may be locked: locking a row needs the right to update it, which the program lacks on append-only tables.
 */
export async function oneAtATime(tx: Tx, thing: string): Promise<void> {
  await tx.sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [thing]);
}
