import type { PlacedRows } from '../figure-rows.query.js';
import { countsIn } from '../filing.rules.js';
import type { Sheet } from '../sheet.js';
import { type ReportCell, rowName } from './report-cells.js';
import type { Difference, VerifiedBy } from './verification.js';

/** Every cell of every sheet, keys and context included, as text. */
export function compareSheets(reported: readonly Sheet[], straight: readonly Sheet[]): Difference[] {
  return reported.flatMap((sheet, index) => {
    const other = straight[index]!;
    if (sheet.records.length !== other.records.length) {
      const [lines, others] = [sheet.records.length, other.records.length];
      return difference('straight', sheet.id, null, '', 'rows', lines, others);
    }
    return sheet.records.flatMap((record, row) =>
      sheet.columns.flatMap(({ header }, column) =>
        record[column] === other.records[row]![column]
          ? []
          : difference(
              'straight',
              sheet.id,
              row + 2,
              nameOf(record),
              header,
              record[column],
              other.records[row]![column],
            ),
      ),
    );
  });
}

/** A cell beside another count of it: a blank count is one of nothing, unless the whole sheet or row does not apply. */
export function compareCell(by: VerifiedBy, cell: ReportCell, counted: number | null): Difference[] {
  const agrees = cell.value === counted || (cell.value ?? 0) === (counted ?? 0);
  return agrees ? [] : [difference(by, cell.sheet, cell.record, rowName(cell), cell.column, cell.value, counted)];
}

/** How many of a figure's rows stand in a cell's row, or how many items they have. */
export function placedIn(cell: ReportCell, placed: readonly PlacedRows[], memberState: string | undefined): number {
  return placed
    .filter((rows) => memberState === undefined || rows.memberState === memberState)
    .filter((rows) => cell.row.level === 'total' || countsIn(cell.row, rows))
    .reduce((sum, rows) => sum + (/_items(_tf)?$/.test(cell.figure) ? rows.items : rows.facts), 0);
}

/** Sheets and rows that do not apply to the provider are blank all over: there is nothing to compare. */
export function applicable(cells: readonly ReportCell[]): ReportCell[] {
  const blank = Map.groupBy(
    cells.filter(({ sheet }) => /^[3456]_/.test(sheet)),
    ({ sheet }) => sheet,
  );
  const unused = [...blank].filter(([, all]) => all.every(({ value }) => value === null)).map(([sheet]) => sheet);
  return cells.filter((cell) => !unused.includes(cell.sheet) && (/^[3456]_/.test(cell.sheet) || cell.value !== null));
}

function nameOf(record: Sheet['records'][number]): string {
  return record.slice(3, 6).filter(Boolean).join(' / ');
}

function difference(
  by: VerifiedBy,
  sheet: string,
  record: number | null,
  row: string,
  column: string,
  reported: string | number | null | undefined,
  counted: string | number | null | undefined,
): Difference {
  const text = (value: string | number | null | undefined) => (value == null ? null : String(value));
  return { by, sheet, record, row, column: column.trim(), reported: text(reported), counted: text(counted) };
}
