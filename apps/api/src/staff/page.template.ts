import { template, writtenInstant, type Wording } from '../infrastructure/messages/index.js';
import type { SpokenLanguage } from '../platforms/index.js';
import { pageWords } from './page-words.js';

export interface PageValues {
  readonly subject: string;
  readonly confidential: boolean;
  readonly dueAt: Date | null;
  readonly timeZone: string;
  readonly waitMinutes: number;
  /** Where the page is acknowledged. */
  readonly url: string;
}

export const pageTemplate = template<PageValues>({
  name: 'page',
  version: 1,
  languages: { en: wording('en'), de: wording('de'), fr: wording('fr') },
});

function wording(language: SpokenLanguage): Wording<PageValues> {
  const words = pageWords[language];
  const what = ({ subject, confidential }: PageValues) =>
    confidential ? words.confidential : (words.subjects[subject] ?? subject);
  return {
    subject: (values) => words.subject(what(values)),
    text: (values) =>
      [
        words.intro(what(values)),
        ...(values.dueAt ? [words.due(writtenInstant(values.dueAt, language, values.timeZone))] : []),
        '',
        words.acknowledge(values.waitMinutes),
        `POST ${values.url}`,
      ].join('\n'),
  };
}
