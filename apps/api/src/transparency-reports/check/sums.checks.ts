import type { Check, Violation } from './check.js';
import { type CategoryRecord, categoryRecords, columnsOf, type SheetTable } from './sheet-table.js';

/** Rows that must add up to another; blanks add nothing, and a column that is blank in all of them is not compared. */
function sumViolations(table: SheetTable, whole: CategoryRecord, parts: readonly CategoryRecord[]): Violation[] {
  return columnsOf(table, 'count').flatMap(({ id, header }) => {
    const stated = whole.numbers.get(id) ?? null;
    const values = parts.map((part) => part.numbers.get(id) ?? null);
    if (stated === null && values.every((value) => value === null)) return [];
    const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
    if (sum === (stated ?? 0)) return [];
    const detail = `${whole.code} says ${stated ?? 'nothing'}, its rows add up to ${sum}`;
    return [{ sheet: table.id, record: whole.record, column: header, detail }];
  });
}

export const subcategoriesAddUp: Check = {
  id: 'C1',
  status: 'rule',
  text: 'Sub-category rows add up to their category row for every count column (Annex II Part I section 7).',
  violations: (tables) =>
    tables.flatMap((table) => {
      const records = categoryRecords(table);
      return records
        .filter((record) => record.level === 'category')
        .flatMap((whole) => {
          const parts = records.filter(
            (part) => part.level === 'subcategory' && part.category === whole.category && part.scope === whole.scope,
          );
          return parts.length === 0 ? [] : sumViolations(table, whole, parts);
        });
    }),
};

export const categoriesAddUp: Check = {
  id: 'C2',
  status: 'inferred',
  text: 'Category rows add up to the TOTAL row for every count column.',
  violations: (tables) =>
    tables.flatMap((table) => {
      const records = categoryRecords(table);
      const categories = records.filter((record) => record.level === 'category');
      return records
        .filter((record) => record.level === 'total')
        .flatMap((whole) =>
          sumViolations(
            table,
            whole,
            categories.filter((category) => category.scope === whole.scope),
          ),
        );
    }),
};
