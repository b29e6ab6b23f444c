import type { Sealer } from '../infrastructure/sealing/index.js';

/**
 * One way to write a location, so that the same place is recognised: Unicode NFC without surrounding blanks; web addresses
 * with scheme and host in small letters, http as https, no default port. The path, query and fragment stay as they are, and
 * so do locations of other kinds (`at://`, `tg://`, a platform's content id), because only the platform knows what they mean.
 */
export function normaliseLocation(value: string): string {
  const text = value.trim().normalize('NFC');
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  if (!url) return text;
  if (url.protocol === 'http:') url.protocol = 'https:';
  return url.href;
}

/** What a location is looked up by; it tells nobody the location who does not hold the server key. */
export function locationHmac(sealer: Sealer, platformId: string, value: string): Buffer {
  return sealer.hmac('location', `${platformId}\n${normaliseLocation(value)}`);
}
