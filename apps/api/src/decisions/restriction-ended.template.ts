import { template } from '../infrastructure/messages/index.js';
import type { StatementSubject } from '../statements-of-reasons/index.js';

export interface RestrictionEndedValues {
  readonly serviceName: string;
  readonly subject: StatementSubject;
  readonly decisionId: string;
  /** An order of an authority that the decision rested on demands nothing any more; else the decision was wrong. */
  readonly orderHasEnded: boolean;
  readonly contact: (language: string) => string[];
}

/** Told to the recipient when a later decision restricts nothing any more: the other side of a statement (Art. 17). */
export const restrictionEndedTemplate = template<RestrictionEndedValues>({
  name: 'restriction-ended',
  version: 2,
  languages: {
    en: {
      subject: ({ serviceName, orderHasEnded }) =>
        orderHasEnded ? `${serviceName}: a restriction has ended` : `${serviceName}: we have corrected our decision`,
      text: ({ subject, decisionId, orderHasEnded, contact }) =>
        [
          `We have decided again about: ${named(subject)}`,
          orderHasEnded
            ? 'The order of an authority on which our earlier decision rested has ended. All restrictions that it imposed are lifted.'
            : 'Our earlier decision was wrong. All restrictions that it imposed are lifted.',
          `Decision ${decisionId}`,
          contact('en').join('\n'),
        ].join('\n\n'),
    },
    de: {
      subject: ({ serviceName, orderHasEnded }) =>
        orderHasEnded
          ? `${serviceName}: Eine Beschränkung ist aufgehoben`
          : `${serviceName}: Wir haben unsere Entscheidung berichtigt`,
      text: ({ subject, decisionId, orderHasEnded, contact }) =>
        [
          `Wir haben neu entschieden über: ${named(subject)}`,
          orderHasEnded
            ? 'Die behördliche Anordnung, auf der unsere frühere Entscheidung beruhte, gilt nicht mehr. Alle Beschränkungen, die auf ihr beruhen, werden aufgehoben.'
            : 'Unsere frühere Entscheidung war falsch. Alle Beschränkungen, die auf ihr beruhen, werden aufgehoben.',
          `Entscheidung ${decisionId}`,
          contact('de').join('\n'),
        ].join('\n\n'),
    },
    fr: {
      subject: ({ serviceName, orderHasEnded }) =>
        orderHasEnded
          ? `${serviceName} : une restriction a pris fin`
          : `${serviceName} : nous avons corrigé notre décision`,
      text: ({ subject, decisionId, orderHasEnded, contact }) =>
        [
          `Nous avons pris une nouvelle décision au sujet de : ${named(subject)}`,
          orderHasEnded
            ? 'L’injonction d’une autorité sur laquelle reposait notre décision antérieure a pris fin. Toutes les restrictions qu’elle imposait sont levées.'
            : 'Notre décision antérieure était erronée. Toutes les restrictions qu’elle imposait sont levées.',
          `Décision ${decisionId}`,
          contact('fr').join('\n'),
        ].join('\n\n'),
    },
  },
});

function named({ locations, contentId }: StatementSubject): string {
  return locations.length > 0 ? locations.join(', ') : (contentId ?? '');
}
