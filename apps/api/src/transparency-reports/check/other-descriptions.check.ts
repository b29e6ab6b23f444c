import { otherKeyword } from '../../categories/index.js';
import type { Check, Violation } from './check.js';
import { type CategoryRecord, categoryRecords } from './sheet-table.js';

function hasData(record: CategoryRecord): boolean {
  return [...record.numbers.values()].some((value) => value !== null && value > 0);
}

export const otherRowsDescribed: Check = {
  id: 'C4',
  status: 'rule',
  text: 'KEYWORD_OTHER rows with data carry a description, and no two descriptions are alike (Annex II Part I section 7).',
  violations: (tables) =>
    tables.flatMap((table) => {
      const others = categoryRecords(table).filter((record) => record.code === otherKeyword);
      const seen = new Set<string>();
      return others.flatMap((record): Violation[] => {
        const at = { sheet: table.id, record: record.record, column: 'Description of the sub-category "Other"' };
        if (!record.otherDescription) {
          return hasData(record) ? [{ ...at, detail: `${record.category} has figures without a description` }] : [];
        }
        const alike = `${record.scope}\n${record.category}\n${record.otherDescription.toLowerCase()}`;
        if (!seen.has(alike)) {
          seen.add(alike);
          return [];
        }
        return [{ ...at, detail: `"${record.otherDescription}" stands twice under ${record.category}` }];
      });
    }),
};
