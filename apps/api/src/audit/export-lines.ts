import { canonicalJson, type Json } from './canonical-json.js';
import { sha256 } from './merkle.js';
import { type Seal, sealBytes } from './seal.js';
import type { PublicKey, SigningKey } from './signing-key.js';

export const exportFormat = 'noticedesk-audit-export';

/** What an export begins with. */
export interface ExportHeader {
  readonly platformId: string;
  /** As asked for; null where no bound was named. */
  readonly from: Date | null;
  readonly to: Date | null;
  readonly exportedAt: Date;
  /** All that signed one of the seals; whoever trusts the key of the header trusts them by its word. */
  readonly keys: readonly PublicKey[];
  /** Seals first to last; null when there is none. */
  readonly seals: SealRange | null;
}

export interface SealRange {
  readonly first: number;
  readonly last: number;
  /** Of all of them. */
  readonly entries: number;
}

export function headerLine({ platformId, from, to, exportedAt, keys, seals }: ExportHeader, key: SigningKey): string {
  return signedBy(key, {
    header: {
      entries: seals?.entries ?? 0,
      exportedAt: exportedAt.toISOString(),
      firstSeal: seals?.first ?? null,
      format: exportFormat,
      from: from?.toISOString() ?? null,
      keyId: key.public.id,
      keys: keys.map(({ id, text }) => ({ id, publicKey: text })),
      lastSeal: seals?.last ?? null,
      platformId,
      to: to?.toISOString() ?? null,
      version: 1,
    },
  });
}

/** Stands before the entries that the seal holds. */
export function sealLine(seal: Seal): string {
  return signedLine(sealBytes(seal), seal.signature);
}

/** What an export ends with: whoever cuts it off cannot make another one. */
export function endLine(header: string, lastSeal: Pick<Seal, 'hash'> | undefined, key: SigningKey): string {
  return signedBy(key, {
    end: {
      headerHash: sha256(header).toString('hex'),
      keyId: key.public.id,
      lastSealHash: lastSeal?.hash.toString('hex') ?? null,
    },
  });
}

function signedBy(key: SigningKey, content: Json): string {
  const bytes = Buffer.from(canonicalJson(content));
  return signedLine(bytes, key.sign(bytes));
}

/** `{"seal":{…}}` with its signature as last member: what was signed is the line without that. */
function signedLine(bytes: Buffer, signature: Buffer): string {
  return `${bytes.subarray(0, -1).toString()}${beforeSignature}${signature.toString('hex')}"}`;
}

const beforeSignature = ',"signature":"';
const signatureDigits = 128;
const signaturePattern = /^,"signature":"([0-9a-f]{128})"\}$/;

/** The bytes that a line's signature covers, and the signature; undefined when the line has none. */
export function splitSignedLine(line: Buffer): { bytes: Buffer; signature: Buffer } | undefined {
  const tail = Math.max(0, line.length - beforeSignature.length - signatureDigits - 2);
  const [, signature] = signaturePattern.exec(line.toString('latin1', tail)) ?? [];
  if (signature === undefined) return undefined;
  return { bytes: Buffer.concat([line.subarray(0, tail), Buffer.from('}')]), signature: Buffer.from(signature, 'hex') };
}
