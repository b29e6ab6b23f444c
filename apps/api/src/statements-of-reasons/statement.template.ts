import { template, writtenInstant } from '../infrastructure/messages/index.js';
import { redressWords } from './redress-words.js';
import { restrictionWords } from './restriction-words.js';
import type { Statement } from './statement.js';

export interface StatementValues {
  readonly statement: Statement;
  readonly serviceName: string;
  readonly decisionId: string;
  readonly decidedAt: Date;
  readonly timeZone: string;
  /** True when it takes the place of an earlier decision. */
  readonly corrects: boolean;
  /** The lines of contact in a language (Art. 11 to 13). */
  readonly contact: (language: string) => string[];
}

/** Every element of Art. 17(3) in words; an element that is not in the values does not pass the type. */
export const statementTemplate = template<StatementValues>({
  name: 'statement',
  version: 1,
  languages: {
    en: {
      subject: ({ serviceName }) => `${serviceName}: statement of reasons for our decision`,
      text: (values) => {
        const { statement } = values;
        const sources = {
          'article-16': 'A notice sent to us (Art. 16) led to this decision.',
          'trusted-flagger': 'A notice of a trusted flagger (Art. 22) led to this decision.',
          voluntary: 'An investigation on our own initiative led to this decision.',
        };
        const decided = {
          full: 'The decision was taken by automated means.',
          partial: 'The decision was taken partly by automated means.',
          none: 'The decision was taken by a person, not by automated means.',
        };
        return paragraphs(
          values.corrects && 'This decision takes the place of an earlier one about which we informed you.',
          `We decided on ${writtenInstant(values.decidedAt, 'en', values.timeZone)} about: ${named(statement)}`,
          section(
            'What we restrict',
            statement.restrictions.map(({ type, territory, endsAt }) => {
              const end = endsAt
                ? `until ${writtenInstant(new Date(endsAt), 'en', values.timeZone)}`
                : 'until further notice';
              return `- ${restrictionWords.en[type]}. Territory: ${territory.join(', ')}. Duration: ${end}.`;
            }),
          ),
          section('Facts and circumstances', [
            statement.facts,
            sources[statement.source],
            statement.notifier && `The notice was sent by: ${statement.notifier}.`,
          ]),
          section('Automated means', [
            statement.automation.detection
              ? 'The content was detected by automated means.'
              : 'The content was not detected by automated means.',
            decided[statement.automation.decision],
          ]),
          statement.ground.kind === 'illegal'
            ? section('Legal ground', [
                `${statement.ground.law}, ${statement.ground.provision}${state(statement.ground.memberState)}`,
                `Why we consider the content illegal: ${statement.ground.explanation}`,
              ])
            : section('Contractual ground', [
                clause(statement.ground.clause, 'version'),
                `Why we consider the content incompatible with it: ${statement.ground.explanation}`,
              ]),
          section(
            'What you can do',
            statement.redress.map((way) => `- ${redressWords.en[way]}`),
          ),
          `Decision ${values.decisionId}`,
          values.contact('en').join('\n'),
        );
      },
    },
    de: {
      subject: ({ serviceName }) => `${serviceName}: Begründung unserer Entscheidung`,
      text: (values) => {
        const { statement } = values;
        const sources = {
          'article-16': 'Anlass war eine Meldung (Art. 16).',
          'trusted-flagger': 'Anlass war die Meldung eines vertrauenswürdigen Hinweisgebers (Art. 22).',
          voluntary: 'Anlass war eine Untersuchung aus eigener Initiative.',
        };
        const decided = {
          full: 'Die Entscheidung wurde mit automatisierten Mitteln getroffen.',
          partial: 'Die Entscheidung wurde teilweise mit automatisierten Mitteln getroffen.',
          none: 'Die Entscheidung wurde von einem Menschen getroffen, nicht mit automatisierten Mitteln.',
        };
        return paragraphs(
          values.corrects && 'Diese Entscheidung ersetzt eine frühere, über die wir Sie informiert haben.',
          `Wir haben am ${writtenInstant(values.decidedAt, 'de', values.timeZone)} entschieden über: ${named(statement)}`,
          section(
            'Was wir beschränken',
            statement.restrictions.map(({ type, territory, endsAt }) => {
              const end = endsAt
                ? `bis ${writtenInstant(new Date(endsAt), 'de', values.timeZone)}`
                : 'bis auf Weiteres';
              return `- ${restrictionWords.de[type]}. Gebiet: ${territory.join(', ')}. Dauer: ${end}.`;
            }),
          ),
          section('Tatsachen und Umstände', [
            statement.facts,
            sources[statement.source],
            statement.notifier && `Die Meldung kam von: ${statement.notifier}.`,
          ]),
          section('Automatisierte Mittel', [
            statement.automation.detection
              ? 'Der Inhalt wurde mit automatisierten Mitteln erkannt.'
              : 'Der Inhalt wurde nicht mit automatisierten Mitteln erkannt.',
            decided[statement.automation.decision],
          ]),
          statement.ground.kind === 'illegal'
            ? section('Rechtsgrundlage', [
                `${statement.ground.law}, ${statement.ground.provision}${state(statement.ground.memberState)}`,
                `Warum wir den Inhalt für rechtswidrig halten: ${statement.ground.explanation}`,
              ])
            : section('Vertragliche Grundlage', [
                clause(statement.ground.clause, 'Fassung'),
                `Warum wir den Inhalt für unvereinbar damit halten: ${statement.ground.explanation}`,
              ]),
          section(
            'Was Sie tun können',
            statement.redress.map((way) => `- ${redressWords.de[way]}`),
          ),
          `Entscheidung ${values.decisionId}`,
          values.contact('de').join('\n'),
        );
      },
    },
  },
});

type Line = string | false | null;

function paragraphs(...parts: Line[]): string {
  return parts.filter(Boolean).join('\n\n');
}

function section(title: string, lines: readonly Line[]): string {
  return [`${title}:`, ...lines.filter(Boolean)].join('\n');
}

function named({ subject }: Statement): string {
  return [
    ...subject.locations,
    ...(subject.contentId && subject.locations.length === 0 ? [subject.contentId] : []),
  ].join(', ');
}

function state(memberState: string | null): string {
  return memberState ? ` (${memberState})` : '';
}

function clause(
  { code, version, title, url }: { code: string; version: number; title: string; url: string | null },
  word: string,
): string {
  return `${code}, ${word} ${version}: ${title}${url ? ` (${url})` : ''}`;
}
