import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 16_384;

let pool = Buffer.alloc(0);
let used = 0;

/** Random bytes, at most 1,024, cut from a block fetched at once: one call to the generator serves some 200 texts. */
export function randomPiece(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    pool = randomFillSync(Buffer.allocUnsafeSlow(POOL_BYTES));
    used = 0;
  }
  used += bytes;
  return pool.subarray(used - bytes, used);
}
