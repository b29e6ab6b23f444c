import type { Tx } from '../infrastructure/database/tx.js';

/** A year of a large platform takes longer to count than a statement of a request may. */
const countWithinMinutes = 10;

/** Bytes of a month of measures; below it, some dozens, PostgreSQL never gathers statistics, and no plan is a bad one. */
const monthWithoutStatistics = 1 << 20;

/**
 * Prepares a transaction, before its first statement, for counting: one snapshot, so that figures of different sheets agree
 * while notices come in, and time enough. As long as PostgreSQL has no statistics of the facts (the first minute after many
 * came in), it takes every platform for a small one and plans nested loops that do not end: then it may not.
 */
export async function prepareCounting(tx: Tx): Promise<void> {
  await tx.sql.query('set transaction isolation level repeatable read');
  await tx.sql.query(`set local statement_timeout = '${countWithinMinutes}min'`);
  await tx.sql.query(`set local work_mem = '64MB'`); // sorts and hashes of a period's facts stay off the disk
  await tx.sql.query(
    `select set_config('enable_nestloop', 'off', true)
     where exists (
       select
       from pg_class c
       where c.reltuples < 0
         and (
           c.oid = any ('{notice,notice_item,case_item,decision,finding,restriction}'::regclass[]) and pg_relation_size(c.oid) > 0
           or c.oid in (select i.inhrelid from pg_inherits i where i.inhparent = 'measure'::regclass)
             and pg_relation_size(c.oid) > $1
         )
     )`,
    [monthWithoutStatistics],
  );
}
