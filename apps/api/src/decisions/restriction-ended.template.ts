import { template } from '../infrastructure/messages/index.js';
import type { StatementSubject } from '../statements-of-reasons/index.js';

export interface RestrictionEndedValues {
  readonly serviceName: string;
  readonly subject: StatementSubject;
  readonly decisionId: string;
  readonly contact: (language: string) => string[];
}

/** Told to the recipient when a later decision restricts nothing any more: the other side of a statement (Art. 17). */
export const restrictionEndedTemplate = template<RestrictionEndedValues>({
  name: 'restriction-ended',
  version: 1,
  languages: {
    en: {
      subject: ({ serviceName }) => `${serviceName}: we have corrected our decision`,
      text: ({ subject, decisionId, contact }) =>
        [
          `We have decided again about: ${named(subject)}`,
          'Our earlier decision was wrong. All restrictions that it imposed are lifted.',
          `Decision ${decisionId}`,
          contact('en').join('\n'),
        ].join('\n\n'),
    },
    de: {
      subject: ({ serviceName }) => `${serviceName}: Wir haben unsere Entscheidung berichtigt`,
      text: ({ subject, decisionId, contact }) =>
        [
          `Wir haben neu entschieden über: ${named(subject)}`,
          'Unsere frühere Entscheidung war falsch. Alle Beschränkungen, die auf ihr beruhen, werden aufgehoben.',
          `Entscheidung ${decisionId}`,
          contact('de').join('\n'),
        ].join('\n\n'),
    },
    fr: {
      subject: ({ serviceName }) => `${serviceName} : nous avons corrigé notre décision`,
      text: ({ subject, decisionId, contact }) =>
        [
          `Nous avons pris une nouvelle décision au sujet de : ${named(subject)}`,
          'Notre décision antérieure était erronée. Toutes les restrictions qu’elle imposait sont levées.',
          `Décision ${decisionId}`,
          contact('fr').join('\n'),
        ].join('\n\n'),
    },
  },
});

function named({ locations, contentId }: StatementSubject): string {
  return locations.length > 0 ? locations.join(', ') : (contentId ?? '');
}
