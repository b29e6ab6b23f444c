import { template, writtenInstant, type Wording } from '../infrastructure/messages/index.js';
import type { SpokenLanguage } from '../platforms/index.js';
import type { AuthorityValues } from './authority-values.js';
import { authorityWords, referenceLines } from './authority-words.js';
import type { EffectOutcome, OrderKind } from './order.js';

export interface EffectValues extends AuthorityValues {
  readonly kind: OrderKind;
  readonly outcome: EffectOutcome;
  readonly effectiveAt: Date | null;
  readonly territory: readonly string[];
  /** Why not all of it; null where all was given. */
  readonly reason: string | null;
  /** It takes the place of an earlier message. */
  readonly corrects: boolean;
}

/** Tells the authority whether and when effect was given to its order (Art. 9(1), 10(1)). */
export const authorityEffectTemplate = template<EffectValues>({
  name: 'order-effect',
  version: 1,
  languages: { en: wording('en'), de: wording('de'), fr: wording('fr') },
});

function wording(language: SpokenLanguage): Wording<EffectValues> {
  const words = authorityWords[language];
  return {
    subject: ({ reference }) => words.effectSubject(reference),
    text: (values) => {
      const { kind, outcome, effectiveAt, territory, reason, corrects, timeZone, contact } = values;
      return [
        ...(corrects ? [words.corrects] : []),
        (kind === 'act' ? words.toAct : words.toInform)[outcome],
        ...(effectiveAt ? [`${words.effectiveAt}: ${writtenInstant(effectiveAt, language, timeZone)}`] : []),
        ...(outcome !== 'not-given' && territory.length > 0 ? [`${words.territory}: ${territory.join(', ')}`] : []),
        ...(reason === null ? [] : [`${words.reason}: ${reason}`]),
        '',
        ...referenceLines(words, values),
        '',
        ...contact(language),
      ].join('\n');
    },
  };
}
