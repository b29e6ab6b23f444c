import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

/**
 * A file is encrypted in chunks, so that no unchecked byte is ever handed out and no file is held in memory: each chunk has a
 * tag of its own, and its nonce holds its number and whether it is the last, so that none can be moved, dropped or cut off.
 * The key is used for one file only.
 */
export const chunkBytes = 65_536;
export const tagBytes = 16;
const CIPHER = 'aes-256-gcm';

function nonce(index: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(index, 7);
  bytes.writeUInt8(isLast ? 1 : 0, 11);
  return bytes;
}

export function encryptChunk(key: KeyObject, index: number, isLast: boolean, plaintext: Uint8Array): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonce(index, isLast));
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the chunk is not the one that was written at this place. */
export function decryptChunk(key: KeyObject, index: number, isLast: boolean, chunk: Uint8Array): Buffer {
  const decipher = createDecipheriv(CIPHER, key, nonce(index, isLast));
  decipher.setAuthTag(chunk.subarray(chunk.length - tagBytes));
  return Buffer.concat([decipher.update(chunk.subarray(0, chunk.length - tagBytes)), decipher.final()]);
}
