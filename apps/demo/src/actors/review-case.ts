/** What the demo's moderators read of a case that they are given. */
export interface ReviewCase {
  readonly id: string;
  readonly cause: 'notice' | 'own-initiative' | 'order';
  readonly subject: { readonly contentId: string | null };
  readonly items: readonly CaseItem[];
  readonly itemCount: number;
  /** Orders of authorities to act against it. */
  readonly orders: readonly { readonly id: string }[];
  readonly seenThrough: string;
}

export interface CaseItem {
  readonly id: string;
  readonly type: 'notice' | 'terms-flag';
  readonly noticeReference: string;
  readonly notifierKind: string;
  readonly category: string | null;
  readonly url: string | null;
  readonly contentId: string | null;
}
