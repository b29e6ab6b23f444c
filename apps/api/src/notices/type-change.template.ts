import { template, writtenInstant, type Wording } from '../infrastructure/messages/index.js';
import type { SpokenLanguage } from '../platforms/index.js';
import type { NoticeType } from '../review/index.js';
import type { NoticeElement } from './notice.rules.js';
import { receiptWords } from './receipt-words.js';
import { typeChangeWords } from './type-change-words.js';

export interface TypeChangeValues {
  readonly serviceName: string;
  /** From now on. */
  readonly type: NoticeType;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly timeZone: string;
  readonly reason: string;
  /** What is asked for now, in the order of Art. 16(2); [] when nothing is. */
  readonly missing: readonly NoticeElement[];
  readonly statusUrl: string;
  /** Where the sender sends it again as what it was. */
  readonly otherFormUrl: string;
  readonly contact: (language: string) => string[];
}

/** INT-5: both meanings, why, from when the times run, and how to object or to send it again. */
export const typeChangeTemplate = template<TypeChangeValues>({
  name: 'type-change',
  version: 1,
  languages: { en: wording('en'), de: wording('de'), fr: wording('fr') },
});

function wording(language: SpokenLanguage): Wording<TypeChangeValues> {
  const words = typeChangeWords[language];
  return {
    subject: ({ type, reference }) => words[type].subject(reference),
    text: (values) => {
      const { type, missing } = values;
      const received = receiptWords[language][type];
      return [
        words[type].intro(values.reference, values.serviceName),
        `${words.why}: ${values.reason}`,
        [`${words.meaning}:`, `- ${words.notice.meaning}`, `- ${words['terms-flag'].meaning}`].join('\n'),
        words[type].times(writtenInstant(values.receivedAt, language, values.timeZone)),
        ...(missing.length > 0
          ? [[words.missing, ...missing.map((element) => `- ${received.askFor[element]}`)].join('\n')]
          : []),
        words.object,
        `${words[type].again} ${values.otherFormUrl}`,
        `${received.status} ${values.statusUrl}`,
        values.contact(language).join('\n'),
      ].join('\n\n');
    },
  };
}
