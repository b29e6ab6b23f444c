/** A day is folded in three parts, because they go stale for different reasons (docs/day-figures.md). */
export const foldParts = ['notices', 'decisions', 'measures'] as const;
export type FoldPart = (typeof foldParts)[number];

/** What is counted: each makes groups of its own. */
export type CountedFacts =
  'notices' | 'processed-notices' | 'actions' | 'own-measures' | 'measure-automation' | 'exemptions';

/** So many facts of one kind that agree in everything a figure asks for; null where the kind is not grouped by that. */
export interface FactGroup {
  readonly counted: CountedFacts;
  readonly category: string | null;
  readonly keyword: string | null;
  readonly otherDescription: string | null;
  readonly trustedFlagger: boolean | null;
  readonly ground: string | null;
  readonly restrictionType: string | null;
  readonly detectedAutomatically: boolean | null;
  readonly automation: string | null;
  readonly origin: string | null;
  readonly language: string | null;
  readonly exemption: string | null;
  readonly facts: number;
  /** Items of the notices; 0 for everything else. */
  readonly items: number;
}
