import { template, writtenInstant, type Wording } from '../infrastructure/messages/index.js';
import type { SpokenLanguage } from '../platforms/index.js';
import type { AuthorityValues } from './authority-values.js';
import { authorityWords, referenceLines } from './authority-words.js';

/** Tells the authority that its order has arrived (Art. 9(1), 10(1); IR Annex II 1.2: here the time to inform ends). */
export const authorityReceiptTemplate = template<AuthorityValues>({
  name: 'order-receipt',
  version: 1,
  languages: { en: wording('en'), de: wording('de'), fr: wording('fr') },
});

function wording(language: SpokenLanguage): Wording<AuthorityValues> {
  const words = authorityWords[language];
  return {
    subject: ({ reference }) => words.receiptSubject(reference),
    text: (values) =>
      [
        words.receipt(values.serviceName, writtenInstant(values.deliveredAt, language, values.timeZone)),
        ...referenceLines(words, values),
        '',
        words.outlook,
        '',
        ...values.contact(language),
      ].join('\n'),
  };
}
