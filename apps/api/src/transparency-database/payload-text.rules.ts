/** What the server trims at both ends: blanks, and characters that nobody sees. */
const EDGE =
  '(?:\\u034F|\\u17B4|\\u17B5|[\\s\\0\\u0085\\u00AD\\u061C\\u115F\\u1160\\u180E\\u200B-\\u200F\\u2060-\\u2065' +
  '\\u206A-\\u206F\\u2800\\u3164\\uFEFF\\uFFA0\\u{1D159}\\u{1D173}-\\u{1D17A}\\u{E0020}])+';
const EDGES = new RegExp(`^${EDGE}|${EDGE}$`, 'gu');
// Line breaks and tabs are text; the other control characters are not.
const CONTROLS = /[^\P{Cc}\n\r\t]/gu;
const CUT_MARK = ' […]';

/** Well-formed, without control characters, trimmed as the server trims; '' when nothing is left. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(CONTROLS, '').replace(EDGES, '');
}

/** How long the server finds a text: in code points, so that an emoji is one. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** At most so many code points; what was cut is seen by its mark. */
export function cutVisibly(text: string, limit: number): string {
  if (codePoints(text) <= limit) return text;
  return `${Array.from(text)
    .slice(0, limit - CUT_MARK.length)
    .join('')}${CUT_MARK}`;
}

/** http(s), a host, and only the characters that the server lets pass; in ASCII, so that no rule about others matters. */
const REFERENCE_URL =
  /^https?:\/\/[a-z0-9_-]+(?:\.[a-z0-9_-]+)*(?::[0-9]+)?(?:\/(?:[\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*)?(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?$/i;

/** Whether an address may be sent as the reference of the ground. */
export function isReferenceUrl(text: string): boolean {
  return REFERENCE_URL.test(text);
}

/** The address in a form that may be sent, or undefined when it has none. */
export function referenceUrl(text: string | null): string | undefined {
  const url = text === null ? null : URL.parse(cleanText(text));
  if (!url || url.username !== '' || url.password !== '') return undefined;
  return isReferenceUrl(url.href) && url.href.length <= 500 ? url.href : undefined;
}
