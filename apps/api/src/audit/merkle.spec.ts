import { createHash } from 'node:crypto';
import { leafHash, merkleRoot } from './merkle.js';

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** RFC 6962 section 2.1 word by word: the left half is the largest power of two below n. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return sha256(Buffer.from([1]), treeHash(leaves.slice(0, left)), treeHash(leaves.slice(left)));
}

describe('merkleRoot', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 33, 100])('is that of RFC 6962 over %i leaves', (count) => {
    const leaves = Array.from({ length: count }, (_, i) => leafHash(Buffer.from(`entry ${i}`)));
    expect(merkleRoot(Buffer.concat(leaves), count)).toEqual(treeHash(leaves));
  });

  it('tells a leaf from a node', () => {
    expect(leafHash(Buffer.from('a'))).toEqual(sha256(Buffer.from([0]), Buffer.from('a')));
  });

  it('has none over nothing', () => expect(() => merkleRoot(Buffer.alloc(0), 0)).toThrow('leaf'));
});
