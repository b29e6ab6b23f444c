import { template } from '../infrastructure/messages/index.js';
import type { Redress, RestrictionType } from '../platforms/index.js';
import { redressWords, restrictionWords, type AutomatedDecision } from '../statements-of-reasons/index.js';
import type { AutomatedProcessing, FindingOutcome, Outcome } from './decision.js';

export interface AnswerItem {
  readonly location: string | null;
  readonly outcome: FindingOutcome;
  readonly law: string | null;
  readonly provision: string | null;
  readonly memberState: string | null;
  readonly clause: { readonly code: string; readonly version: number; readonly title: string } | null;
  readonly reason: string | null;
}

export interface AnswerValues {
  readonly serviceName: string;
  readonly reference: string;
  /** True when it takes the place of an earlier answer. */
  readonly corrects: boolean;
  /** The notice's own items, and what was found of each. */
  readonly items: readonly AnswerItem[];
  readonly outcome: Outcome;
  readonly restrictions: readonly RestrictionType[];
  readonly automation: { readonly decision: AutomatedDecision; readonly processing: readonly AutomatedProcessing[] };
  readonly redress: readonly Redress[];
  readonly statusUrl: string;
  readonly contact: (language: string) => string[];
}

interface Words {
  readonly corrects: string;
  readonly intro: (reference: string, serviceName: string) => string;
  readonly outcomes: Readonly<Record<FindingOutcome, string>>;
  readonly examined: string;
  readonly clause: string;
  readonly version: string;
  readonly reason: string;
  readonly nothing: string;
  readonly acted: string;
  readonly otherReason: string;
  readonly decision: Readonly<Record<AutomatedDecision, string>>;
  readonly processing: Readonly<Record<AutomatedProcessing, string>>;
  readonly processed: (steps: string) => string;
  readonly notProcessed: string;
  readonly redress: string;
  readonly status: string;
}

const english: Words = {
  corrects: 'We have looked at this again. This answer takes the place of our earlier one.',
  intro: (reference, serviceName) => `We have decided on your notice ${reference} about content on ${serviceName}.`,
  outcomes: {
    illegal: 'We found it illegal.',
    'against-terms': 'We found it incompatible with our terms and conditions.',
    neither: 'We found it neither illegal nor incompatible with our terms and conditions.',
    unavailable: 'It was not available any more when we looked.',
    'already-restricted': 'It was restricted already when we looked.',
  },
  examined: 'Law examined',
  clause: 'Clause',
  version: 'version',
  reason: 'Why',
  nothing: 'We have taken no action.',
  acted: 'What we have done',
  otherReason: 'We have acted on this content for another reason than the one in your notice.',
  decision: {
    full: 'The decision was taken by automated means.',
    partial: 'The decision was taken partly by automated means.',
    none: 'The decision was taken by a person, not by automated means.',
  },
  processing: {
    grouping: 'grouping with other notices',
    translation: 'translation',
    prioritisation: 'ordering by urgency',
    classification: 'classification',
    'duplicate-detection': 'detection of duplicates',
    transcription: 'transcription',
  },
  processed: (steps) => `Automated means were used in processing your notice: ${steps}.`,
  notProcessed: 'No automated means were used in processing your notice.',
  redress: 'If you disagree',
  status: 'Where your notice stands',
};

const german: Words = {
  corrects: 'Wir haben uns dies noch einmal angesehen. Diese Antwort ersetzt unsere frühere.',
  intro: (reference, serviceName) =>
    `Wir haben über Ihre Meldung ${reference} zu Inhalten auf ${serviceName} entschieden.`,
  outcomes: {
    illegal: 'Wir halten den Inhalt für rechtswidrig.',
    'against-terms': 'Wir halten den Inhalt für unvereinbar mit unseren Geschäftsbedingungen.',
    neither: 'Wir halten den Inhalt weder für rechtswidrig noch für unvereinbar mit unseren Geschäftsbedingungen.',
    unavailable: 'Der Inhalt war nicht mehr verfügbar, als wir nachsahen.',
    'already-restricted': 'Der Inhalt war bereits beschränkt, als wir nachsahen.',
  },
  examined: 'Geprüftes Recht',
  clause: 'Klausel',
  version: 'Fassung',
  reason: 'Warum',
  nothing: 'Wir haben keine Maßnahme ergriffen.',
  acted: 'Was wir getan haben',
  otherReason: 'Wir haben aus einem anderen Grund als dem in Ihrer Meldung gehandelt.',
  decision: {
    full: 'Die Entscheidung wurde mit automatisierten Mitteln getroffen.',
    partial: 'Die Entscheidung wurde teilweise mit automatisierten Mitteln getroffen.',
    none: 'Die Entscheidung wurde von einem Menschen getroffen, nicht mit automatisierten Mitteln.',
  },
  processing: {
    grouping: 'Zusammenfassung mit anderen Meldungen',
    translation: 'Übersetzung',
    prioritisation: 'Einordnung nach Dringlichkeit',
    classification: 'Einordnung nach Art',
    'duplicate-detection': 'Erkennung von Dubletten',
    transcription: 'Verschriftlichung',
  },
  processed: (steps) => `Bei der Bearbeitung Ihrer Meldung wurden automatisierte Mittel eingesetzt: ${steps}.`,
  notProcessed: 'Bei der Bearbeitung Ihrer Meldung wurden keine automatisierten Mittel eingesetzt.',
  redress: 'Wenn Sie nicht einverstanden sind',
  status: 'Stand Ihrer Meldung',
};

/** Art. 16(5), 16(6): the decision on the notifier's own items, what was done, automated means, and redress. */
export const answerTemplate = template<AnswerValues>({
  name: 'notifier-answer',
  version: 1,
  languages: {
    en: {
      subject: ({ reference }) => `Our decision on your notice ${reference}`,
      text: (values) => answer(values, english, 'en'),
    },
    de: {
      subject: ({ reference }) => `Unsere Entscheidung über Ihre Meldung ${reference}`,
      text: (values) => answer(values, german, 'de'),
    },
  },
});

function answer(values: AnswerValues, words: Words, language: 'en' | 'de'): string {
  const { automation, redress } = values;
  const steps = automation.processing.map((step) => words.processing[step]).join(', ');
  return [
    ...(values.corrects ? [words.corrects] : []),
    words.intro(values.reference, values.serviceName),
    ...values.items.map((item) => itemLines(item, words).join('\n')),
    actionLines(values, words, language).join('\n'),
    [words.decision[automation.decision], steps ? words.processed(steps) : words.notProcessed].join('\n'),
    [`${words.redress}:`, ...redress.map((way) => `- ${redressWords[language][way]}`)].join('\n'),
    `${words.status}: ${values.statusUrl}`,
    values.contact(language).join('\n'),
  ].join('\n\n');
}

function itemLines(
  { location, outcome, law, provision, memberState, clause, reason }: AnswerItem,
  words: Words,
): string[] {
  const examined = [law, provision].filter(Boolean).join(', ');
  return [
    ...(location ? [location] : []),
    words.outcomes[outcome],
    ...(examined ? [`${words.examined}: ${examined}${memberState ? ` (${memberState})` : ''}`] : []),
    ...(clause ? [`${words.clause}: ${clause.code}, ${words.version} ${clause.version}: ${clause.title}`] : []),
    ...(reason ? [`${words.reason}: ${reason}`] : []),
  ];
}

/** What was done; who alleged something that was not found is told that it was done for another reason. */
function actionLines({ outcome, restrictions, items }: AnswerValues, words: Words, language: 'en' | 'de'): string[] {
  if (outcome === 'no-action') return [words.nothing];
  const isOwn = items.some((item) => item.outcome === 'illegal' || item.outcome === 'against-terms');
  return [
    ...(isOwn ? [] : [words.otherReason]),
    `${words.acted}:`,
    ...restrictions.map((type) => `- ${restrictionWords[language][type]}`),
  ];
}
