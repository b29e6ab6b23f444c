import type { Ruling } from '../ruling.js';

export const languages = ['en', 'de', 'fr'] as const;
export type Language = (typeof languages)[number];

/** What notices of one sort say, of what content, and how moderators rule on it. */
export interface Allegation {
  /** Codes of the Commission's list. */
  readonly category: string;
  readonly keyword: string;
  /** With KEYWORD_OTHER: what it stands for in the report. */
  readonly otherDescription?: string;
  /** No Member State: law of the Union. */
  readonly law: { readonly law: string; readonly provision: string; readonly memberState?: string };
  /** Clause of the sample platform's terms that the content breaks as well, or instead. */
  readonly clause?: 'hate-speech' | 'deception' | 'rights-of-others';
  readonly kind: 'content' | 'account' | 'listing' | 'live-session';
  readonly contentTypes: readonly string[];
  /** As often as they are named. */
  readonly rulings: readonly Ruling[];
  /** Null: media only, described by its hash. */
  readonly text: Readonly<Record<Language, string>> | null;
  readonly explanation: Readonly<Record<Language, string>>;
}
