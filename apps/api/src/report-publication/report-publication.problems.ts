import { constraintProblem, problemType } from '../infrastructure/problem/index.js';
import type { Finding } from '../transparency-reports/index.js';
import type { ReportState, ReportStep } from './version.rules.js';

/** Days of the period are still to come: there is nothing to freeze yet. */
export const reportPeriodNotOver = problemType(
  'report-period-not-over',
  409,
  'The period of the report is not over',
  (to: string) => ({ detail: `${to} is not over in the platform’s time zone. Nothing was written.` }),
);

/** The report breaks rules, or lacks what only the provider can say; each place is named. */
export const reportBreaksRules = problemType(
  'report-breaks-rules',
  409,
  'The report breaks rules and may not be published',
  (findings: readonly Finding[]) => ({
    detail: `${findings.length} cells or rows stand against a publication. Nothing was written.`,
    violations: findings.map(({ sheet, record, column, check, rule, detail }) => ({
      sheet,
      row: record,
      column,
      check,
      rule,
      found: detail,
    })),
  }),
);

/** The report was published, or overtaken by another check or publication. */
export const reportStepRefused = problemType(
  'report-step-refused',
  409,
  'The report does not allow this step',
  (state: ReportState, step: ReportStep) => ({ detail: why(state, step), state, step }),
);

/** Four eyes: who checked a report does not publish it where somebody else can. */
export const reportNeedsSecondPerson = problemType(
  'report-needs-second-person',
  409,
  'Another person must publish the report',
  () => ({
    detail: 'You checked this report yourself: another compliance officer must publish it. Nothing was written.',
  }),
);

function why(state: ReportState, step: ReportStep): string {
  if (state !== 'checked') return `The report is ${state}. Nothing was written.`;
  return step === 'publish'
    ? 'A version is public already: this one must say why and how it corrects it. Nothing was written.'
    : 'Nothing is public yet that could be corrected: publish it. Nothing was written.';
}

constraintProblem('report_version_pkey', () => reportStepRefused('outdated', 'publish'));
constraintProblem('report_version_of_check_unique', () => reportStepRefused('published', 'publish'));
