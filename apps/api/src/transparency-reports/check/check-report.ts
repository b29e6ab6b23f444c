import { toRecords, type Sheet } from '../sheet.js';
import { automationWithinTotals } from './automated-means.check.js';
import type { Check, Finding } from './check.js';
import { cellsHaveTheirUnit, headersAreTheCommissions, noPlaceholders } from './format.checks.js';
import { trustedFlaggersWithinAll } from './notices.check.js';
import { otherRowsDescribed } from './other-descriptions.check.js';
import { restrictionsAddUp } from './own-measures.check.js';
import type { SheetTable } from './sheet-table.js';
import { categoriesAddUp, subcategoriesAddUp } from './sums.checks.js';

export const checks: readonly Check[] = [
  headersAreTheCommissions,
  cellsHaveTheirUnit,
  subcategoriesAddUp,
  categoriesAddUp,
  otherRowsDescribed,
  trustedFlaggersWithinAll,
  automationWithinTotals,
  restrictionsAddUp,
  noPlaceholders,
];

/** Everything that a report breaks, in the order of the checks; [] when it may be published as it is. */
export function checkTables(tables: readonly SheetTable[]): Finding[] {
  return checks.flatMap((check) =>
    check.violations(tables).map((violation) => ({
      ...violation,
      check: check.id,
      effect: check.status === 'rule' ? 'blocks' : 'warns',
      rule: check.text,
    })),
  );
}

/** The same for a report of our own. */
export function checkSheets(sheets: readonly Sheet[]): Finding[] {
  return checkTables(sheets.map((sheet) => ({ id: sheet.id, records: toRecords(sheet) })));
}
