import { categoriesFor, otherKeyword, type CategoryUse } from '../../categories/index.js';
import type { FiguresRow, Filing } from '../facts.js';
import { filed, undescribedOther } from '../filing.rules.js';
import type { CellValue } from '../sheet.js';

/** TOTAL, then each category with its sub-categories beneath it; descriptions of KEYWORD_OTHER make rows of their own. */
export function categoryRows(use: CategoryUse, filings: readonly Filing[]): FiguresRow[] {
  const described = otherDescriptions(filings);
  return [
    { level: 'total' },
    ...categoriesFor(use).flatMap(({ code: category, subcategories }): FiguresRow[] => [
      { level: 'category', category },
      ...subcategories.flatMap(({ code: keyword }): FiguresRow[] => {
        const row = { level: 'subcategory', category, keyword, otherDescription: null } as const;
        if (keyword !== otherKeyword) return [row];
        const own = [...(described.get(category) ?? [])].sort();
        return [row, ...own.map((otherDescription) => ({ ...row, otherDescription }))];
      }),
    ]),
  ];
}

function otherDescriptions(filings: readonly Filing[]): Map<string, Set<string>> {
  const described = new Map<string, Set<string>>();
  for (const { category, otherDescription } of filings.map(filed)) {
    if (otherDescription === null) continue;
    described.set(category, (described.get(category) ?? new Set()).add(otherDescription));
  }
  return described;
}

/** What stands in the column of the category. */
export function codeOf(row: FiguresRow): string {
  if (row.level === 'total') return 'TOTAL';
  return row.level === 'category' ? row.category : (row.keyword ?? '');
}

/** What stands beside KEYWORD_OTHER: its description, or that nobody gave one although there are figures. */
export function descriptionOf(row: FiguresRow, values: readonly (number | null)[]): CellValue {
  if (row.level !== 'subcategory' || row.keyword !== otherKeyword) return null;
  const hasData = values.some((value) => value !== null && value > 0);
  return row.otherDescription ?? (hasData ? undescribedOther(row.category) : null);
}
