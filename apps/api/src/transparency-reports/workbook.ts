import type { Worksheet } from 'exceljs';
import type { ColumnHead, Sheet } from './sheet.js';

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A cell that differs from the version before: record 1 is the header, as in the CSV file; column from 0. */
export interface MarkedCell {
  readonly sheet: string;
  readonly record: number;
  readonly column: number;
}

export interface WorkbookAbout {
  readonly title: string;
  readonly author: string;
  readonly madeAt: Date;
}

const formats: Readonly<Record<string, string>> = { count: '0', hours: '0.00##', ratio: '0.00##' };

/**
 * The report as a workbook: one worksheet per sheet under the Commission's names, header frozen, numbers as numbers, blanks empty.
 * What is marked stands on yellow ground.
 */
export async function makeWorkbook(
  sheets: readonly Sheet[],
  { title, author, madeAt }: WorkbookAbout,
  marked: readonly MarkedCell[] = [],
): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs'); // half a second that most programs never need
  const workbook = new excel.Workbook();
  Object.assign(workbook, { title, creator: author, lastModifiedBy: author, created: madeAt, modified: madeAt });
  for (const sheet of sheets) {
    const keys = sheet.columns.findIndex(({ role }) => role !== 'key');
    const worksheet = workbook.addWorksheet(sheet.id, {
      views: [{ state: 'frozen', xSplit: Math.min(Math.max(keys, 0), 4), ySplit: 1 }],
      properties: { defaultRowHeight: 15 },
    });
    fill(worksheet, sheet);
    for (const { record, column } of marked.filter((cell) => cell.sheet === sheet.id)) {
      worksheet.getCell(record, column + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2A8' } };
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function fill(worksheet: Worksheet, { columns, records }: Sheet): void {
  worksheet.columns = columns.map((column) => ({ width: widthOf(column), style: styleOf(column) }));
  const header = worksheet.addRow(columns.map((column) => column.header));
  header.font = { bold: true };
  header.alignment = { wrapText: true, vertical: 'top' };
  for (const record of records) worksheet.addRow([...record]);
}

function widthOf({ role, unit }: ColumnHead): number {
  if (role === 'context') return 40;
  return unit === 'text' ? 26 : 16;
}

function styleOf({ unit, role }: ColumnHead) {
  const numFmt = formats[unit];
  return {
    ...(numFmt === undefined ? {} : { numFmt }),
    alignment: { vertical: 'top' as const, wrapText: role === 'context' || unit === 'value' },
  };
}
