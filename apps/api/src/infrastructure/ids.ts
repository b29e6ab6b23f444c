import { v7 } from 'uuid';
import { randomPiece } from './random-piece.js';

const halfOfSequence = 2 ** 31;

let lastMs = 0;
let sequence = 0;

/**
 * A new UUIDv7: ids of this process grow, so that new rows lie side by side in an index. Not commit order. Randomness comes from a
 * block fetched at once: asking the generator for each id took a twelfth of the intake's time.
 */
export function newId(): string {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    sequence = randomPiece(4).readUInt32BE() % halfOfSequence; // room to count up within the millisecond
  } else {
    sequence++; // also while a clock that was set back catches up
  }
  return v7({ msecs: lastMs, seq: sequence, random: randomPiece(16) });
}
