import { setsOfLines } from '../measures/index.js';

/** A longer record is refused and not kept in memory. */
export const longestRecordBytes = 1024 * 1024;

/** A line of JSON, or a record of a CSV as the same object, by the number of the line that it begins on; or what is wrong with it. */
export interface FileLine {
  readonly number: number;
  readonly value?: unknown;
  readonly fault?: string;
}

/** The lines of NDJSON that are not blank. */
export async function* ndjsonLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<FileLine> {
  for await (const lines of setsOfLines(source, 100, longestRecordBytes)) {
    for (const { number, text, fault } of lines) {
      if (text === undefined) yield { number, fault: fault ?? 'is no line' };
      else yield parsed(number, text);
    }
  }
}

/** As they come, in sets of at most `size`. */
export async function* inSets<T>(source: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let set: T[] = [];
  for await (const one of source) {
    set.push(one);
    if (set.length < size) continue;
    yield set;
    set = [];
  }
  if (set.length > 0) yield set;
}

function parsed(number: number, text: string): FileLine {
  try {
    return { number, value: JSON.parse(text) as unknown };
  } catch {
    return { number, fault: 'must be JSON on one line' };
  }
}
