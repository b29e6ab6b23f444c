import { canonicalJson } from './canonical-json.js';
import { leafHash, hashBytes, merkleRoot, sha256 } from './merkle.js';
import { entryBytes, type SealedEntry } from './sealed-entry.js';
import type { SigningKey } from './signing-key.js';

/** What a seal says, and what its signature covers. */
export interface SealContent {
  /** From 1, without gaps within a platform. */
  readonly number: number;
  readonly platformId: string;
  /** Transactions from this one on, in decimal digits … */
  readonly fromXid: string;
  /** … up to this one, which is outside. */
  readonly toXid: string;
  readonly count: number;
  readonly firstRecordedAt: Date;
  readonly lastRecordedAt: Date;
  readonly root: Buffer;
  /** For each entry in order 16 bytes of its id and the first 8 of its hash. */
  readonly contents: Buffer;
  /** Hash of the seal before; zeros before the first. */
  readonly previousHash: Buffer;
  readonly keyId: string;
  readonly sealedAt: Date;
}

export interface Seal extends SealContent {
  readonly hash: Buffer;
  readonly signature: Buffer;
}

/** Where a platform's log has been sealed up to. */
export type LastSeal = Pick<Seal, 'number' | 'toXid' | 'hash'>;

export const contentBytes = 24;
export const idBytes = 16;
export const noHash = Buffer.alloc(hashBytes);

/** What is signed, and whose SHA-256 is the seal's hash. */
export function sealBytes(seal: SealContent): Buffer {
  return Buffer.from(
    canonicalJson({
      seal: {
        contents: seal.contents.toString('base64'),
        count: seal.count,
        firstRecordedAt: seal.firstRecordedAt.toISOString(),
        fromXid: seal.fromXid,
        keyId: seal.keyId,
        lastRecordedAt: seal.lastRecordedAt.toISOString(),
        number: seal.number,
        platformId: seal.platformId,
        previousHash: seal.previousHash.toString('hex'),
        root: seal.root.toString('hex'),
        sealedAt: seal.sealedAt.toISOString(),
        toXid: seal.toXid,
        version: 1,
      },
    }),
  );
}

/** Seals the entries of the transactions [`last.toXid`, `toXid`), in the order of their instants and ids. At least one entry. */
export function sealEntries(
  entries: readonly SealedEntry[],
  { platformId, last, toXid, sealedAt, key }: SealingOf,
): Seal {
  const hashes = Buffer.allocUnsafe(entries.length * hashBytes);
  const contents = Buffer.allocUnsafe(entries.length * contentBytes);
  entries.forEach((entry, i) => {
    const leaf = leafHash(entryBytes(entry));
    leaf.copy(hashes, i * hashBytes);
    contents.write(entry.id.replaceAll('-', ''), i * contentBytes, 'hex');
    leaf.copy(contents, i * contentBytes + idBytes, 0, contentBytes - idBytes);
  });
  const content: SealContent = {
    number: (last?.number ?? 0) + 1,
    platformId,
    fromXid: last?.toXid ?? '0',
    toXid,
    count: entries.length,
    firstRecordedAt: entries[0]!.recordedAt,
    lastRecordedAt: entries.at(-1)!.recordedAt,
    root: merkleRoot(hashes, entries.length),
    contents,
    previousHash: last?.hash ?? noHash,
    keyId: key.public.id,
    sealedAt,
  };
  const bytes = sealBytes(content);
  return { ...content, hash: sha256(bytes), signature: key.sign(bytes) };
}

interface SealingOf {
  readonly platformId: string;
  readonly last: LastSeal | undefined;
  readonly toXid: string;
  readonly sealedAt: Date;
  readonly key: SigningKey;
}
