import { template, type Wording } from '../infrastructure/messages/index.js';
import { redressLines, type Redress, type SpokenLanguage } from '../platforms/index.js';
import { complaintWords, type ComplaintWords } from './complaint-words.js';
import type { ComplaintOutcome, Omission } from './complaint.js';

export interface ComplaintOutcomeValues {
  readonly serviceName: string;
  readonly reference: string;
  readonly outcome: ComplaintOutcome;
  readonly omission: Omission | null;
  /** What was complained of; a suspension is one of processing. */
  readonly about: 'decision' | 'suspension' | 'measure';
  readonly reasons: string;
  /** What is left after the internal complaint: out-of-court settlement, a court. */
  readonly redress: readonly Redress[];
  readonly statusUrl: string;
  readonly contact: (language: string) => string[];
}

/** Art. 20(5): the reasoned decision on a complaint, with out-of-court dispute settlement and the other ways of redress. */
export const complaintOutcomeTemplate = template<ComplaintOutcomeValues>({
  name: 'complaint-outcome',
  version: 2,
  languages: { en: wording('en'), de: wording('de'), fr: wording('fr') },
});

function wording(language: SpokenLanguage): Wording<ComplaintOutcomeValues> {
  const words = complaintWords[language].outcome;
  return {
    subject: ({ reference }) => words.subject(reference),
    text: (values) =>
      [
        words.intro(values.reference, values.serviceName),
        outcomeLine(values, words),
        `${words.reasons}:\n${values.reasons}`,
        ...(values.outcome === 'no-decision' ? [] : [words.byPerson]),
        [`${words.redress}:`, ...redressLines(language, values.redress)].join('\n'),
        `${words.status}: ${values.statusUrl}`,
        values.contact(language).join('\n'),
      ].join('\n\n'),
  };
}

function outcomeLine({ outcome, omission, about }: ComplaintOutcomeValues, words: ComplaintWords['outcome']): string {
  if (outcome === 'no-decision') return words.omissions[omission!];
  if (outcome === 'upheld') return words.outcomes.upheld;
  return `${words.outcomes[outcome]} ${words.followed[about]}`;
}
