import { toRecords, type Sheet } from '../sheet.js';
import { automationWithinTotals } from './automated-means.check.js';
import type { Check, Finding } from './check.js';
import { cellsHaveTheirUnit, headersAreTheCommissions, noPlaceholders } from './format.checks.js';
import { keysAreTheTemplates, labelsAreExact, rowsAreComplete } from './keys.checks.js';
import { trustedFlaggersWithinAll } from './notices.check.js';
import { memberStatesAddUp } from './orders.check.js';
import { otherRowsDescribed } from './other-descriptions.check.js';
import { outcomesWithinTotal } from './outcomes.check.js';
import { restrictionsAddUp } from './own-measures.check.js';
import { answersAreShort } from './qualitative.check.js';
import { complaintsAddUp, implementedShare } from './redress.checks.js';
import type { SheetTable } from './sheet-table.js';
import { categoriesAddUp, subcategoriesAddUp } from './sums.checks.js';
import { noMedianOfNothing, timesAreNoMorePrecise, valuesHaveTheirUnit, zeroIsWritten } from './value.checks.js';
import { daysAreInOrder, oneServiceAndPeriod, periodIsAskedFor, publishedInTime } from './whole-report.checks.js';

export const checks: readonly Check[] = [
  headersAreTheCommissions,
  cellsHaveTheirUnit,
  keysAreTheTemplates,
  valuesHaveTheirUnit,
  oneServiceAndPeriod,
  rowsAreComplete,
  zeroIsWritten,
  noMedianOfNothing,
  timesAreNoMorePrecise,
  labelsAreExact,
  daysAreInOrder,
  publishedInTime,
  periodIsAskedFor,
  subcategoriesAddUp,
  categoriesAddUp,
  memberStatesAddUp,
  otherRowsDescribed,
  trustedFlaggersWithinAll,
  outcomesWithinTotal,
  complaintsAddUp,
  implementedShare,
  automationWithinTotals,
  restrictionsAddUp,
  answersAreShort,
  noPlaceholders,
];

/**
 * Everything that a report breaks, in the order of the checks; [] when it may be published as it is. What is pardoned only warns.
 */
export function checkTables(tables: readonly SheetTable[], pardoned: ReadonlySet<Check> = new Set()): Finding[] {
  return checks.flatMap((check) =>
    check.violations(tables).map((violation) => ({
      ...violation,
      check: check.id,
      effect: check.status === 'rule' && !pardoned.has(check) ? 'blocks' : 'warns',
      rule: check.text,
    })),
  );
}

/** The same for a report of our own. */
export function checkSheets(sheets: readonly Sheet[]): Finding[] {
  return checkTables(sheets.map((sheet) => ({ id: sheet.id, records: toRecords(sheet) })));
}

/** The same for a report that is published today: being late is a breach of its own, and no reason to come later still. */
export function checkForPublication(sheets: readonly Sheet[]): Finding[] {
  return checkTables(
    sheets.map((sheet) => ({ id: sheet.id, records: toRecords(sheet) })),
    new Set([publishedInTime]),
  );
}
