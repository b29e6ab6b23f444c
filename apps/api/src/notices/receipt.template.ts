import { template, writtenInstant, type Wording } from '../infrastructure/messages/index.js';
import type { SpokenLanguage } from '../platforms/index.js';
import type { NoticeType } from '../review/index.js';
import type { NoticeElement } from './notice.rules.js';
import { receiptWords } from './receipt-words.js';

export interface ReceiptValues {
  readonly serviceName: string;
  readonly type: NoticeType;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly timeZone: string;
  readonly statusUrl: string;
  readonly noticeFormUrl: string;
  /** What the sender can add, in the order of Art. 16(2); [] when nothing is asked. */
  readonly missing: readonly NoticeElement[];
  /** Until when the sender is suspended (Art. 23(2)); null when not. */
  readonly pausedUntil: Date | null;
  readonly contact: (language: string) => string[];
}

/** Art. 16(4): confirmation of receipt; of an incomplete notice also what it lacks (INT-6), of a flag that it is no notice. */
export const receiptTemplate = template<ReceiptValues>({
  name: 'receipt',
  version: 3,
  languages: { en: wording('en'), de: wording('de'), fr: wording('fr') },
});

function wording(language: SpokenLanguage): Wording<ReceiptValues> {
  const words = receiptWords[language];
  return {
    subject: ({ type, reference }) => words[type].subject(reference),
    text: ({
      serviceName,
      type,
      reference,
      receivedAt,
      timeZone,
      statusUrl,
      noticeFormUrl,
      missing,
      pausedUntil,
      contact,
    }) =>
      [
        words[type].intro(serviceName, writtenInstant(receivedAt, language, timeZone)),
        `${words.reference}: ${reference}`,
        '',
        ...(type === 'terms-flag' ? [words.isNoNotice(noticeFormUrl), ''] : []),
        ...(missing.length > 0
          ? [words[type].incomplete, ...missing.map((element) => `- ${words[type].askFor[element]}`), '']
          : []),
        words[type].status,
        statusUrl,
        '',
        ...(pausedUntil ? [words.paused(writtenInstant(pausedUntil, language, timeZone))] : []),
        words.outlook,
        ...contact(language),
      ].join('\n'),
  };
}
