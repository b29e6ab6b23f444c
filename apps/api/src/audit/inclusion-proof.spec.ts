import { randomBytes } from 'node:crypto';
import { MerkleTree, rootOf } from './inclusion-proof.js';
import { hashBytes, leafHash, merkleRoot } from './merkle.js';

const leafOf = (leaves: Buffer, index: number) => leaves.subarray(index * hashBytes, (index + 1) * hashBytes);

describe('an inclusion proof', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 32, 33, 100])('leads from every leaf of %d to the root', (size) => {
    const leaves = Buffer.concat(Array.from({ length: size }, () => leafHash(randomBytes(20))));
    const tree = new MerkleTree(leaves);
    expect(tree.root.equals(merkleRoot(Buffer.from(leaves), size))).toBe(true);
    for (let index = 0; index < size; index++)
      expect(rootOf(leafOf(leaves, index), index, size, tree.path(index))?.equals(tree.root)).toBe(true);
  });

  it('fits no other place, no other leaf, and no shorter or longer path', () => {
    const leaves = Buffer.concat(Array.from({ length: 7 }, () => leafHash(randomBytes(20))));
    const tree = new MerkleTree(leaves);
    const path = tree.path(2);
    const makes = (index: number, size: number, along: Buffer[]) =>
      rootOf(leafOf(leaves, 2), index, size, along)?.equals(tree.root) ?? false;
    expect(makes(2, 7, path)).toBe(true);
    expect(makes(3, 7, path)).toBe(false);
    expect(makes(2, 7, path.slice(1))).toBe(false);
    expect(makes(2, 7, [...path, path[0]!])).toBe(false);
    expect(makes(9, 7, path)).toBe(false);
    expect(makes(-1, 7, path)).toBe(false);
    expect(rootOf(leafOf(leaves, 3), 2, 7, path)?.equals(tree.root)).toBe(false);
  });
});
