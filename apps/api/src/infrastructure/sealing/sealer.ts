import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secrets } from '../secrets.js';
import { randomPiece } from '../random-piece.js';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SALT_BYTES = 16;

/** What a sealed text is kept as. Deleting wrappedKey, ciphertext and salt erases it; the record's saltedHash then says nothing. */
export interface Sealed {
  /** The text's own key, encrypted with the master key. */
  readonly wrappedKey: Buffer;
  /** Nonce, encrypted text, tag. */
  readonly ciphertext: Buffer;
  /** Lies with the text. */
  readonly salt: Buffer;
  /** SHA-256 of salt and text, for the record that stays: proves later which text it was about. */
  readonly saltedHash: Buffer;
}

/** Encrypts each text with a key of its own, which the operator's master key wraps (AES-256-GCM both); keyed look-ups. */
@Injectable()
export class Sealer {
  private readonly masterKey: KeyObject;
  private readonly serverKey: KeyObject;
  private readonly purposeKeys = new Map<string, KeyObject>();

  constructor(secrets: Secrets) {
    // A KeyObject is set up once; with a raw key every cipher would set it up again, four times as slow.
    this.masterKey = createSecretKey(secrets.masterKey);
    this.serverKey = createSecretKey(secrets.serverKey);
  }

  seal(plaintext: string | Uint8Array): Sealed {
    const bytes = typeof plaintext === 'string' ? Buffer.from(plaintext) : plaintext;
    const { key, wrappedKey } = this.newKey();
    const salt = randomPiece(SALT_BYTES);
    return { wrappedKey, ciphertext: encrypt(key, bytes), salt, saltedHash: saltedHash(salt, bytes) };
  }

  /** Throws when the text or its key was altered, or the master key is another. */
  open({ wrappedKey, ciphertext }: { wrappedKey: Uint8Array; ciphertext: Uint8Array }): Buffer {
    return decrypt(this.unwrapKey(wrappedKey), ciphertext);
  }

  openText(row: { wrappedKey: Uint8Array; ciphertext: Uint8Array }): string {
    return this.open(row).toString();
  }

  /** A key for one record, and how it is kept beside it. */
  newKey(): { key: KeyObject; wrappedKey: Buffer } {
    const bytes = randomPiece(KEY_BYTES);
    return { key: createSecretKey(bytes), wrappedKey: encrypt(this.masterKey, bytes) };
  }

  unwrapKey(wrappedKey: Uint8Array): KeyObject {
    return createSecretKey(decrypt(this.masterKey, wrappedKey));
  }

  /** One value under the master key itself, for what the program must use again and nobody erases, such as a webhook's secret. */
  wrap(secret: string | Uint8Array): Buffer {
    return encrypt(this.masterKey, typeof secret === 'string' ? Buffer.from(secret) : secret);
  }

  unwrap(wrapped: Uint8Array): Buffer {
    return decrypt(this.masterKey, wrapped);
  }

  /** 32 bytes that only holders of the server key can compute; values of different purposes never meet. */
  hmac(purpose: string, value: string | Uint8Array): Buffer {
    return createHmac('sha256', this.keyFor(purpose)).update(value).digest();
  }

  /** In constant time. */
  isHmac(purpose: string, value: string | Uint8Array, candidate: Uint8Array): boolean {
    const expected = this.hmac(purpose, value);
    return candidate.length === expected.length && timingSafeEqual(expected, candidate);
  }

  private keyFor(purpose: string): KeyObject {
    let key = this.purposeKeys.get(purpose);
    if (!key) {
      key = createSecretKey(createHmac('sha256', this.serverKey).update(purpose).digest());
      this.purposeKeys.set(purpose, key);
    }
    return key;
  }
}

/** What a record keeps of a text that may be erased. */
export function saltedHash(salt: Uint8Array, bytes: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([salt, bytes]), 'buffer');
}

function encrypt(key: KeyObject, bytes: Uint8Array): Buffer {
  const nonce = randomPiece(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  const encrypted = cipher.update(bytes);
  cipher.final();
  return Buffer.concat([nonce, encrypted, cipher.getAuthTag()]);
}

function decrypt(key: KeyObject, sealed: Uint8Array): Buffer {
  const tagStart = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(tagStart));
  const bytes = decipher.update(sealed.subarray(NONCE_BYTES, tagStart));
  decipher.final();
  return bytes;
}
