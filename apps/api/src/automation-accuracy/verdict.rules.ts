import { illegalCategoryCodes, isSubcategoryOf, termsCategoryCodes } from '../categories/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import type { Verdict } from './accuracy.js';

export interface ReviewersVerdict {
  readonly verdict: Verdict;
  readonly category?: string;
  readonly keyword?: string;
}

/** A violation names a category of its ground; nothing else names one. */
export function verdictFaults({ verdict, category, keyword }: ReviewersVerdict): FieldError[] {
  const codes = verdict === 'illegal' ? illegalCategoryCodes : verdict === 'against-terms' ? termsCategoryCodes : null;
  if (!codes) {
    return [
      ...(category === undefined ? [] : [{ pointer: '#/category', detail: 'must be left out without a violation' }]),
      ...(keyword === undefined ? [] : [{ pointer: '#/keyword', detail: 'must be left out without a violation' }]),
    ];
  }
  if (category === undefined || !codes.includes(category)) {
    return [{ pointer: '#/category', detail: 'must be a category of the Commission’s list for this ground' }];
  }
  if (keyword !== undefined && !isSubcategoryOf(keyword, category)) {
    return [{ pointer: '#/keyword', detail: 'must be a sub-category of the category' }];
  }
  return [];
}
