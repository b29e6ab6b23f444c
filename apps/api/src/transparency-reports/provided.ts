/** What the provider says itself, or found by review, because no fact of the product gives it. */
import type { ReviewedStratum } from '../automation-accuracy/index.js';

/** Art. 42(2)(a), (b): full-time equivalents, and heads by official language understood at CEFR B2 or better. */
export interface ProvidedModerators {
  /** Employed by the provider. */
  readonly internal: number;
  /** Employer outside the provider's corporate group. */
  readonly external: number;
  readonly languages: readonly { readonly language: string; readonly moderators: number }[];
}

/** Art. 42(3): average monthly active recipients, in the Union and by Member State (stored codes). */
export interface ProvidedRecipients {
  readonly total: number;
  readonly memberStates: readonly { readonly memberState: string; readonly recipients: number }[];
}

/** The questions of sheet 11 by the template's ids. */
export const questions = [
  'own_initiative_summary',
  'own_initiative_detail',
  'automated_means_description',
  'accuracy_description',
  'automated_means_purposes',
  'automated_means_safeguards',
  'governance',
  'staff_qualifications',
  'staff_training',
  'staff_support',
  'staff_method',
] as const;
export type Question = (typeof questions)[number];

/** Annex II Part II section 2: no answer is longer. */
export const maxAnswerCharacters = 5_000;

/** What was entered for one period; null or absent where nothing was. */
export interface Provided {
  readonly moderators: ProvidedModerators | null;
  readonly activeRecipients: ProvidedRecipients | null;
  readonly texts: Readonly<Partial<Record<Question, string>>>;
  /** What second review found in samples of automated decisions (Art. 15(1)(e)). */
  readonly accuracy: readonly ReviewedStratum[];
}

export const nothingProvided: Provided = { moderators: null, activeRecipients: null, texts: {}, accuracy: [] };

/** One entry as it was made. */
export type ProvidedEntry =
  | { readonly kind: 'moderators'; readonly question: null; readonly answer: ProvidedModerators }
  | { readonly kind: 'active-recipients'; readonly question: null; readonly answer: ProvidedRecipients }
  | { readonly kind: 'text'; readonly question: Question; readonly answer: { readonly text: string } };

export type StoredEntry = ProvidedEntry & {
  readonly id: string;
  /** Of the person; null for a key that belongs to none. */
  readonly enteredBy: string | null;
  readonly recordedAt: Date;
};

/** What somebody entered, as far as a report counts it. */
export interface CountedInput {
  readonly id: string;
  readonly kind: ProvidedEntry['kind'] | 'active-recipients-month';
  /** Of a text its question, of active recipients by month the month (`YYYY-MM`). */
  readonly question: string | null;
  readonly recordedAt: Date;
}

/** Which entries those are: the latest of each kind and question. */
export function countedOf(entries: readonly StoredEntry[]): StoredEntry[] {
  return [...new Map(entries.map((entry) => [`${entry.kind} ${entry.question}`, entry])).values()];
}

/** What holds of entries in the order in which they were made: the latest of each kind and question. */
export function latestOf(entries: readonly ProvidedEntry[]): Provided {
  return entries.reduce<Provided>((held, entry) => {
    if (entry.kind === 'moderators') return { ...held, moderators: entry.answer };
    if (entry.kind === 'active-recipients') return { ...held, activeRecipients: entry.answer };
    return { ...held, texts: { ...held.texts, [entry.question]: entry.answer.text } };
  }, nothingProvided);
}
