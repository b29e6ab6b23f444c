import { isUtf8 } from 'node:buffer';

/** A longer line is refused and not kept in memory. */
export const longestLineBytes = 64 * 1024;

/** One line of the stream that is not blank, by its number from 1; `fault` for one that is no text of a line. */
export interface NdjsonLine {
  readonly number: number;
  readonly text?: string;
  readonly fault?: string;
}

const newline = 0x0a;
const byteOrderMark = '\uFEFF';

/**
 * The lines of a stream in sets of at most `size`, blank ones left out. Holds one set and one line at a time. A last line needs no
 * line feed. A stream that breaks off throws, and what was not handed out by then is lost with it.
 */
export async function* setsOfLines(
  source: AsyncIterable<Uint8Array>,
  size: number,
  longest = longestLineBytes,
): AsyncGenerator<NdjsonLine[]> {
  let set: NdjsonLine[] = [];
  let number = 0;
  let parts: Uint8Array[] = [];
  let bytes = 0;
  const keep = (part: Uint8Array) => {
    bytes += part.length;
    if (bytes <= longest) parts.push(part);
    else parts = [];
  };
  const endLine = () => {
    number++;
    const line = lineOf(number, parts, bytes, longest);
    if (line) set.push(line);
    parts = [];
    bytes = 0;
  };
  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      keep(chunk.subarray(start, end));
      endLine();
      start = end + 1;
      if (set.length === size) {
        yield set;
        set = [];
      }
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  if (bytes > 0) endLine();
  if (set.length > 0) yield set;
}

function lineOf(number: number, parts: readonly Uint8Array[], bytes: number, longest: number): NdjsonLine | undefined {
  if (bytes > longest) return { number, fault: `must have at most ${longest} bytes` };
  const line = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  if (!isUtf8(line)) return { number, fault: 'must be UTF-8' };
  const text = Buffer.from(line.buffer, line.byteOffset, line.length).toString();
  const plain = number === 1 && text.startsWith(byteOrderMark) ? text.slice(1) : text;
  return plain.trim() === '' ? undefined : { number, text: plain };
}
