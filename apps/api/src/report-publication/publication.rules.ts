import { DateTime } from 'luxon';
import type { Finding } from '../transparency-reports/index.js';

/** Regulation (EU) 2024/2835 Art. 3: at least five years after publication. */
const publicForYears = 5;

/** Sheets that are the provider's own word (Art. 42(2), (3); 15(1)(c), (e)): what applies to it and was not entered is missing. */
const enteredSheets: ReadonlySet<string> = new Set(['9_human_resources', '10_AMAR', '11_qualitative']);

/** Annex II Part I section 1: a report that lacks parts counts as incomplete. */
const missingInput = 'I1';

/** What forbids to publish: broken rules, and parts that nobody entered. What is a reading of the rules only warns. */
export function blockingOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    ({ effect, check, sheet }) => effect === 'blocks' || (check === missingInput && enteredSheets.has(sheet)),
  );
}

/** True when the finding says that something was not entered: the sheets alone do not show it. */
export function isOfInputs({ check }: Finding): boolean {
  return /^I\d/.test(check);
}

/** The last day on which a version must be public, by the day of its publication; both YYYY-MM-DD. */
export function publicUntil(publishedOn: string): string {
  return DateTime.fromISO(publishedOn, { zone: 'utc' }).plus({ years: publicForYears }).toISODate()!;
}

/** Whether the publisher must be another person than who checked: a choice of the platform, if it has two who may. */
export function needsSecondPerson(reportSettings: Readonly<Record<string, unknown>>, officers: number): boolean {
  return reportSettings.publisherMayHaveChecked !== true && officers > 1;
}
