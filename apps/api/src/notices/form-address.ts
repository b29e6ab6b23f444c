import type { NoticeType } from '../review/index.js';

/** The page, of the pages for people, on which a notice or a flag under the terms is sent: never one for both (Art. 25, INT-5). */
export const formPage: Readonly<Record<NoticeType, string>> = { notice: 'notice', 'terms-flag': 'flag' };

/** Where anybody sends a notice, or a flag, about the service. */
export function formAddress(publicUrl: string, platformKey: string, type: NoticeType): string {
  return `${publicUrl}/${formPage[type]}/${platformKey}`;
}
