import type { ReportInput } from '../report-input.js';
import type { CellValue, SheetDeclaration } from '../sheet.js';
import { serviceColumn } from './key-columns.js';

interface IdentificationRow {
  readonly indicator: string;
  readonly value: (input: ReportInput) => CellValue;
}

const rows: readonly IdentificationRow[] = [
  { indicator: 'Name of the service provider', value: (input) => input.providerName },
  { indicator: 'Date of the publication of the report', value: (input) => input.publishedOn },
  { indicator: 'Date of the publication of the latest previous report', value: (input) => input.previouslyPublishedOn },
  { indicator: 'Starting date of reporting period', value: (input) => input.from },
  { indicator: 'Ending date of reporting period', value: (input) => input.to },
];

/** Annex II 1.1. */
export const reportIdentification: SheetDeclaration<IdentificationRow> = {
  id: '1_report_identification',
  partName: 'summary',
  legalBasis: 'Art. 15(1), 24, 42',
  columns: [
    { id: 'applicability', header: 'Applicability', role: 'key', unit: 'text', cell: () => 'All' },
    serviceColumn,
    { id: 'indicator', header: 'Indicator', role: 'key', unit: 'text', cell: (row) => row.indicator },
    { id: 'value', header: 'Value', role: 'figure', unit: 'value', cell: (row, input) => row.value(input) },
  ],
  rows: () => rows,
};
