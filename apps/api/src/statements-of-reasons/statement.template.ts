import { template, writtenInstant, type Wording } from '../infrastructure/messages/index.js';
import { redressLines, restrictionWords, type SpokenLanguage } from '../platforms/index.js';
import type { Statement } from './statement.js';
import { statementWords, type StatementWords } from './statement-words.js';

export interface StatementValues {
  readonly statement: Statement;
  readonly serviceName: string;
  readonly decisionId: string;
  readonly decidedAt: Date;
  readonly timeZone: string;
  /** True when it takes the place of an earlier decision. */
  readonly corrects: boolean;
  /** Where the recipient complains (Art. 20); null where the service owes no complaints. */
  readonly complaintUrl: string | null;
  /** The lines of contact in a language (Art. 11 to 13). */
  readonly contact: (language: string) => string[];
}

/** Every element of Art. 17(3) in words; an element that is not in the values does not pass the type. */
export const statementTemplate = template<StatementValues>({
  name: 'statement',
  version: 2,
  languages: { en: wording('en'), de: wording('de'), fr: wording('fr') },
});

function wording(language: SpokenLanguage): Wording<StatementValues> {
  const words = statementWords[language];
  return {
    subject: ({ serviceName }) => words.subject(serviceName),
    text: (values) => statementText(values, words, language),
  };
}

function statementText(values: StatementValues, words: StatementWords, language: SpokenLanguage): string {
  const { statement, timeZone } = values;
  const { automation, restrictions, redress } = statement;
  const written = (at: Date) => writtenInstant(at, language, timeZone);
  return paragraphs(
    values.corrects && words.corrects,
    words.intro(written(values.decidedAt), named(statement)),
    section(
      words.restrictions,
      restrictions.map(({ type, territory, endsAt }) => {
        const end = endsAt ? words.until(written(new Date(endsAt))) : words.indefinite;
        return `- ${restrictionWords[language][type]}. ${words.territory}: ${territory.join(', ')}. ${words.duration}: ${end}.`;
      }),
    ),
    section(words.facts, [
      statement.facts,
      words.sources[statement.source],
      statement.notifier && `${words.sentBy}: ${statement.notifier}.`,
    ]),
    section(words.automation, [
      automation.detection ? words.detected : words.notDetected,
      words.decision[automation.decision],
    ]),
    groundSection(statement, words),
    section(words.redress, redressLines(language, redress, values.complaintUrl)),
    `${words.named} ${values.decisionId}`,
    values.contact(language).join('\n'),
  );
}

function groundSection({ ground }: Statement, words: StatementWords): string {
  return ground.kind === 'illegal'
    ? section(words.legalGround, [
        `${ground.law}, ${ground.provision}${state(ground.memberState)}`,
        `${words.whyIllegal}: ${ground.explanation}`,
      ])
    : section(words.contractualGround, [
        clause(ground.clause, words.version),
        `${words.whyIncompatible}: ${ground.explanation}`,
      ]);
}

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
