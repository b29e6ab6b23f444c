import type { RestrictionTerms } from '../enforcement/index.js';
import type { Ground } from '../statements-of-reasons/index.js';

/** What of a decision lies sealed: everything that somebody wrote, and what the answers say beside the findings. */
export interface DecisionTexts {
  readonly facts: string;
  readonly ground: Ground | null;
  readonly restrictions: readonly (Omit<RestrictionTerms, 'endsAt'> & { readonly endsAt: string | null })[];
  /** Why naming the notifier was strictly necessary (SOR-4). */
  readonly disclosure: { readonly noticeId: string; readonly necessity: string } | null;
  /** Why an earlier decision was superseded. */
  readonly correctionReason: string | null;
}
