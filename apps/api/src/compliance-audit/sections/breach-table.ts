import type { Table } from '../compliance-report.js';
import { table } from '../section-parts.js';
import type { NamedBreach } from './times.query.js';

/** The breaches by name: what was due, and where it is found. */
export function breachTable({ rows, total }: { rows: readonly NamedBreach[]; total: number }): Table {
  return table(
    'breaches',
    'Breaches by name',
    'Due times of the period that passed unmet, written down by the worker at the due time; what was done later does not undo them.',
    [
      { label: 'Response time', unit: 'text' },
      { label: 'Reference', unit: 'text' },
      { label: 'Case', unit: 'text' },
      { label: 'Due', unit: 'instant' },
      { label: 'Found', unit: 'instant' },
    ],
    rows.map((one) => [one.responseTime, one.reference ?? one.factId, one.caseId, one.dueAt, one.recordedAt]),
    total,
  );
}
