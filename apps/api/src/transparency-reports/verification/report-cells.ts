import { categoryOf, otherKeyword } from '../../categories/index.js';
import { indicatorRecords } from '../check/indicator-rows.js';
import type { FiguresRow } from '../facts.js';
import { undescribedOther } from '../filing.rules.js';
import { type CellValue, type Sheet, toRecords } from '../sheet.js';

/** A number of a report that was counted, and where it stands. */
export interface ReportCell {
  readonly sheet: string;
  /** In the file, 1 is the header. */
  readonly record: number;
  /** As in the machine-readable template; a language row is `….lang:<code>`. */
  readonly figure: string;
  readonly column: string;
  /** The row of a sheet by category; TOTAL on sheets by indicator. */
  readonly row: FiguresRow;
  /** TOTAL or a Member State of sheet 3. */
  readonly scope: string;
  /** null is blank. */
  readonly value: number | null;
}

/** All counted numbers of a sheet that is made of facts; what was entered by hand has none. */
export function cellsOf(sheet: Sheet): ReportCell[] {
  if (/^[3456]_/.test(sheet.id)) return categoryCells(sheet);
  return /^[78]_/.test(sheet.id) ? indicatorCells(sheet) : [];
}

function categoryCells(sheet: Sheet): ReportCell[] {
  let category = '';
  return sheet.records.flatMap((record, index) => {
    const cell = (id: string) => record[sheet.columns.findIndex((column) => column.id === id)];
    const code = String(cell('category_code'));
    if (categoryOf(code)) category = code;
    const row = rowOf(code, category, cell('other_description') ?? null);
    return sheet.columns.flatMap(({ id, header, role }, position) =>
      role !== 'figure'
        ? []
        : {
            sheet: sheet.id,
            record: index + 2,
            figure: id,
            column: header,
            row,
            scope: String(cell('scope') ?? 'TOTAL'),
            value: record[position] as number | null,
          },
    );
  });
}

function rowOf(code: string, category: string, description: CellValue): FiguresRow {
  if (code === 'TOTAL') return { level: 'total' };
  if (code === category) return { level: 'category', category };
  const isDescribed = code === otherKeyword && description !== null && description !== undescribedOther(category);
  return { level: 'subcategory', category, keyword: code, otherDescription: isDescribed ? String(description) : null };
}

function indicatorCells(sheet: Sheet): ReportCell[] {
  return indicatorRecords({ id: sheet.id, records: toRecords(sheet) }).flatMap(({ record, row, scope, number }) =>
    row?.unit !== 'count' && row?.unit !== 'hours'
      ? []
      : {
          sheet: sheet.id,
          record,
          figure: row.id.endsWith('.lang') ? `${row.id}:${scope}` : row.id,
          column: 'Value',
          row: { level: 'total' },
          scope: 'TOTAL',
          value: number,
        },
  );
}

/** The row in words: TOTAL, a category, or a sub-category with its description. */
export function rowName({ row, scope }: Pick<ReportCell, 'row' | 'scope'>): string {
  const filing =
    row.level === 'total'
      ? 'TOTAL'
      : row.level === 'category'
        ? row.category
        : [row.category, row.keyword, row.otherDescription].filter(Boolean).join(' / ');
  return scope === 'TOTAL' ? filing : `${scope}: ${filing}`;
}
