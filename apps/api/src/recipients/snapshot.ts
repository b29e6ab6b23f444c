import type { Tx } from '../infrastructure/database/index.js';
import type { SealedTexts } from '../infrastructure/sealing/index.js';

/** What of a content version is sealed: its text, and the addresses that were named with it. */
export interface Snapshot {
  readonly text: string | null;
  readonly urls: readonly string[];
}

/** The snapshot with this id; empty when there was none, or when it was erased. */
export async function readSnapshot(
  texts: SealedTexts,
  tx: Tx,
  platformId: string,
  snapshotId: string | null,
): Promise<Snapshot> {
  const sealed = snapshotId === null ? undefined : (await texts.read(tx, platformId, [snapshotId])).get(snapshotId);
  return sealed === undefined ? { text: null, urls: [] } : (JSON.parse(sealed) as Snapshot);
}
