import { template, writtenInstant, type Wording } from '../infrastructure/messages/index.js';
import type { SpokenLanguage } from '../platforms/index.js';
import type { NoticeElement } from './notice.rules.js';
import { receiptWords } from './receipt-words.js';

export interface ReceiptValues {
  readonly serviceName: string;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly timeZone: string;
  readonly statusUrl: string;
  /** What the notifier can add, in the order of Art. 16(2); [] when the notice is complete. */
  readonly missing: readonly NoticeElement[];
  readonly contact: (language: string) => string[];
}

/** Art. 16(4): confirmation of receipt; of an incomplete notice also what it lacks (INT-6). */
export const receiptTemplate = template<ReceiptValues>({
  name: 'receipt',
  version: 1,
  languages: { en: wording('en'), de: wording('de'), fr: wording('fr') },
});

function wording(language: SpokenLanguage): Wording<ReceiptValues> {
  const words = receiptWords[language];
  return {
    subject: ({ reference }) => words.subject(reference),
    text: ({ serviceName, reference, receivedAt, timeZone, statusUrl, missing, contact }) =>
      [
        words.intro(serviceName, writtenInstant(receivedAt, language, timeZone)),
        `${words.reference}: ${reference}`,
        '',
        ...(missing.length > 0
          ? [words.incomplete, ...missing.map((element) => `- ${words.askFor[element]}`), '']
          : []),
        words.status,
        statusUrl,
        '',
        words.outlook,
        ...contact(language),
      ].join('\n'),
  };
}
