import { template, writtenInstant, type Wording } from '../infrastructure/messages/index.js';
import { restrictionWords, type RestrictionType, type SpokenLanguage } from '../platforms/index.js';
import type { OrderKind } from './order.js';
import { recipientWords } from './recipient-words.js';

export interface RecipientNoticeValues {
  readonly kind: OrderKind;
  readonly serviceName: string;
  readonly reference: string;
  readonly authority: string;
  readonly legalBasis: string | null;
  readonly provision: string | null;
  /** Why the content is illegal; of an order to provide information its purpose. Null where the order does not say, or was erased. */
  readonly reasons: string | null;
  readonly redress: string | null;
  readonly territory: readonly string[];
  readonly deliveredAt: Date;
  readonly timeZone: string;
  /** What it is about, as the order or the platform names it; null for an order to provide information. */
  readonly content: string | null;
  /** What was done; [] for an order to provide information. */
  readonly restrictions: readonly RestrictionType[];
  readonly contact: (language: string) => string[];
}

/** Art. 9(5), 10(5): the order and the effect given to it, its reasons, redress, and its territorial scope. */
export const recipientNoticeTemplate = template<RecipientNoticeValues>({
  name: 'order-notice',
  version: 1,
  languages: { en: wording('en'), de: wording('de'), fr: wording('fr') },
});

function wording(language: SpokenLanguage): Wording<RecipientNoticeValues> {
  const words = recipientWords[language];
  return {
    subject: ({ serviceName }) => words.subject(serviceName),
    text: (values) => {
      const { kind, serviceName, deliveredAt, timeZone, restrictions, territory } = values;
      const at = writtenInstant(deliveredAt, language, timeZone);
      const done = restrictions.map((type) => `- ${restrictionWords[language][type]}`);
      return [
        kind === 'act' ? words.toAct(serviceName, at) : words.toInform(serviceName, at),
        line(words.content, values.content),
        line(words.authority, values.authority),
        line(words.legalBasis, values.legalBasis),
        line(words.provision, values.provision),
        line(kind === 'act' ? words.reasons : words.purpose, values.reasons),
        kind === 'act' ? [`${words.done}:`, ...done].join('\n') : words.disclosed,
        line(words.territory, territory.length > 0 ? territory.join(', ') : null),
        line(words.redress, values.redress),
        line(words.reference, values.reference),
        values.contact(language).join('\n'),
      ]
        .filter((part) => part !== null)
        .join('\n\n');
    },
  };
}

function line(name: string, value: string | null): string | null {
  return value?.trim() ? `${name}: ${value}` : null;
}
