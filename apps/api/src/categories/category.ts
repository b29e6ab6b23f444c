/**
 * What the Commission lets a category stand for: an order is filed by the provision it cites, a notice by what the
 * notifier alleges, an own-initiative measure by the ground of the decision (Annex II Part I section 7).
 */
export const categoryUses = ['orders', 'notices', 'own-initiative-illegal', 'own-initiative-terms'] as const;
export type CategoryUse = (typeof categoryUses)[number];

/** `code` is unique within its category only: KEYWORD_OTHER stands under fifteen of them. */
export interface Subcategory {
  readonly code: string;
  readonly label: string;
  readonly name: string;
  readonly shortName: string;
}

export interface Category {
  readonly number: number;
  readonly code: string;
  readonly label: string;
  readonly name: string;
  readonly shortName: string;
  readonly usedFor: readonly CategoryUse[];
  readonly subcategories: readonly Subcategory[];
}
