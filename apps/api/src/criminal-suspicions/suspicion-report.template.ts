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
  /** Addresses of the point of contact of Art. 11. */
  readonly contacts: readonly string[];
}

/** Art. 18(1): informs an authority by mail, without personal data: the package goes by a secured way. */
export const suspicionReportTemplate = template<SuspicionReportValues>({
  name: 'suspicion-report',
  version: 1,
  languages: { en: wording('en'), de: wording('de'), fr: wording('fr') },
});

function wording(language: SpokenLanguage): Wording<SuspicionReportValues> {
  const words = suspicionReportWords[language];
  return {
    subject: ({ reference }) => words.subject(reference),
    text: ({ serviceName, providerName, reference, urgent, occurredAt, timeZone, contacts }) =>
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
        ...(contacts.length > 0 ? [`${words.contact}:`, ...contacts] : []),
      ].join('\n'),
  };
}
