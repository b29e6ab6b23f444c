import { Unzip, UnzipInflate } from 'fflate';
import { databaseInstant } from './answer.rules.js';

/** A statement as the daily dump lists it. */
export interface DumpedStatement {
  readonly puid: string;
  readonly uuid: string;
  readonly createdAt: Date;
}

/** The file is no dump, or ends in the middle. */
export class DumpUnreadable extends Error {}

const LONGEST_FIELD = 100_000;

/**
 * Reads the Commission's daily dump as it comes: CSV, a zip of CSVs, or a zip of such zips (reference, section 11). Only three
 * columns are kept, found by their names in the header, so the full and the light form are the same. Memory stays flat when
 * `take` is called after every chunk.
 */
export class DumpReader {
  private readonly rows: DumpedStatement[] = [];
  private reader: { push(bytes: Uint8Array, isLast: boolean): void } | undefined;
  private files = 0;

  push(bytes: Uint8Array): void {
    this.reader ??= this.readerOf(bytes);
    this.reader.push(bytes, false);
  }

  /** Throws DumpUnreadable when no file was complete. */
  end(): void {
    this.reader?.push(new Uint8Array(0), true);
    if (this.files === 0) throw new DumpUnreadable('The file holds no complete CSV');
  }

  /** What was read since the last call. */
  take(): DumpedStatement[] {
    return this.rows.splice(0);
  }

  private readerOf(bytes: Uint8Array) {
    return bytes[0] === 0x50 && bytes[1] === 0x4b ? this.zipReader() : this.csvReader();
  }

  private zipReader(): Unzip {
    const unzip = new Unzip((file) => {
      const inner = /\.zip$/i.test(file.name) ? this.zipReader() : /\.csv$/i.test(file.name) ? this.csvReader() : null;
      if (!inner) return;
      file.ondata = (error, chunk, isLast) => {
        if (error) throw new DumpUnreadable(error.message);
        inner.push(chunk, isLast);
      };
      file.start();
    });
    unzip.register(UnzipInflate);
    return unzip;
  }

  private csvReader() {
    const csv = new CsvLines((row) => this.rows.push(row));
    const decoder = new TextDecoder();
    return {
      push: (bytes: Uint8Array, isLast: boolean) => {
        csv.push(decoder.decode(bytes, { stream: !isLast }));
        if (!isLast) return;
        csv.end();
        this.files++;
      },
    };
  }
}

/** One CSV with a header: comma, double quotes, line feeds only between records and inside quotes. */
class CsvLines {
  private field = '';
  private record: string[] = [];
  private quoted = false;
  private afterQuote = false;
  private columns: { puid: number; uuid: number; createdAt: number } | undefined;
  private width = 0;

  constructor(private readonly onRow: (row: DumpedStatement) => void) {}

  push(text: string): void {
    for (const character of text) this.next(character);
  }

  end(): void {
    if (this.quoted && !this.afterQuote) throw new DumpUnreadable('A quoted field does not end');
    if (this.field !== '' || this.record.length > 0) this.endRecord();
    if (!this.columns) throw new DumpUnreadable('The header is missing');
  }

  private next(character: string): void {
    if (this.quoted && !this.afterQuote) {
      if (character === '"') this.afterQuote = true;
      else this.append(character);
      return;
    }
    if (this.afterQuote && character === '"') {
      this.afterQuote = false;
      this.append(character);
    } else if (character === '"' && this.field === '') this.quoted = true;
    else if (character === ',') this.endField();
    else if (character === '\n') this.endRecord();
    else if (character !== '\r' && character !== '\uFEFF') this.append(character);
  }

  private append(character: string): void {
    this.field += character;
    if (this.field.length > LONGEST_FIELD) throw new DumpUnreadable('A field is too long');
  }

  private endField(): void {
    this.record.push(this.field);
    this.field = '';
    this.quoted = false;
    this.afterQuote = false;
  }

  private endRecord(): void {
    this.endField();
    const record = this.record;
    this.record = [];
    if (record.length === 1 && record[0] === '') return;
    if (!this.columns) this.readHeader(record);
    else this.onRow(this.rowOf(record));
  }

  private readHeader(names: string[]): void {
    const at = (name: string) => names.indexOf(name);
    this.columns = { puid: at('platform_uid'), uuid: at('uuid'), createdAt: at('created_at') };
    this.width = names.length;
    if (Object.values(this.columns).includes(-1))
      throw new DumpUnreadable('The header lacks platform_uid, uuid or created_at');
  }

  private rowOf(record: string[]): DumpedStatement {
    const { puid, uuid, createdAt } = this.columns!;
    const instant = databaseInstant(record[createdAt] ?? '');
    if (record.length !== this.width || !instant) throw new DumpUnreadable('A record does not fit the header');
    return { puid: record[puid]!, uuid: record[uuid]!, createdAt: instant };
  }
}
