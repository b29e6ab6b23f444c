import type { Redress, RestrictionType } from '../platforms/index.js';

/** Art. 17(3)(d): the law, and why the content is illegal under it. */
export interface IllegalGround {
  readonly kind: 'illegal';
  readonly law: string;
  readonly provision: string;
  /** Whose law it is; null for the law of the Union. */
  readonly memberState: string | null;
  readonly explanation: string;
}

/** Art. 17(3)(e): the clause of the terms and its version, and why the content is incompatible with it. */
export interface TermsGround {
  readonly kind: 'terms';
  readonly clause: {
    readonly id: string;
    readonly code: string;
    readonly version: number;
    readonly title: string;
    readonly url: string | null;
  };
  readonly explanation: string;
}

export type Ground = IllegalGround | TermsGround;

/** Art. 17(3)(b): what led to the decision. Derived from the notices and flags, never typed in. */
export const sources = ['article-16', 'trusted-flagger', 'terms-flag', 'voluntary', 'order'] as const;
export type Source = (typeof sources)[number];

/** Art. 17(3)(c): how far the decision was taken by automated means. */
export const automatedDecisions = ['full', 'partial', 'none'] as const;
export type AutomatedDecision = (typeof automatedDecisions)[number];

/** What the statement is about, as the platform and its recipients name it. */
export interface StatementSubject {
  readonly kind: string;
  /** The platform's own id; null for a location that the platform has not described. */
  readonly contentId: string | null;
  readonly locations: readonly string[];
}

/** The elements of Art. 17(3), before anybody has checked that none is missing. */
export interface StatementDraft {
  readonly subject: StatementSubject;
  /** (a); `endsAt` is an RFC 3339 instant, null means until further notice. */
  readonly restrictions: readonly {
    readonly type: RestrictionType;
    readonly territory: readonly string[];
    readonly endsAt: string | null;
  }[];
  /** (b) */
  readonly facts: string;
  readonly source: Source;
  /** The notifier's name, where naming it is strictly necessary; else null. */
  readonly notifier: string | null;
  /** (c) */
  readonly automation: { readonly detection: boolean; readonly decision: AutomatedDecision };
  /** (d) or (e) */
  readonly ground: Ground;
  /** (f) */
  readonly redress: readonly Redress[];
}

declare const complete: unique symbol;

/** A draft that has every element of Art. 17(3): only `buildStatement` makes one, and only such a one can be issued. */
export type Statement = StatementDraft & { readonly [complete]: true };

/** Why a statement is not sent (Art. 17(2), 17(5)); equal to `statement_of_reasons_exemption_known`. */
export const exemptions = ['no-contact-details', 'deceptive-high-volume', 'article-9-order'] as const;
export type Exemption = (typeof exemptions)[number];
