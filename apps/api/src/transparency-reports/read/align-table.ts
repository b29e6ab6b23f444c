import { plain } from '../check/indicator-rows.js';
import type { SheetHead, SheetTable } from '../check/sheet-table.js';
import { type RawTable, tolerance, type Tolerance } from './reading.js';
import type { RecognisedSheet } from './recognise-sheet.js';

/** A table of a file with its columns where the template has them. */
export interface AlignedTable {
  readonly source: string;
  readonly table: SheetTable;
  /** Row in the file, from 1, of each record. */
  readonly rows: readonly number[];
  readonly tolerances: readonly Tolerance[];
}

const isBlank = (record: readonly string[]) => record.every((text) => text.trim() === '');

function withoutTrailingBlanks(record: readonly string[], keep: number): readonly string[] {
  let length = record.length;
  while (length > keep && record[length - 1]!.trim() === '') length -= 1;
  return record.slice(0, length);
}

const wordsOf = (text: string) =>
  new Set(
    plain(text)
      .split(/[^\p{L}\d]+/u)
      .filter(Boolean),
  );

/** Shared words among all words of both, 0 to 1. */
function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(a.size + b.size - shared, 1);
}

const likeEnough = 0.6;

/** For each of the template's columns the position in the file, -1 when the file lacks it. */
function positionsOf(head: SheetHead, header: readonly string[]): number[] {
  const free = new Set(header.keys());
  const positions = head.columns.map(() => -1);
  const take = (column: number, position: number) => {
    positions[column] = position;
    free.delete(position);
  };
  const match = (fits: (wanted: string, position: number, column: number) => boolean) =>
    head.columns.forEach(({ header: wanted }, column) => {
      if (positions[column] !== -1) return;
      const fitting = [...free].filter((position) => fits(wanted, position, column));
      const nearest = fitting.sort((a, b) => Math.abs(a - column) - Math.abs(b - column))[0];
      if (nearest !== undefined) take(column, nearest);
    });
  match((wanted, position) => header[position] === wanted);
  match((wanted, position) => plain(header[position]!) === plain(wanted));
  match((wanted, position) => likeness(header[position]!, wanted) >= likeEnough);
  match((_wanted, position, column) => position === column);
  return positions;
}

/** The table as the template has it: blank rows left out, columns in the template's order. Short records stay short. */
export function alignTable({ name, records, tolerances }: RawTable, { head, headerAt }: RecognisedSheet): AlignedTable {
  const header = withoutTrailingBlanks(records[headerAt] ?? [], 0);
  const positions = positionsOf(head, header);
  const inOrder = header.length === head.columns.length && positions.every((position, column) => position === column);
  const body = records.slice(headerAt + 1).map((record, index) => ({ record, row: headerAt + index + 2 }));
  const filled = body.filter(({ record }) => !isBlank(record));
  const lastRow = filled.at(-1)?.row ?? 0;
  const blanks = body.filter(({ record, row }) => isBlank(record) && row < lastRow);
  const found: Tolerance[] = [...tolerances];
  if (headerAt > 0) found.push(tolerance('R6', `the header stands in row ${headerAt + 1}`, headerAt + 1));
  if ((records[headerAt]?.length ?? 0) > header.length)
    found.push(tolerance('R6', 'empty columns at the right', headerAt + 1));
  if (body.length > 0 && isBlank(body.at(-1)!.record))
    found.push(tolerance('R6', 'blank rows at the end', lastRow + 1));
  found.push(...blanks.slice(0, 20).map(({ row }) => tolerance('R6', 'a blank row', row)));
  if (!inOrder) found.push(...columnTolerances(head, header, positions, headerAt + 1));
  const arranged = (record: readonly string[]) => {
    const own = withoutTrailingBlanks(record, header.length);
    if (inOrder) return own;
    const moved = positions.map((position) => own[position] ?? '');
    return own.length < header.length ? moved.slice(0, -1) : moved;
  };
  const headerAsArranged = inOrder ? header : positions.map((position) => header[position] ?? '');
  return {
    source: name,
    table: { id: head.id, records: [headerAsArranged, ...filled.map(({ record }) => arranged(record))] },
    rows: [headerAt + 1, ...filled.map(({ row }) => row)],
    tolerances: found,
  };
}

function columnTolerances(
  head: SheetHead,
  header: readonly string[],
  positions: readonly number[],
  row: number,
): Tolerance[] {
  const at = (column: string | null, detail: string): Tolerance => ({ rule: 'R5', row, column, detail });
  return [
    ...head.columns.flatMap(({ header: wanted }, column) => {
      const position = positions[column]!;
      if (position === -1) return [at(wanted, 'the column is missing')];
      return position === column ? [] : [at(wanted, `the column is number ${position + 1} instead of ${column + 1}`)];
    }),
    ...header.flatMap((text, position) =>
      positions.includes(position) ? [] : [at(text || null, `column ${position + 1} is none of the template`)],
    ),
  ];
}
