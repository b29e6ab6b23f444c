import { categoryOf } from '../../categories/index.js';
import type { ColumnHead, DeclaredSheet } from '../sheet.js';
import { declaredSheets } from '../sheets/index.js';

/** What a sheet is recognised by. */
export type SheetHead = Pick<DeclaredSheet, 'id' | 'partName' | 'columns'>;

/** A sheet as text, header first, whoever wrote it. */
export interface SheetTable {
  readonly id: string;
  readonly records: readonly (readonly string[])[];
}

/** A row of a sheet by category, with its numbers by column id; null where the cell is blank or holds no number. */
export interface CategoryRecord {
  /** 1 is the header. */
  readonly record: number;
  /** TOTAL or a Member State on sheet 3, '' on the others. */
  readonly scope: string;
  readonly level: 'total' | 'category' | 'subcategory';
  /** The category that the row is, or stands under; '' for TOTAL. */
  readonly category: string;
  readonly code: string;
  readonly otherDescription: string;
  readonly numbers: ReadonlyMap<string, number | null>;
}

/** All sheets of the template, in its order. */
export const sheetHeads: readonly SheetHead[] = declaredSheets;

export function declarationOf(table: SheetTable): SheetHead | undefined {
  return sheetHeads.find((sheet) => sheet.id === table.id);
}

/** The columns of one unit, as the declaration has them. */
export function columnsOf(table: SheetTable, unit: ColumnHead['unit']): readonly ColumnHead[] {
  return declarationOf(table)?.columns.filter((column) => column.unit === unit) ?? [];
}

/** The text of a record's cell by column id, '' where the record is too short or the column unknown. */
export function cell(table: SheetTable, record: readonly string[], columnId: string): string {
  const position = declarationOf(table)?.columns.findIndex((column) => column.id === columnId) ?? -1;
  return record[position] ?? '';
}

/** The Commission's header over a column, by its id. */
export function headerOf(table: SheetTable, columnId: string): string | null {
  return declarationOf(table)?.columns.find((column) => column.id === columnId)?.header ?? null;
}

export function isByCategory(table: SheetTable): boolean {
  return declarationOf(table)?.columns.some((column) => column.id === 'other_description') ?? false;
}

/** The rows of a sheet by category; [] for any other sheet. */
export function categoryRecords(table: SheetTable): CategoryRecord[] {
  if (!isByCategory(table)) return [];
  const counts = columnsOf(table, 'count');
  let category = '';
  return table.records.slice(1).map((record, index) => {
    const code = cell(table, record, 'category_code').trim();
    const level = code === 'TOTAL' ? 'total' : categoryOf(code) ? 'category' : 'subcategory';
    if (level !== 'subcategory') category = level === 'category' ? code : '';
    return {
      record: index + 2,
      scope: cell(table, record, 'scope').trim(),
      level,
      category,
      code,
      otherDescription: cell(table, record, 'other_description').trim(),
      numbers: new Map(counts.map(({ id }) => [id, count(cell(table, record, id))])),
    };
  });
}

/** A count as the Commission wants it, or null for anything else, blanks included. */
export function count(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : null;
}
