import { categoryOf, isSubcategoryOf, otherKeyword } from '../categories/index.js';
import type { FiguresRow, Filing } from './facts.js';

/**
 * Where a fact stands in a sheet. The template has no row for "no sub-category", and sub-categories must add up to their
 * category (Annex II Part I section 7): a fact without one is filed under KEYWORD_OTHER, undescribed.
 */
export function filed(filing: Filing): Filing {
  const { category } = filing;
  if (!categoryOf(category)?.subcategories.length) return { category, keyword: null, otherDescription: null };
  const keyword = filing.keyword && isSubcategoryOf(filing.keyword, category) ? filing.keyword : otherKeyword;
  const otherDescription = keyword === otherKeyword ? filing.otherDescription?.trim() || null : null;
  return { category, keyword, otherDescription };
}

/** True when a fact filed there is counted in this row. */
export function countsIn(row: FiguresRow, filing: Filing): boolean {
  if (row.level === 'total') return true;
  const { category, keyword, otherDescription } = filed(filing);
  if (row.level === 'category') return row.category === category;
  return row.category === category && row.keyword === keyword && row.otherDescription === otherDescription;
}

/** Looked up by every cell of a sheet: thousands of groups are gone through once, not once a cell. */
const indexes = new WeakMap<readonly Filing[], ReadonlyMap<string, readonly Filing[]>>();

/** The groups that are counted in this row, in their order. The groups must not change afterwards. */
export function groupsIn<Group extends Filing>(row: FiguresRow, groups: readonly Group[]): readonly Group[] {
  const index = indexes.get(groups) ?? indexed(groups);
  indexes.set(groups, index);
  return (index.get(keyOf(row)) ?? []) as readonly Group[];
}

function indexed(groups: readonly Filing[]): Map<string, Filing[]> {
  const index = new Map<string, Filing[]>();
  for (const group of groups) {
    const place = filed(group);
    const rows: FiguresRow[] = [{ level: 'total' }, { level: 'category', category: place.category }];
    for (const row of [...rows, { level: 'subcategory', ...place } as const]) {
      const key = keyOf(row);
      const inRow = index.get(key);
      if (inRow) inRow.push(group);
      else index.set(key, [group]);
    }
  }
  return index;
}

function keyOf(row: FiguresRow): string {
  if (row.level === 'total') return '';
  return row.level === 'category' ? row.category : JSON.stringify([row.category, row.keyword, row.otherDescription]);
}

/** True when both name the same row. */
export function isSameRow(one: FiguresRow, other: FiguresRow): boolean {
  if (one.level === 'total' || other.level === 'total') return one.level === other.level;
  if (one.category !== other.category || one.level !== other.level) return false;
  if (one.level === 'category' || other.level === 'category') return true;
  return one.keyword === other.keyword && one.otherDescription === other.otherDescription;
}

/** What a KEYWORD_OTHER row with figures says when nobody described it; differs by category, as descriptions must. */
export function undescribedOther(category: string): string {
  return `${categoryOf(category)?.name.trim() ?? category}: sub-category not given`;
}
