import { unguarded } from '../csv.js';
import { decodeText } from './decode-text.js';
import { limits, type RawTable, type Source, tolerance, type Tolerance } from './reading.js';

const delimiters = [',', ';', '\t', '|'] as const;
const names: Readonly<Record<string, string>> = { ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

/** The delimiter that the first lines have most of, outside quotes; a comma when there is none. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of text.slice(0, 20_000)) {
    if (character === '"') quoted = !quoted;
    const count = counts.get(character);
    if (!quoted && count !== undefined) counts.set(character, count + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

interface Parsed {
  readonly records: string[][];
  /** Records with quotes in the wrong place. */
  readonly misquoted: readonly number[];
  readonly unclosed: boolean;
}

/** Records of delimited text. A quote counts only at a field's edge; what does not close ends with the text. */
function parse(text: string, delimiter: string): Parsed {
  const records: string[][] = [];
  const misquoted = new Set<number>();
  let record: string[] = [];
  let at = 0;
  const misquote = () => misquoted.add(records.length + 1);
  const endOfField = (from: number): number => {
    let end = from;
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
    return end;
  };
  let unclosed = false;
  while (at < text.length && records.length < limits.records) {
    let field = '';
    if (text[at] === '"') {
      let from = at + 1;
      for (;;) {
        const close = text.indexOf('"', from);
        if (close < 0) {
          unclosed = true;
          field += text.slice(from);
          at = text.length;
          break;
        }
        field += text.slice(from, close);
        if (text[close + 1] === '"') {
          field += '"';
          from = close + 2;
          continue;
        }
        const end = endOfField(close + 1);
        if (end > close + 1) misquote();
        field += text.slice(close + 1, end);
        at = end;
        break;
      }
    } else {
      const end = endOfField(at);
      field = text.slice(at, end);
      if (field.includes('"')) misquote();
      at = end;
    }
    if (record.length < limits.fields) record.push(unguarded(field));
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length && text[at] !== '\n' && text[at] !== '\r') continue;
      if (record.length < limits.fields) record.push('');
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    records.push(record);
    record = [];
  }
  return { records, misquoted: [...misquoted], unclosed };
}

/** A file of delimited text as a table; never throws. */
export function readDelimited({ name, bytes }: Source): RawTable {
  const { text, tolerances } = decodeText(bytes);
  const delimiter = delimiterOf(text);
  const { records, misquoted, unclosed } = parse(text, delimiter);
  const found: Tolerance[] = [...tolerances];
  if (delimiter !== ',') found.push(tolerance('R3', `fields are parted by ${names[delimiter]}`));
  found.push(...misquoted.slice(0, 20).map((row) => tolerance('R3', 'a quote in the wrong place', row)));
  if (unclosed) found.push(tolerance('R3', 'a quote is never closed', records.length));
  if (records.length >= limits.records)
    found.push(tolerance('R8', `only the first ${limits.records} records are read`));
  return { name, records, tolerances: found };
}
