import type { Gravity, WeighedFactors } from '../misuse/index.js';
import type { RestrictionType } from '../platforms/index.js';
import type { AutomatedDecision } from '../statements-of-reasons/index.js';

export const outcomes = ['restrict', 'no-action'] as const;
export type Outcome = (typeof outcomes)[number];

/** What was found of one item; equal to `finding_outcome_known`. */
export const findingOutcomes = ['illegal', 'against-terms', 'neither', 'unavailable', 'already-restricted'] as const;
export type FindingOutcome = (typeof findingOutcomes)[number];

/** What a processing step was automated for, apart from detecting and deciding (Art. 16(6)). */
export const automatedProcessings = [
  'grouping',
  'translation',
  'prioritisation',
  'classification',
  'duplicate-detection',
  'transcription',
] as const;
export type AutomatedProcessing = (typeof automatedProcessings)[number];

export interface ClauseName {
  readonly code: string;
  /** The version in force when left out. */
  readonly version?: number;
}

export interface FindingContent {
  readonly outcome: FindingOutcome;
  readonly law?: string;
  readonly provision?: string;
  /** ISO 3166-1; left out for the law of the Union. */
  readonly memberState?: string;
  readonly clause?: ClauseName;
  /** Art. 23: manifestly illegal, or a manifestly unfounded notice. */
  readonly manifestly?: boolean;
  /** With manifestly, where somebody says it (Art. 23(3)(c)). */
  readonly gravity?: Gravity;
  /** What the notifiers of these items are told beside the outcome. */
  readonly reason?: string;
}

export type GroundContent = {
  readonly kind: 'illegal' | 'terms';
  readonly law?: string;
  readonly provision?: string;
  readonly memberState?: string;
  readonly clause?: ClauseName;
  readonly explanation: string;
  /** Art. 23(1): that the content is manifestly illegal, whether or not notices led to the decision. */
  readonly manifestly?: boolean;
  readonly gravity?: Gravity;
};

export interface RestrictionContent {
  readonly type: RestrictionType;
  /** All Member States when left out. */
  readonly territory?: readonly string[];
  readonly endsAt?: Date;
}

export interface AutomationContent {
  readonly detection: boolean;
  readonly decision: AutomatedDecision;
  readonly processing: readonly AutomatedProcessing[];
  readonly system?: string;
  readonly version?: string;
}

/** What somebody decides, as a moderator states it; who led to it is found out from the notices. */
export interface DecisionContent {
  readonly outcome: Outcome;
  readonly facts: string;
  readonly ground?: GroundContent;
  readonly restrictions?: readonly RestrictionContent[];
  readonly category?: string;
  readonly keyword?: string;
  readonly otherDescription?: string;
  /** The official language that carries the infringement; the described content's when left out. */
  readonly contentLanguage?: string;
  readonly finding?: FindingContent;
  readonly forCategories?: readonly (FindingContent & { readonly category: string })[];
  readonly forItems?: readonly (FindingContent & { readonly itemId: string })[];
  readonly automation: AutomationContent;
  readonly discloseNotifier?: { readonly necessity: string; readonly noticeId?: string };
  /** Art. 17(2), 17(5). */
  readonly statementExemption?: 'deceptive-high-volume' | 'article-9-order';
  /** A decision that this one only repeats, on a re-upload or of the same question. */
  readonly repeatsDecisionId?: string;
  /** That the decision suspends the service because of misuse (Art. 23(1)): after which warning, on which factors. */
  readonly misuse?: WeighedFactors & { readonly warningId: string };
}
