import { oneAtATime, sideBySide, type Tx } from '../database/index.js';

/**
 * Nothing of the platform is erased until the transaction ends. For whoever makes a new reason for keeping what may be old: a hold, a
 * complaint. First in the transaction: who erases waits for rows too.
 */
export async function whileNothingIsErased(tx: Tx, platformId: string): Promise<void> {
  await sideBySide(tx, `erasure:${platformId}`);
}

/** No new reason for keeping comes to be until the transaction ends: those that are looked at from here on are all. */
export async function whileNobodyHolds(tx: Tx, platformId: string): Promise<void> {
  await oneAtATime(tx, `erasure:${platformId}`);
}
