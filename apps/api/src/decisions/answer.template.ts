import { template, type Wording } from '../infrastructure/messages/index.js';
import {
  redressLines,
  restrictionWords,
  type Redress,
  type RestrictionType,
  type SpokenLanguage,
} from '../platforms/index.js';
import type { NoticeType } from '../review/index.js';
import type { AutomatedDecision } from '../statements-of-reasons/index.js';
import { answerWords, type AnswerWords } from './answer-words.js';
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
  readonly type: NoticeType;
  readonly reference: string;
  /** True when it takes the place of an earlier answer. */
  readonly corrects: boolean;
  /** The notice's own items, and what was found of each. */
  readonly items: readonly AnswerItem[];
  readonly outcome: Outcome;
  readonly restrictions: readonly RestrictionType[];
  readonly automation: { readonly decision: AutomatedDecision; readonly processing: readonly AutomatedProcessing[] };
  readonly redress: readonly Redress[];
  /** Where the notifier complains (Art. 20); null where the service owes no complaints. */
  readonly complaintUrl: string | null;
  readonly statusUrl: string;
  readonly contact: (language: string) => string[];
}

/** Art. 16(5), 16(6), and for flags under the terms recital 58: the decision on the notifier's own items, what was done, automated means, and redress. */
export const answerTemplate = template<AnswerValues>({
  name: 'notifier-answer',
  version: 3,
  languages: { en: wording('en'), de: wording('de'), fr: wording('fr') },
});

function wording(language: SpokenLanguage): Wording<AnswerValues> {
  return {
    subject: ({ type, reference }) => answerWords[language][type].subject(reference),
    text: (values) => answer(values, answerWords[language], language),
  };
}

function answer(values: AnswerValues, words: AnswerWords, language: SpokenLanguage): string {
  const { automation, redress } = values;
  const named = words[values.type];
  const steps = automation.processing.map((step) => words.processing[step]).join(', ');
  return [
    ...(values.corrects ? [words.corrects] : []),
    named.intro(values.reference, values.serviceName),
    ...values.items.map((item) => itemLines(item, words).join('\n')),
    actionLines(values, words, language).join('\n'),
    [words.decision[automation.decision], steps ? named.processed(steps) : named.notProcessed].join('\n'),
    [`${words.redress}:`, ...redressLines(language, redress, values.complaintUrl)].join('\n'),
    `${named.status}: ${values.statusUrl}`,
    values.contact(language).join('\n'),
  ].join('\n\n');
}

function itemLines(
  { location, outcome, law, provision, memberState, clause, reason }: AnswerItem,
  words: AnswerWords,
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
function actionLines(
  { type, outcome, restrictions, items }: AnswerValues,
  words: AnswerWords,
  language: SpokenLanguage,
): string[] {
  if (outcome === 'no-action') return [words.nothing];
  const isOwn = items.some((item) => item.outcome === 'illegal' || item.outcome === 'against-terms');
  return [
    ...(isOwn ? [] : [words[type].otherReason]),
    `${words.acted}:`,
    ...restrictions.map((type) => `- ${restrictionWords[language][type]}`),
  ];
}
