import type { Tx } from '../infrastructure/database/index.js';

/**
 * Lets one transaction at a time add to a notice. The row itself cannot be locked: locking needs the right to update, which the
 * program does not have on append-only tables.
 */
export async function lockNotice(tx: Tx, noticeId: string): Promise<void> {
  await tx.sql.query('select pg_advisory_xact_lock(hashtextextended($1, 16))', [noticeId]);
}
