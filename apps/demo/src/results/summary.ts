import { totalOf, type Report, type ResponseTime } from './figures.js';
import type { Rights } from './rights.js';
import { rightsTables } from './rights-tables.js';
import { duration, table } from './table.js';

const notices = '4_notices';
const illegal = '5_own_initiative_illegal';
const terms = '6_own_initiative_TC';

export interface Results {
  readonly report: Report;
  readonly responseTimes: readonly ResponseTime[];
  readonly rights: Rights;
  readonly messages: ReadonlyMap<string, number>;
  readonly commands: { readonly waiting: number; readonly overdue: number; readonly refused: number };
}

/** The main figures, for reading on a terminal. */
export function summary({ report, responseTimes, rights, messages, commands }: Results): string {
  const both = (column: string) => [totalOf(report, notices, column), totalOf(report, notices, `${column}_tf`)];
  const sections = [
    table([
      ['Transparency report (Art. 15)', 'all', 'trusted flaggers'],
      ['Notices received', ...both('notices_received')],
      ['Items in them', ...both('notice_items')],
      ['Actions under the law', ...both('notice_actions_law')],
      ['Actions under the terms', ...both('notice_actions_tc')],
      ['Median hours to act', ...both('notice_median_action_hours')],
    ]),
    table([
      ['Own initiative', 'illegal', 'terms'],
      ['Measures', totalOf(report, illegal, 'own_measures'), totalOf(report, terms, 'own_measures')],
      [
        'Detected by automated means alone',
        totalOf(report, illegal, 'own_measures_automated'),
        totalOf(report, terms, 'own_measures_automated'),
      ],
    ]),
    table([
      ['Response time', 'facts', 'median', '90 %', 'open', 'overdue'],
      ...responseTimes.map(({ responseTime, total }) => [
        responseTime,
        total.count,
        duration(total.medianSeconds),
        duration(total.p90Seconds),
        total.open,
        total.overdue,
      ]),
    ]),
    ...rightsTables(rights),
    table([['Messages of this run', 'number'], ...[...messages].sort()]),
    table([
      ['Commands without confirmation', 'number'],
      ['overdue', commands.overdue],
      ['failed or refused', commands.refused],
      ['not due yet', commands.waiting],
    ]),
  ];
  const faults = report.findings.map(({ effect, check, detail }) => `  ${check} ${effect}: ${detail}`);
  return [...sections, ...(faults.length > 0 ? [['What the report’s checks found:', ...faults].join('\n')] : [])].join(
    '\n\n',
  );
}
