import { template, type Wording } from '../infrastructure/messages/index.js';
import type { SpokenLanguage } from '../platforms/index.js';
import type { AuthorityValues } from './authority-values.js';
import { authorityWords, referenceLines } from './authority-words.js';
import type { OrderElement } from './order.js';

export interface QuestionValues extends AuthorityValues {
  /** In the order of the article; never empty. */
  readonly missing: readonly OrderElement[];
}

/** Asks the authority for the elements of Art. 9(2) or 10(2) that its order lacks (ORD-1). */
export const authorityQuestionTemplate = template<QuestionValues>({
  name: 'order-question',
  version: 1,
  languages: { en: wording('en'), de: wording('de'), fr: wording('fr') },
});

function wording(language: SpokenLanguage): Wording<QuestionValues> {
  const words = authorityWords[language];
  return {
    subject: ({ reference }) => words.questionSubject(reference),
    text: (values) =>
      [
        words.question(values.serviceName),
        ...values.missing.map((element) => `- ${words.elements[element]}`),
        '',
        words.meanwhile,
        ...referenceLines(words, values),
        '',
        ...values.contact(language),
      ].join('\n'),
  };
}
