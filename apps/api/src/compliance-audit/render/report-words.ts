import type { ComplianceReport, Section } from '../compliance-report.js';
import type { Verdict } from '../verdict.rules.js';
import { instant } from './written.js';

/** So many rows stand in the readable report; all of them in the CSV set and in JSON. */
export const rowsShown = 20;

export const documentTitle = ({ serviceName, period }: ComplianceReport) =>
  `Compliance audit report: ${serviceName}, ${period.from} to ${period.to}`;

/** What the first page says of the report itself, as pairs. */
export function aboutReport(report: ComplianceReport): (readonly [string, string])[] {
  return [
    ['Service', `${report.serviceName} (${report.platform}), ${report.tier}`],
    ['Provider', report.providerName],
    ['Period', `${report.period.from} to ${report.period.to}, both days included, days in ${report.timeZone}`],
    ['Compared with', `${report.periodBefore.from} to ${report.periodBefore.to}, the same number of days before`],
    ['Counted', `${instant(report.madeAt, report.timeZone)} (${report.timeZone}), in one snapshot of the database`],
    ['Report', report.id],
    ['Made by', report.program],
  ];
}

/** How to read it; the same for every report. */
export const howToRead: readonly string[] = [
  'Each section is about one obligation of the Digital Services Act (Regulation (EU) 2022/2065). Its verdict is the gravest of its ' +
    'criteria: met, at risk, not met. “No data” means that no fact on record says anything; it never means that all is well.',
  'The Regulation names hardly any figures. The limits between the verdicts are the software maker’s choice; each stands beside its ' +
    'criterion, so that whoever disagrees can judge by other limits from the same figures.',
  'A figure counts what began in the period, and says which facts these are. Times are of the world, not of our writing. Medians are ' +
    'over what has ended; what is still open is counted beside them.',
  'No notifier is named, and no text of a notice or decision is repeated. Accounts stand by the platform’s own number, and only in ' +
    'the section on equal treatment.',
];

export function verdictCounts(sections: readonly Section[]): (readonly [Verdict, number])[] {
  const order: Verdict[] = ['not-met', 'at-risk', 'met', 'no-data'];
  return order.map((verdict) => [verdict, sections.filter((section) => section.verdict === verdict).length] as const);
}

/** What is said below a table that is cut off. */
export function moreRows(shown: number, held: number, total: number): string | null {
  if (total <= shown) return null;
  const where = held >= total ? 'all of them are in the CSV set' : `the first ${held} are in the CSV set`;
  return `${shown} of ${total} are shown; ${where}.`;
}
