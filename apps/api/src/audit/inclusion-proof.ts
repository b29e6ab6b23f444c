import { hash } from 'node:crypto';
import { hashBytes } from './merkle.js';

const nodePrefix = Buffer.from([0x01]);

/** The hashes of a tree, level by level, from the leaves to the root: of one leaf it is that alone. */
export class MerkleTree {
  private readonly levels: Buffer[];

  /** `leaves`: hashes that lie one behind the other. At least one. */
  constructor(leaves: Buffer) {
    if (leaves.length < hashBytes) throw new Error('A tree needs a leaf');
    this.levels = [leaves];
    for (let level = leaves; level.length > hashBytes; level = this.levels.at(-1)!) this.levels.push(levelAbove(level));
  }

  get root(): Buffer {
    return this.levels.at(-1)!;
  }

  /** What must be hashed with the leaf, level by level, to make the root (RFC 6962 section 2.1.1). */
  path(index: number): Buffer[] {
    const path: Buffer[] = [];
    for (const [height, level] of this.levels.entries()) {
      const sibling = (index >> height) ^ 1;
      if (height < this.levels.length - 1 && sibling * hashBytes < level.length)
        path.push(level.subarray(sibling * hashBytes, (sibling + 1) * hashBytes));
    }
    return path;
  }
}

/** The root that leaf and path make; undefined when the path does not fit a tree of `size` leaves (RFC 9162 section 2.1.3.2). */
export function rootOf(leaf: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer | undefined {
  if (index < 0 || index >= size) return undefined;
  let place = index;
  let last = size - 1;
  let root = leaf;
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (place % 2 === 1 || place === last) {
      root = nodeHash(sibling, root);
      while (place % 2 === 0 && place > 0) {
        place >>= 1;
        last >>= 1;
      }
    } else root = nodeHash(root, sibling);
    place >>= 1;
    last >>= 1;
  }
  return last === 0 ? root : undefined;
}

function levelAbove(level: Buffer): Buffer {
  const nodes = level.length / hashBytes;
  const above = Buffer.allocUnsafe(((nodes + 1) >> 1) * hashBytes);
  for (let i = 0; i + 1 < nodes; i += 2)
    nodeHash(level.subarray(i * hashBytes, (i + 2) * hashBytes)).copy(above, (i >> 1) * hashBytes);
  if (nodes % 2 === 1) level.copy(above, (nodes >> 1) * hashBytes, (nodes - 1) * hashBytes);
  return above;
}

function nodeHash(...parts: Buffer[]): Buffer {
  return hash('sha256', Buffer.concat([nodePrefix, ...parts]), 'buffer');
}
