import type { Gravity, MisuseKind } from './misuse.rules.js';
import type { EndCause } from './suspension.rules.js';

/** What a person weighed beside the numbers (Art. 23(3)(c), (d)). */
export interface WeighedFactors {
  readonly gravity: Gravity;
  /** The nature of the misuse and its consequences. */
  readonly assessment: string;
  /** Where it can be known. */
  readonly intention?: string | null;
}

/** What of a suspension is kept sealed. */
export interface SuspensionTexts {
  readonly assessment: string;
  readonly intention: string | null;
  /** What the party is told; null for a suspension of the service, whose statement of reasons says it. */
  readonly reasons: string | null;
}

export interface NewSuspension {
  readonly platformId: string;
  readonly id: string;
  readonly partyId: string;
  readonly kind: MisuseKind;
  readonly warningId: string;
  /** That imposed it; of a suspension of the service alone. */
  readonly decisionId: string | null;
  /** The four factors as they were weighed (Art. 23(3)): numbers in the window that ends with the suspension's start. */
  readonly counted: number;
  readonly total: number;
  readonly windowFrom: Date;
  readonly gravity: Gravity;
  readonly intentionKnown: boolean;
  readonly textId: string;
  readonly textHash: Buffer;
  readonly decidedBy: string;
  readonly messageId: string | null;
  readonly startsAt: Date;
  /** The first instant at which it is no longer in force. */
  readonly endsAt: Date;
}

export interface SuspensionEnd {
  readonly cause: EndCause;
  readonly reasonId: string;
  readonly endedBy: string;
  readonly occurredAt: Date;
}

export interface Suspension extends Omit<NewSuspension, 'textHash'> {
  readonly messageState: string | null;
  readonly decisionSuperseded: boolean;
  /** By instant. */
  readonly ends: readonly SuspensionEnd[];
}
