import { memberStateCodes } from '../categories/index.js';
import type { RestrictionType } from '../platforms/index.js';
import type { ContentType } from '../recipients/index.js';
import type { AutomatedDecision, Exemption } from '../statements-of-reasons/index.js';

/** What a system of the platform did, as it reports it (Art. 15(1)(c)); instants are RFC 3339 texts, days `YYYY-MM-DD`. */
export interface MeasureContent {
  readonly measureId: string;
  readonly appliedOn: string;
  readonly occurredAt: string;
  readonly facts: string;
  readonly ground: {
    readonly kind: 'illegal' | 'terms';
    readonly law?: string;
    readonly provision?: string;
    readonly memberState?: string;
    readonly clause?: { readonly code: string; readonly version: number };
    readonly explanation: string;
  };
  readonly category: string;
  readonly keyword?: string;
  readonly otherDescription?: string;
  readonly restrictionTypes: readonly RestrictionType[];
  /** All Member States when left out. */
  readonly territory?: readonly string[];
  /** Left out: until further notice. */
  readonly endsAt?: string;
  readonly automation: {
    readonly detection: boolean;
    readonly decision: AutomatedDecision;
    readonly system?: string;
    readonly version?: string;
  };
  readonly content: { readonly id: string; readonly types: readonly ContentType[]; readonly language?: string };
  readonly recipient?: {
    readonly id: string;
    readonly audienceSize?: number;
    readonly contactKnown?: boolean;
    readonly language?: string;
  };
  readonly repeats?: { readonly decisionId?: string; readonly appliedOn?: string; readonly measureId?: string };
  readonly statement?: { readonly sentAt?: string; readonly exemption?: 'deceptive-high-volume' };
}

/** What names a measure on a platform: the day is part of it, so that the database finds the month without searching. */
export interface MeasureKey {
  /** `YYYY-MM-DD`, from the platform, the same whenever it sends the measure again. */
  readonly appliedOn: string;
  /** The platform's own id. */
  readonly measureId: string;
}

/** The words of the statement of reasons that many measures share, as they are sealed. */
export interface MeasureTexts {
  readonly facts: string;
  readonly explanation: string;
  /** Of an illegal ground; absent for the terms. */
  readonly law?: string;
  readonly provision?: string;
  readonly memberState?: string;
}

/** What is the same of a measure before it is written and after. */
export interface MeasureColumns extends MeasureKey {
  readonly id: string;
  readonly ground: 'illegal' | 'terms';
  readonly category: string;
  readonly keyword: string | null;
  readonly otherDescription: string | null;
  readonly categoryListVersion: string;
  readonly termsClauseId: string | null;
  readonly restrictionTypes: readonly RestrictionType[];
  readonly automatedDetection: boolean;
  readonly automatedDecision: AutomatedDecision;
  readonly automationSystem: string | null;
  readonly automationVersion: string | null;
  readonly contentExternalId: string;
  readonly contentTypes: readonly ContentType[];
  readonly contentLanguage: string | null;
  readonly audienceSize: number | null;
  readonly recipientExternalId: string | null;
  readonly repeatsDecisionId: string | null;
  readonly repeatsAppliedOn: string | null;
  readonly repeatsMeasureId: string | null;
  readonly explanationId: string;
  /** The language wanted for the recipient. */
  readonly statementLanguage: string;
  /** Why nobody is told (Art. 17(2)). */
  readonly exemption: Exclude<Exemption, 'article-9-order'> | null;
}

/** A measure as it is kept. */
export interface MeasureRecord extends MeasureColumns {
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly origin: string;
  readonly territory: readonly string[];
  readonly endsAt: Date | null;
  /** When the platform told the recipient itself. */
  readonly statementSentAt: Date | null;
  readonly reversedAt: Date | null;
}

/** A measure before it is written: its columns, `Date`s as RFC 3339 texts, since a whole set travels as one JSON text. */
export interface NewMeasure extends MeasureColumns {
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** Null: all Member States, which need not travel a thousand times. */
  readonly territory: readonly string[] | null;
  readonly endsAt: string | null;
  readonly statementSentAt: string | null;
  /** `\x` and hexadecimal: a keyed hash of what the platform sent, by which a repetition is known. */
  readonly bodyHash: string;
}

/** The territory of a measure that names none. */
export const wholeUnion: readonly string[] = [...memberStateCodes].sort();

/** The key as one text, for maps. */
export function keyOf({ appliedOn, measureId }: MeasureKey): string {
  return `${appliedOn} ${measureId}`;
}
