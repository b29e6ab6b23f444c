import type { Gravity, MisuseKind } from './misuse.rules.js';

/** Who is counted: a recipient of the service, or who sends from an address (its keyed hash). */
export type PartyOf = { readonly recipientId: string } | { readonly addressHmac: Buffer };

export interface Party {
  readonly id: string;
  readonly recipientId: string | null;
  /** What the platform calls the recipient. */
  readonly recipient: string | null;
  readonly addressHmac: Buffer | null;
}

/** Something manifest that a decision found, about to be counted (Art. 23(3)(a)). */
export interface NewTally {
  readonly platformId: string;
  readonly kind: MisuseKind;
  readonly party: PartyOf;
  /** The decision that found it, or that a complaint was about: it counts only while that decision stands. */
  readonly decisionId: string | null;
  readonly contentId?: string | null;
  readonly noticeId?: string | null;
  readonly itemId?: string | null;
  readonly complaintId?: string | null;
  /** The sealed name and address of who sent it, by which they can be warned. */
  readonly identityId?: string | null;
  readonly category: string | null;
  readonly gravity: Gravity | null;
  /** When it was provided or sent. */
  readonly occurredAt: Date;
}
