import type { ReportInput } from '../report-input.js';
import type { SheetColumn } from '../sheet.js';

/** Column Service: one report per service (Annex II Part I). */
export const serviceColumn: SheetColumn<unknown> = {
  id: 'service',
  header: 'Service',
  role: 'key',
  unit: 'text',
  cell: (_row, input: ReportInput) => input.service,
};

/** Column Reporting period: first and last day, both inside. */
export const periodColumn: SheetColumn<unknown> = {
  id: 'reporting_period',
  header: 'Reporting period',
  role: 'key',
  unit: 'period',
  cell: (_row, input: ReportInput) => `${input.from}/${input.to}`,
};
