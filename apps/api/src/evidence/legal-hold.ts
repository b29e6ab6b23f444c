/** What may be held. Equal to the constraint `legal_hold_entity_known`. */
export const heldKinds = ['case', 'recipient', 'period'] as const;
export type HeldKind = (typeof heldKinds)[number];

/** A case or a recipient by its id, or all that happened in [from, to). */
export type Held =
  | { readonly kind: 'case' | 'recipient'; readonly id: string }
  | { readonly kind: 'period'; readonly from: Date; readonly to: Date };

export interface LegalHold {
  readonly platformId: string;
  readonly id: string;
  readonly requestId: string | null;
  readonly held: Held;
  /** Such as `DSA Art. 67(2)` or `Art. 6(5) GDPR`. */
  readonly legalBasis: string;
  readonly reasonId: string;
  readonly placedBy: string;
  readonly placedAt: Date;
  /** Null: until somebody ends it. */
  readonly expiresAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly endReasonId: string | null;
}
