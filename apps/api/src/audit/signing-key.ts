import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { sha256 } from './merkle.js';

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in DER. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;
const ID_CHARACTERS = 16;

/** Who can check signatures, and no more. */
export class PublicKey {
  /** The first 16 hexadecimal digits of the SHA-256 of the key's 32 bytes. */
  readonly id: string;
  private readonly key: KeyObject;

  /** Throws an Error when these are no 32 bytes. */
  constructor(readonly bytes: Buffer) {
    if (bytes.length !== KEY_BYTES)
      throw new Error(`An Ed25519 public key has ${KEY_BYTES} bytes, not ${bytes.length}`);
    this.id = sha256(bytes).toString('hex').slice(0, ID_CHARACTERS);
    this.key = createPublicKey({ key: Buffer.concat([publicPrefix, bytes]), format: 'der', type: 'spki' });
  }

  /** From base64, as the program writes it. Throws an Error when it is none. */
  static from(text: string): PublicKey {
    const bytes = Buffer.from(text, 'base64');
    if (bytes.toString('base64') !== text) throw new Error('A public key is written in base64');
    return new PublicKey(bytes);
  }

  get text(): string {
    return this.bytes.toString('base64');
  }

  isSignature(signature: Uint8Array, of: Uint8Array): boolean {
    return verify(null, of, this.key, signature);
  }
}

/** Signs seals and exports (Ed25519, RFC 8032). */
export class SigningKey {
  readonly public: PublicKey;
  private readonly key: KeyObject;

  constructor(seed: Buffer) {
    this.key = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(this.key).export({ format: 'der', type: 'spki' });
    this.public = new PublicKey(spki.subarray(publicPrefix.length));
  }

  sign(bytes: Uint8Array): Buffer {
    return sign(null, bytes, this.key);
  }
}
