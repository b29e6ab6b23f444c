import type { ReportInput } from '../report-input.js';
import type { CellValue, SheetColumn } from '../sheet.js';
import { rowApplies, type Applicability } from '../tier.rules.js';

/** A row of a sheet by indicator. */
export interface ValueRow {
  readonly applicability: Applicability;
  readonly indicator: string;
  readonly value: (input: ReportInput) => CellValue;
}

export function keyColumn<Row>(id: string, header: string, cell: (row: Row) => string): SheetColumn<Row> {
  return { id, header, role: 'key', unit: 'text', cell };
}

/** Blank where the row is for providers of another tier. */
export const valueColumn: SheetColumn<ValueRow> = {
  id: 'value',
  header: 'Value',
  role: 'figure',
  unit: 'value',
  cell: (row, input) =>
    rowApplies(row.applicability, input.tier, input.choices.searchEngineIs) ? row.value(input) : null,
};
