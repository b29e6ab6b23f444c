import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;
const KEY = /^nd_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

export interface ApiKey {
  readonly keyId: string;
  readonly secret: string;
}

/** A new secret of 256 random bits; only its hash is kept. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** The key as its holder sees it, once: `nd_<id without dashes>_<secret>`; the prefix lets secret scanners find leaked ones. */
export function writtenKey({ keyId, secret }: ApiKey): string {
  return `nd_${keyId.replaceAll('-', '')}_${secret}`;
}

/** The parts of an Authorization header with a key of ours; undefined for any other. */
export function readAuthorization(header: string): ApiKey | undefined {
  const [scheme, key, ...rest] = header.split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || key === undefined || rest.length > 0) return undefined;
  const [, a, b, c, d, e, secret] = KEY.exec(key) ?? [];
  return secret === undefined ? undefined : { keyId: `${a}-${b}-${c}-${d}-${e}`, secret };
}

/** The secret has full entropy, so one SHA-256 is as hard to turn round as any slow hash. */
export function secretHash(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

export function isSecretOf(secret: string, kept: Uint8Array): boolean {
  const given = secretHash(secret);
  return given.length === kept.length && timingSafeEqual(given, kept);
}
