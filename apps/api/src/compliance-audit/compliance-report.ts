import type { CriterionId, Verdict } from './verdict.rules.js';

/**
 * What a value is: 'count' a whole number of things, 'number' any other, 'share' of 1, 'seconds' a length of time, 'days' of 24
 * hours, 'ratio' of two medians, 'probability' of 1.
 */
export type Unit = 'count' | 'number' | 'share' | 'seconds' | 'days' | 'ratio' | 'probability';

/** One figure, with whom it counts and what it was in the period before. */
export interface Figure {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  /** Null when no fact gives it. */
  readonly value: number | null;
  readonly before: number | null;
  /** How many observations it rests on; null for a plain count. */
  readonly observations: number | null;
  /** Whom it counts, in a sentence. */
  readonly cohort: string;
}

/** What a duty is judged by. */
export interface Criterion {
  readonly id: CriterionId | `difference-${string}`;
  readonly sentence: string;
  readonly unit: Unit;
  readonly value: number | null;
  readonly before: number | null;
  readonly observations: number;
  /** From where on it is met, and until where at risk, in words. */
  readonly measure: string;
  readonly verdict: Verdict;
}

export interface Bar {
  readonly label: string;
  readonly value: number | null;
  readonly before?: number | null;
  readonly observations?: number;
}

export interface Line {
  readonly name: string;
  /** In the order of `at`; null where nothing is known. */
  readonly values: readonly (number | null)[];
}

/** A picture of figures that stand in a table too; `description` says in words what one sees. */
export type Chart = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly unit: Unit;
} & (
  | { readonly kind: 'bars'; readonly bars: readonly Bar[] }
  | { readonly kind: 'lines'; readonly at: readonly string[]; readonly lines: readonly Line[] }
  | { readonly kind: 'histogram'; readonly bins: readonly Bar[] }
);

export type Cell = string | number | null;

export interface Column {
  readonly label: string;
  /** 'text' is shown as it is, 'instant' as day and time (values are ISO 8601, UTC). */
  readonly unit: Unit | 'text' | 'instant';
}

/** Rows by name. All that `rows` holds is in the CSV set and in JSON, the first of them in the readable report. */
export interface Table {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** How many there are; more than `rows` when the list was cut off. */
  readonly total: number;
}

/** Where to look: what proves the figures, and whoever doubts them can count again. */
export interface Evidence {
  readonly what: string;
  readonly where: string;
}

export const sectionIds = [
  'mechanism',
  'acting-at-once',
  'same-for-everyone',
  'campaigns',
  'live-events',
  'enough-people',
  'redress',
  'trusted-flaggers',
  'orders',
  'statements',
  'cooperation',
] as const;
export type SectionId = (typeof sectionIds)[number];

/** One duty: what is asked, what was done, and what that means. */
export interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly articles: string;
  /** What the Regulation asks, in one sentence. */
  readonly duty: string;
  readonly verdict: Verdict;
  /** Why the verdict is what it is, in plain sentences. */
  readonly reasons: readonly string[];
  readonly criteria: readonly Criterion[];
  readonly figures: readonly Figure[];
  readonly charts: readonly Chart[];
  readonly tables: readonly Table[];
  readonly evidence: readonly Evidence[];
  readonly notes: readonly string[];
}

export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** What must be known before a figure is read: the period is not over, facts are missing. */
export interface Caution {
  readonly title: string;
  readonly detail: string;
}

/** The compliance audit report of a platform and period, as it is kept: everything else is made from it. */
export interface ComplianceReport {
  readonly format: 'noticedesk-compliance-audit/1';
  readonly id: string;
  readonly platform: string;
  readonly serviceName: string;
  readonly providerName: string;
  readonly tier: string;
  readonly timeZone: string;
  readonly period: DaySpan;
  readonly periodBefore: DaySpan;
  /** The instant of the snapshot that all figures were counted in. */
  readonly madeAt: string;
  readonly program: string;
  readonly complete: boolean;
  readonly cautions: readonly Caution[];
  readonly sections: readonly Section[];
}
