import type { Category, CategoryUse, Subcategory } from './category.js';
import { commissionCategories } from './commission-list.js';

export type CategoryCode = (typeof commissionCategories)[number]['code'];
export type KeywordCode = (typeof commissionCategories)[number]['subcategories'][number]['code'];

/** All seventeen categories in the Commission's order. */
export const categories: readonly Category[] = commissionCategories;

/** The sub-category that a provider may repeat with descriptions of its own (Annex II Part I section 7). */
export const otherKeyword = 'KEYWORD_OTHER' satisfies KeywordCode;

/** For a notice whose alleged illegality cannot be deduced from it; never a default for an empty form field. */
export const notSpecifiedByNotifier = 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE' satisfies CategoryCode;

/** Offences for which a notice needs no name and no address (Art. 16(2)(c); Directive 2011/93/EU Art. 3 to 7). */
export const childSexualAbuseKeywords: readonly string[] = [
  'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
  'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE',
  'KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS',
] satisfies KeywordCode[];

const byCode = new Map(categories.map((category) => [category.code, category]));

/** The codes of all categories, and of those that may be used for one purpose; for `@IsIn` of a DTO. */
export const categoryCodes: readonly string[] = categories.map((category) => category.code);
export const noticeCategoryCodes = codesFor('notices');
export const orderCategoryCodes = codesFor('orders');
export const illegalCategoryCodes = codesFor('own-initiative-illegal');
export const termsCategoryCodes = codesFor('own-initiative-terms');

/** The distinct codes of all sub-categories, KEYWORD_OTHER once; for `@IsIn` of a DTO. */
export const keywordCodes: readonly string[] = [
  ...new Set(categories.flatMap((category) => category.subcategories.map((subcategory) => subcategory.code))),
];

/** The category with this code, or undefined when the Commission's list has none. */
export function categoryOf(code: string): Category | undefined {
  return byCode.get(code);
}

/** The categories that may be used for this purpose, in the Commission's order. */
export function categoriesFor(use: CategoryUse): readonly Category[] {
  return categories.filter((category) => category.usedFor.includes(use));
}

/** The sub-category with this keyword under this category, or undefined. */
export function subcategoryOf(category: string, keyword: string): Subcategory | undefined {
  return categoryOf(category)?.subcategories.find((subcategory) => subcategory.code === keyword);
}

/** True when the keyword stands under the category. */
export function isSubcategoryOf(keyword: string, category: string): boolean {
  return subcategoryOf(category, keyword) !== undefined;
}

/** True when the keyword is one of the offences for which a notifier may stay unnamed (Art. 16(2)(c)). */
export function allegesChildSexualAbuse(keyword: string | null | undefined): boolean {
  return keyword != null && childSexualAbuseKeywords.includes(keyword);
}

function codesFor(use: CategoryUse): readonly string[] {
  return categoriesFor(use).map((category) => category.code);
}
