/** What ties a person to what a case is about; `own`: it is their own account, content or notice. */
export const ties = ['own', 'family', 'friend', 'work', 'financial', 'other'] as const;
export type Tie = (typeof ties)[number];

/** What a person is tied to: exactly one. */
export type TiedTo =
  | { readonly kind: 'account'; readonly id: string }
  | { readonly kind: 'content'; readonly id: string }
  | { readonly kind: 'notifier'; readonly email: string }
  | { readonly kind: 'case'; readonly id: string };
export type TiedToKind = TiedTo['kind'];

export interface DeclaredInterest {
  readonly id: string;
  readonly staffId: string;
  readonly tie: Tie;
  readonly kind: TiedToKind;
  /** The platform's own id, or the id of the case; null for a notifier, who is kept as a keyed hash. */
  readonly subject: string | null;
  readonly reasonId: string | null;
  readonly declaredBy: string;
  readonly declaredAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
}
