import { hash } from 'node:crypto';

/** Of SHA-256. */
export const hashBytes = 32;

const leafPrefix = 0x00;
const nodePrefix = 0x01;

/** The hash of an entry's bytes, told apart from a node's by its prefix (RFC 6962 section 2.1). */
export function leafHash(bytes: Uint8Array): Buffer {
  const prefixed = Buffer.allocUnsafe(bytes.length + 1);
  prefixed[0] = leafPrefix;
  prefixed.set(bytes, 1);
  return prefixedLeafHash(prefixed);
}

/** The same for bytes that already carry the prefix: the fast path of verifying. */
export function prefixedLeafHash(prefixed: Uint8Array): Buffer {
  return hash('sha256', prefixed, 'buffer');
}

/**
 * The root over `count` leaf hashes that lie one behind the other, as RFC 6962 section 2.1 has it: pairs level by level, a last one
 * without a partner rising as it is. Overwrites the hashes. At least one leaf.
 */
export function merkleRoot(hashes: Buffer, count: number): Buffer {
  if (count < 1) throw new Error('A tree needs a leaf');
  const node = Buffer.allocUnsafe(1 + 2 * hashBytes);
  node[0] = nodePrefix;
  for (let nodes = count; nodes > 1; nodes = (nodes + 1) >> 1) {
    for (let i = 0; i + 1 < nodes; i += 2) {
      hashes.copy(node, 1, i * hashBytes, (i + 2) * hashBytes);
      hash('sha256', node, 'buffer').copy(hashes, (i >> 1) * hashBytes);
    }
    if (nodes % 2 === 1) hashes.copyWithin(((nodes - 1) >> 1) * hashBytes, (nodes - 1) * hashBytes, nodes * hashBytes);
  }
  return Buffer.from(hashes.subarray(0, hashBytes));
}

/** Of seals and of the header of an export: they are no leaves. */
export function sha256(bytes: Uint8Array | string): Buffer {
  return hash('sha256', bytes, 'buffer');
}
