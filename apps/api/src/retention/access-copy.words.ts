import { inGerman } from './access-copy.de.js';
import { inEnglish } from './access-copy.en.js';
import { inFrench } from './access-copy.fr.js';
import type { SpokenLanguage } from '../platforms/index.js';
import type { CopySection } from './person-copy.query.js';

export const spokenLanguages = ['en', 'de', 'fr'] as const satisfies readonly SpokenLanguage[];

export interface CopyWords {
  readonly title: string;
  /** The service and who answers for it. */
  readonly about: (service: string, provider: string) => string;
  readonly made: string;
  readonly received: string;
  readonly reference: string;
  readonly contents: string;
  readonly entries: (count: number) => string;
  readonly nothing: string;
  readonly erased: string;
  readonly files: string;
  /** Of each part: what it is called, and why it is there. */
  readonly sections: Readonly<Record<CopySection, readonly [title: string, purpose: string]>>;
  /** Why it is kept, whom it went to, what is left out, what the person may do (Art. 15(1) GDPR). */
  readonly notes: readonly (readonly [title: string, text: string])[];
  readonly periods: string;
  readonly days: (days: number) => string;
  readonly machines: string;
  /** What an entry is. */
  readonly what: Readonly<Record<string, string>>;
  /** What is known of it beside its words. */
  readonly facts: Readonly<Record<string, string>>;
}

/** What the copy for a person says around what we hold (Art. 12(1), 15(1) GDPR): plain words, no law to know. */
export const copyWords: Readonly<Record<SpokenLanguage, CopyWords>> = { en: inEnglish, de: inGerman, fr: inFrench };

/** The first of these languages that we speak, else English. */
export function spokenFrom(languages: readonly string[]): SpokenLanguage {
  const plain = languages.map((language) => language.split('-')[0]);
  return plain.map((wanted) => spokenLanguages.find((one) => one === wanted)).find((one) => one !== undefined) ?? 'en';
}
