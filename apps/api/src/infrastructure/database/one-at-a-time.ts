import type { Tx } from './tx.js';

/**
 * Lets one transaction at a time pass that names the same thing, such as `notice:<id>`; the others wait until it ends. For what has
 * no row that may be locked: locking a row needs the right to update it, which the program lacks on append-only tables.
 */
export async function oneAtATime(tx: Tx, thing: string): Promise<void> {
  await tx.sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [thing]);
}

/** The same for many things in one statement; in the order of their names, so that no two callers wait for each other. */
export async function eachOneAtATime(tx: Tx, things: readonly string[]): Promise<void> {
  await tx.sql.query(
    'select pg_advisory_xact_lock(hashtextextended(t.thing, 0)) from unnest($1::text[]) as t (thing)',
    [things.toSorted()],
  );
}

/** Lets any number of transactions pass side by side that name the same thing, but none beside one that `oneAtATime` lets pass. */
export async function sideBySide(tx: Tx, thing: string): Promise<void> {
  await tx.sql.query('select pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [thing]);
}
