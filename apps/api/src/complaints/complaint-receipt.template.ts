import { template, writtenInstant, type Wording } from '../infrastructure/messages/index.js';
import type { SpokenLanguage } from '../platforms/index.js';
import { complaintWords } from './complaint-words.js';

export interface ComplaintReceiptValues {
  readonly serviceName: string;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly timeZone: string;
  readonly statusUrl: string;
  /** While processing is suspended (Art. 23(2)); else null. */
  readonly pausedUntil: Date | null;
  readonly contact: (language: string) => string[];
}

/** Tells a complainant that the complaint arrived. */
export const complaintReceiptTemplate = template<ComplaintReceiptValues>({
  name: 'complaint-receipt',
  version: 1,
  languages: { en: wording('en'), de: wording('de'), fr: wording('fr') },
});

function wording(language: SpokenLanguage): Wording<ComplaintReceiptValues> {
  const words = complaintWords[language].receipt;
  return {
    subject: ({ reference }) => words.subject(reference),
    text: ({ serviceName, reference, receivedAt, timeZone, statusUrl, pausedUntil, contact }) =>
      [
        words.intro(serviceName, writtenInstant(receivedAt, language, timeZone)),
        `${words.reference}: ${reference}`,
        `${words.status}\n${statusUrl}`,
        ...(pausedUntil ? [words.paused(writtenInstant(pausedUntil, language, timeZone))] : []),
        words.outlook,
        contact(language).join('\n'),
      ].join('\n\n'),
  };
}
