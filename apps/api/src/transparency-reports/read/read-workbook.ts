import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Cell, CellValue } from 'exceljs';
import { renamed, worksheetPart, worksheetParts } from './workbook-parts.js';
import { limits, type RawTable, tolerance, type Tolerance } from './reading.js';

/** Names of the parts of a workbook that hold cells, their texts and their forms; pictures, macros and links are left alone. */
const needed =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]+\.xml)$/;

export interface Workbook {
  readonly tables: readonly RawTable[];
  readonly skipped: readonly { name: string; tolerance: Tolerance }[];
}

/** True of bytes that begin like a zip and name a workbook's main part. */
export function isWorkbook(bytes: Uint8Array): boolean {
  try {
    let found = false;
    unzipSync(bytes, {
      filter: ({ name }) => {
        found ||= name === 'xl/workbook.xml';
        return false;
      },
    });
    return found;
  } catch {
    return false;
  }
}

/**
 * The sheets of a workbook as tables, named `file.xlsx#Sheet`; never throws. Numbers become plain text, days `YYYY-MM-DD`, formulas
 * what they gave, formatted text its letters; each cell of merged ones has their text. What would unpack to more than a report can
 * be stays packed.
 */
export async function readWorkbook(name: string, bytes: Uint8Array): Promise<Workbook> {
  const fail = (rule: 'R1' | 'R8', detail: string): Workbook => ({
    tables: [],
    skipped: [{ name, tolerance: tolerance(rule, detail) }],
  });
  try {
    let total = 0;
    let count = 0;
    const parts = unzipSync(bytes, {
      filter: (part) => {
        if (!needed.test(part.name)) return false;
        total += part.originalSize;
        count += 1;
        return total <= limits.workbookBytes && count <= limits.files;
      },
    });
    if (total > limits.workbookBytes || count > limits.files) return fail('R8', `${total} bytes in ${count} parts`);
    const { default: excel } = await import('exceljs');
    const workbook = new excel.Workbook();
    const worksheets = worksheetParts(parts);
    const merges = new Map(worksheets.map(({ sheetId, path }) => [sheetId, mergesOf(parts[path]!)]));
    const plain = Object.fromEntries(
      Object.entries(parts).map(([part, content]) => [part, worksheetPart.test(part) ? cellsOnly(content) : content]),
    );
    await workbook.xlsx.load(Buffer.from(zipSync(renamed(plain, worksheets), { level: 0 })) as never);
    const tables = workbook.worksheets.map((worksheet) =>
      tableOf(`${name}#${worksheet.name}`, worksheet, merges.get(worksheet.id) ?? []),
    );
    return tables.length === 0 ? fail('R1', 'the workbook has no sheet') : { tables, skipped: [] };
  } catch (error) {
    return fail('R1', `the workbook cannot be read: ${error instanceof Error ? error.message : 'damaged'}`);
  }
}

interface Worksheet {
  readonly eachRow: (
    visit: (row: { eachCell: (visit: (cell: Cell, column: number) => void) => void }, number: number) => void,
  ) => void;
}

function tableOf(name: string, worksheet: Worksheet, merges: readonly string[]): RawTable {
  const records: string[][] = [];
  let cut = false;
  worksheet.eachRow((row, number) => {
    if (number > limits.records) {
      cut = true;
      return;
    }
    const record: string[] = [];
    row.eachCell((cell, column) => {
      if (column <= limits.fields) record[column - 1] = textOf(cell.value);
    });
    records[number - 1] = record;
  });
  const dense = Array.from(records, (record: string[] | undefined) => Array.from(record ?? [], (text) => text ?? ''));
  for (const merge of merges) spread(dense, merge);
  const width = Math.max(0, ...dense.map(({ length }) => length));
  const padded = dense.map((record) => [...record, ...Array<string>(width - record.length).fill('')]);
  const tolerances = cut ? [tolerance('R8', `only the first ${limits.records} records are read`)] : [];
  return { name, records: padded, tolerances };
}

function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dayOf(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return typeof value.text === 'string' ? value.text : textOf(value.text);
  if ('error' in value) return value.error;
  return 'result' in value ? textOf(value.result) : '';
}

/** A day without its time, unless it has one. */
function dayOf(instant: Date): string {
  if (Number.isNaN(instant.getTime())) return '';
  const text = instant.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}

/** A worksheet without all that is no cell: ranges that are merged, validated or formatted may span billions of cells. */
function cellsOnly(content: Uint8Array): Uint8Array {
  const xml = strFromU8(content);
  const open = /<(?:\w+:)?worksheet\b[^<>]*>/.exec(xml);
  const from = xml.search(/<(?:\w+:)?sheetData\b/);
  const end = /<\/(?:\w+:)?sheetData>/.exec(xml);
  if (!open) throw new Error('a part is no worksheet');
  const data = from < 0 || !end ? '<sheetData/>' : xml.slice(from, end.index + end[0].length);
  const closing = open[0].startsWith('<worksheet') ? '</worksheet>' : `</${open[0].slice(1).split(/[\s>]/)[0]}>`;
  return strToU8(`${open[0]}${data}${closing}`);
}

/** The ranges of merged cells, such as `A1:C2`; more than a report can have are left alone. */
function mergesOf(content: Uint8Array): string[] {
  const xml = strFromU8(content);
  return [...xml.matchAll(/<(?:\w+:)?mergeCell\b[^<>]*\bref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"/g)]
    .slice(0, limits.records)
    .map((match) => match[1]!);
}

/** Writes the text of merged cells into each of them, as far as the table goes. */
function spread(records: string[][], merge: string): void {
  const [, fromColumn, fromRow, toColumn, toRow] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(merge) ?? [];
  if (toRow === undefined) return;
  const [left, right] = [numberOf(fromColumn!), Math.min(numberOf(toColumn!), limits.fields)];
  const text = records[Number(fromRow) - 1]?.[left - 1] ?? '';
  if (text === '') return;
  for (let row = Number(fromRow); row <= Math.min(Number(toRow), records.length); row += 1)
    for (let column = left; column <= right; column += 1) {
      const record = records[row - 1]!;
      while (record.length < column) record.push('');
      record[column - 1] ||= text;
    }
}

/** A is 1. */
function numberOf(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
