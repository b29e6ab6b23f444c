import type { ReportInput } from './report-input.js';

/** Annex II Part I section 4: integers, hours, shares in [0,1], days YYYY-MM-DD, periods of two days with a slash. */
export type Unit = 'text' | 'count' | 'hours' | 'ratio' | 'date' | 'period' | 'value';

/** null is a blank cell: the row or column does not apply to the provider, or there is nothing to say. */
export type CellValue = string | number | null;

/** One column of a sheet: `id` is the id in the machine-readable template, `header` the Commission's bytes. */
export interface SheetColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly role: 'key' | 'figure' | 'context';
  readonly unit: Unit;
  readonly cell: (row: Row, input: ReportInput) => CellValue;
}

/** A sheet of the template: what stands in its columns, and which rows a report has. */
export interface SheetDeclaration<Row> {
  readonly id: string;
  /** The sheet's name in the Commission's CSV set. */
  readonly partName: string;
  readonly legalBasis: string;
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: (input: ReportInput) => readonly Row[];
}

/** What stands above a column, without the way to fill it. */
export type ColumnHead = Omit<SheetColumn<never>, 'cell'>;

/** A filled sheet; each record has as many cells as there are columns. */
export interface Sheet {
  readonly id: string;
  readonly partName: string;
  readonly legalBasis: string;
  readonly columns: readonly ColumnHead[];
  readonly records: readonly (readonly CellValue[])[];
}

/** A declaration whose rows are its own affair. `fill` is pure: the same input makes the same cells. */
export interface DeclaredSheet extends Omit<Sheet, 'records'> {
  readonly fill: (input: ReportInput) => Sheet;
}

export function declared<Row>({ rows, columns, ...sheet }: SheetDeclaration<Row>): DeclaredSheet {
  const heads = columns.map(({ id, header, role, unit }) => ({ id, header, role, unit }));
  const fill = (input: ReportInput) => ({
    ...sheet,
    columns: heads,
    records: rows(input).map((row) => columns.map((column) => column.cell(row, input))),
  });
  return { ...sheet, columns: heads, fill };
}

/** The sheet as text: header first, numbers with a full stop and without thousands separators, blanks empty. */
export function toRecords(sheet: Sheet): string[][] {
  const text = (value: CellValue) => (value === null ? '' : String(value));
  return [sheet.columns.map((column) => column.header), ...sheet.records.map((record) => record.map(text))];
}
