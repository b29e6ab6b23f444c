/** The media types that a notifier may attach, as sniffed from the bytes; never as claimed. */
export const attachmentTypes = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
  'text/plain',
] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

/** How many bytes of a file tell its type. */
export const sniffedBytes = 4_100;

/**
 * The type of a file that may be attached, or null. Text has no signature: what no signature names is text when it is UTF-8
 * without control characters (the last bytes may be half of a character).
 */
export function attachmentType(head: Uint8Array, bySignature: string | undefined): AttachmentType | null {
  if (bySignature) return attachmentTypes.find((type) => type === bySignature) ?? null;
  const text = new TextDecoder('utf-8').decode(head, { stream: true });
  return /(?![\t\n\v\f\r])[\p{Cc}\ufffd]/u.test(text) ? null : 'text/plain';
}
