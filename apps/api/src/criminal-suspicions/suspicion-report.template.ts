import { template, writtenInstant, type Wording } from '../infrastructure/messages/index.js';
import type { SpokenLanguage } from '../platforms/index.js';
import { suspicionReportWords } from './suspicion-report-words.js';

export interface SuspicionReportValues {
  readonly serviceName: string;
  readonly providerName: string;
  readonly reference: string;
  readonly urgent: boolean;
  readonly occurredAt: Date;
  readonly timeZone: string;
  /** The lines of contact in a language (Art. 11). */
  readonly contact: (language: string) => string[];
}

/** Art. 18(1): informs an authority by mail, without personal data: the package goes by a secured way. */
export const suspicionReportTemplate = template<SuspicionReportValues>({
  name: 'suspicion-report',
  version: 2,
  languages: { en: wording('en'), de: wording('de'), fr: wording('fr') },
});

function wording(language: SpokenLanguage): Wording<SuspicionReportValues> {
  const words = suspicionReportWords[language];
  return {
    subject: ({ reference }) => words.subject(reference),
    text: ({ serviceName, providerName, reference, urgent, occurredAt, timeZone, contact }) =>
      [
        ...(urgent ? [words.urgent, ''] : []),
        words.intro(serviceName, providerName),
        '',
        `${words.reference}: ${reference}`,
        `${words.raised}: ${writtenInstant(occurredAt, language, timeZone)}`,
        '',
        words.fetch,
        words.reply,
        '',
        `${words.contact}:`,
        ...contact(language),
      ].join('\n'),
  };
}
