import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { fromCells, headerFault, type CsvColumns } from './csv-cells.rules.js';
import { longestRecordBytes, type FileLine } from './file-line.js';

interface RawRecord {
  readonly record: readonly Buffer[];
  /** The line on which it ends, from 1. */
  readonly info: { readonly lines: number };
}

const reasons: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'nothing closes its quotation mark',
  CSV_INVALID_CLOSING_QUOTE: 'something follows a closing quotation mark',
  INVALID_OPENING_QUOTE: 'a quotation mark stands inside a cell that has none around it',
  CSV_MAX_RECORD_SIZE: `it has more than ${longestRecordBytes} bytes`,
};

/**
 * The records of a CSV with a header (RFC 4180, UTF-8, comma), by the number of the line on which each begins. What is no record is a
 * line with a fault, by the line on which that is noticed; so is a header that names no columns, and nothing after it is read.
 */
export async function* csvLines(source: AsyncIterable<Uint8Array>, columns: CsvColumns): AsyncGenerator<FileLine> {
  const faults: FileLine[] = [];
  const bytes = Readable.from(source);
  const parser = parse({
    bom: true,
    encoding: null,
    info: true,
    relax_column_count: true,
    max_record_size: longestRecordBytes,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (!error) return undefined;
      const detail = `is no record of a CSV, and what follows up to the next is not read: ${reasons[error.code] ?? error.code}`;
      faults.push({ number: Number(error['lines']), fault: detail });
      if (error.code === 'CSV_MAX_RECORD_SIZE') {
        bytes.unpipe(parser); // the rest of it would be kept in memory
        parser.end();
      }
      return undefined;
    },
  });
  bytes.on('error', (error) => parser.destroy(error));
  bytes.pipe(parser);
  let header: readonly string[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<RawRecord>) {
      const number = info.lines - linesWithin(record);
      while (faults[0] && faults[0].number < number) yield faults.shift()!;
      if (record.length === 1 && record[0]!.length === 0) continue;
      const texts = textsOf(record);
      if (!header) {
        header = texts?.map((name) => name.trim()) ?? [];
        const fault = texts ? headerFault(header) : 'must be UTF-8';
        if (fault === null) continue;
        yield { number, fault };
        bytes.unpipe(parser);
        break;
      }
      yield lineOf(number, header, texts, columns);
    }
    if (header) yield* faults;
    for await (const rest of bytes) void rest; // the sender is heard to the end, and the file is hashed as a whole
  } finally {
    bytes.destroy();
    parser.destroy();
  }
}

const newline = 0x0a;

function linesWithin(record: readonly Buffer[]): number {
  return record.reduce((sum, cell) => sum + cell.filter((byte) => byte === newline).length, 0);
}

function lineOf(number: number, header: readonly string[], texts: string[] | null, columns: CsvColumns): FileLine {
  if (!texts) return { number, fault: 'must be UTF-8' };
  if (texts.length !== header.length) {
    return { number, fault: `has ${texts.length} cells, and the header names ${header.length} columns` };
  }
  return { number, value: fromCells(header, texts, columns) };
}

function textsOf(record: readonly Buffer[]): string[] | null {
  return record.every((cell) => isUtf8(cell)) ? record.map((cell) => cell.toString('utf8')) : null;
}
