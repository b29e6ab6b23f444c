import { allegesChildSexualAbuse } from '../categories/index.js';
import type { NoticeType } from '../review/index.js';

/** The four elements of Art. 16(2), in the article's order. */
export const noticeElements = ['explanation', 'location', 'notifier', 'good-faith'] as const;
export type NoticeElement = (typeof noticeElements)[number];

export interface NoticeContent {
  explanation?: string;
  items: readonly unknown[];
  notifier?: { name?: string; email?: string };
  goodFaith?: boolean;
  allegesChildSexualAbuse: boolean;
}

/**
 * The elements of Art. 16(2) that a notice lacks, in the article's order; [] when complete.
 * An incomplete notice is received all the same: what it makes the provider know is Art. 16(3).
 */
export function missingElements(notice: NoticeContent): NoticeElement[] {
  const missing: NoticeElement[] = [];
  if (!notice.explanation?.trim()) missing.push('explanation'); // (a)
  if (notice.items.length === 0) missing.push('location'); // (b)
  if (!notice.allegesChildSexualAbuse && !isIdentified(notice.notifier)) missing.push('notifier'); // (c)
  if (!notice.goodFaith) missing.push('good-faith'); // (d)
  return missing;
}

/** What Art. 16(2) wants of a notice and nobody asks of a flag under the terms: it needs to say what and why. */
const ofNoticesAlone: readonly NoticeElement[] = ['notifier', 'good-faith'];

/** Of the elements that a notice lacks those that one of its type is asked for (`filed_notice` knows the same). */
export function askedElements(type: NoticeType, lacking: readonly NoticeElement[]): NoticeElement[] {
  return lacking.filter((element) => type === 'notice' || !ofNoticesAlone.includes(element));
}

/** What the sender of a flag is asked instead. */
export const askOfFlag: Partial<Record<NoticeElement, string>> = {
  explanation: 'Explain why you think that the content is against the terms and conditions.',
};

/** What the notifier can add to the notice, asked in words for people. */
export const askFor: Record<NoticeElement, string> = {
  explanation: 'Explain why you think that the content is illegal.',
  location: 'Give the exact address (URL) of the content, or its id on the platform.',
  notifier: 'Give your name and email address.',
  'good-faith': 'Confirm that you believe in good faith that your notice is accurate and complete.',
};

/** Whether the notice is on the child abuse path: no name is asked for and no file is taken (Art. 16(2)(c)). */
export function isAboutChildSexualAbuse(notice: { allegesChildSexualAbuse?: boolean; keyword?: string }): boolean {
  return notice.allegesChildSexualAbuse === true || allegesChildSexualAbuse(notice.keyword);
}

export type NotifierKind = 'anonymous' | 'individual' | 'entity' | 'trusted-flagger';

/** Who sent the notice: the status of a trusted flagger comes from the credential, never from what is typed (Art. 22). */
export function notifierKind(
  notifier: { name?: string; email?: string; kind?: 'individual' | 'entity' } | undefined,
  isTrusted: boolean,
): NotifierKind {
  if (isTrusted) return 'trusted-flagger';
  if (!notifier?.name?.trim() && !notifier?.email) return 'anonymous';
  return notifier.kind ?? 'individual';
}

function isIdentified(notifier: { name?: string; email?: string } | undefined): boolean {
  return Boolean(notifier?.name?.trim() && notifier.email);
}

/** Schemes that point to nothing that a person can look at, or that run when clicked. */
const refusedSchemes = new Set(['javascript', 'data', 'blob', 'file', 'vbscript', 'about', 'mailto', 'tel']);

/** The longest location taken; longer ones are refused, never cut. */
export const locationLength = 2_000;

/** Why a text is no exact electronic location (Art. 16(2)(b)), or null: any scheme will do (`https:`, `at://`, `tg://`). */
export function locationFault(url: string): string | null {
  const scheme = /^([a-z][a-z0-9+.-]*):\S+$/i.exec(url.trim())?.[1]?.toLowerCase();
  if (!scheme) return 'must be a whole address such as https://example.org/posts/1';
  if (refusedSchemes.has(scheme)) return `must not begin with ${scheme}:`;
  return null;
}
