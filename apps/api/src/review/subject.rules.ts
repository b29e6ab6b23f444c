import type { Sealer } from '../infrastructure/sealing/index.js';

export type SubjectKind = 'content' | 'account' | 'listing' | 'live-session';

/** What a case is about: a version of a content that the platform described, or a location that nobody described yet. */
export type SubjectOf =
  | { kind: SubjectKind; contentId: string; contentVersion: number; locationHmac: Buffer }
  | { kind: SubjectKind; contentId: null; contentVersion: null; locationHmac: Buffer };

/** The id of a subject follows from what it is: two callers who name the same thing mean the same row (UUID version 8). */
export function subjectId(sealer: Sealer, platformId: string, subject: SubjectOf): string {
  const what = subject.contentId
    ? `content:${subject.contentId}:${subject.contentVersion}`
    : `location:${subject.locationHmac.toString('base64')}`;
  const bytes = sealer.hmac('subject', `${platformId}:${what}`).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
