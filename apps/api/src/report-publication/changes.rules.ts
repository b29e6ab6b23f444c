import type { CellValue, Sheet } from '../transparency-reports/index.js';
import type { CellChange } from './frozen-report.js';

interface Row {
  readonly number: number;
  readonly label: string;
  readonly cells: readonly CellValue[];
}

/** What every report has in another way: the day of publication is no correction. */
const leftOut: ReadonlySet<string> = new Set(['1_report_identification']);

/** The same in all rows of a sheet, or said by the address of the report: no part of a row's name. */
const unnamed: ReadonlySet<string> = new Set(['applicability', 'service', 'reporting_period']);

/**
 * Every cell that differs between two versions of a report, sheet by sheet, in the order of the newer one; then what stood in rows
 * that are gone. Rows are the same when their key columns are.
 */
export function changesBetween(before: readonly Sheet[], after: readonly Sheet[]): CellChange[] {
  return after
    .filter(({ id }) => !leftOut.has(id))
    .flatMap((sheet) => {
      const old = before.find(({ id }) => id === sheet.id);
      return old ? changesOfSheet(old, sheet) : [];
    });
}

function changesOfSheet(before: Sheet, after: Sheet): CellChange[] {
  const [old, young] = [rowsOf(before), rowsOf(after)];
  const compared = after.columns.flatMap(({ id, header, role }, position) =>
    role === 'key' ? [] : [{ header, position, wasAt: before.columns.findIndex((column) => column.id === id) }],
  );
  const change = (row: Row | undefined, was: Row | undefined, header: string, values: [CellValue, CellValue]) => ({
    sheet: after.id,
    row: row?.number ?? null,
    label: (row ?? was)!.label,
    column: header,
    before: values[0],
    after: values[1],
  });
  const changed = [...young].flatMap(([key, row]) =>
    compared.flatMap(({ header, position, wasAt }) => {
      const was = old.get(key);
      const values: [CellValue, CellValue] = [was?.cells[wasAt] ?? null, row.cells[position] ?? null];
      return values[0] === values[1] ? [] : [change(row, was, header, values)];
    }),
  );
  const gone = [...old].flatMap(([key, was]) =>
    young.has(key)
      ? []
      : compared.flatMap(({ header, wasAt }) => {
          const value = was.cells[wasAt] ?? null;
          return value === null ? [] : [change(undefined, was, header, [value, null])];
        }),
  );
  return [...changed, ...gone];
}

/** By their key columns; of rows with the same keys the second is another one. */
function rowsOf({ columns, records }: Sheet): Map<string, Row> {
  const keys = columns.flatMap(({ role, id }, position) =>
    role === 'key' && !unnamed.has(id) ? [{ id, position }] : [],
  );
  const rows = new Map<string, Row>();
  records.forEach((cells, index) => {
    const named = keys.map(({ position }) => cells[position] ?? '');
    let key = JSON.stringify(named);
    while (rows.has(key)) key += '+';
    const label = [...new Set(named.map((text) => String(text).trim()).filter((text) => text !== ''))].join(', ');
    rows.set(key, { number: index + 2, label, cells });
  });
  return rows;
}
