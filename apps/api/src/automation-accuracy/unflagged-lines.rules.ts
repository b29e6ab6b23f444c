import { parse } from 'csv-parse/sync';
import type { FieldError } from '../infrastructure/validation/index.js';
import { undeterminedLanguage } from './accuracy.js';

/** One content of a random sample that the platform drew of what nobody flagged. */
export interface UnflaggedContent {
  readonly contentId: string;
  /** Two small letters, or `und`. */
  readonly language: string;
  /** All contents in this language that it was drawn from. */
  readonly frameSize: number;
}

export interface ReadSample {
  readonly contents: readonly UnflaggedContent[];
  /** Every line that cannot be, by its number in the file: `#/lines/3`. */
  readonly faults: readonly FieldError[];
}

/** More are never reviewed. */
export const mostContents = 20_000;
const longestContentId = 500;
const mostFaults = 1_000;

interface Line {
  readonly number: number;
  readonly values: unknown;
}

/** A sample as lines of JSON, or as CSV with a header; columns `contentId`, `language`, `frameSize`. */
export function readUnflagged(text: string): ReadSample {
  const content = text.replace(/^\ufeff/, '');
  const lines = content.trimStart().startsWith('{') ? jsonLines(content) : csvLines(content);
  const contents: UnflaggedContent[] = [];
  const faults: FieldError[] = [];
  const seen = new Set<string>();
  const frames = new Map<string, number>();
  for (const { number, values } of lines) {
    const pointer = `#/lines/${number}`;
    const read = contentOf(values);
    const fault = typeof read === 'string' ? read : placeFault(read, seen, frames);
    if (fault !== null) faults.push({ pointer, detail: fault });
    else if (typeof read !== 'string') contents.push(read);
  }
  for (const [language, frameSize] of frames) {
    const drawn = contents.filter((one) => one.language === language).length;
    if (drawn > frameSize) {
      faults.push({ pointer: '#', detail: `${drawn} contents in "${language}" cannot be drawn from ${frameSize}` });
    }
  }
  if (lines.length === 0) faults.push({ pointer: '#', detail: 'must name at least one content' });
  if (lines.length > mostContents)
    faults.unshift({ pointer: '#', detail: `must name at most ${mostContents} contents` });
  return { contents, faults: faults.slice(0, mostFaults) };
}

function placeFault(read: UnflaggedContent, seen: Set<string>, frames: Map<string, number>): string | null {
  if (seen.has(read.contentId)) return 'names a content that a line before names';
  seen.add(read.contentId);
  const frameSize = frames.get(read.language) ?? read.frameSize;
  frames.set(read.language, frameSize);
  return frameSize === read.frameSize
    ? null
    : `frameSize must be ${frameSize}, as on the lines before in this language`;
}

function contentOf(values: unknown): UnflaggedContent | string {
  if (typeof values !== 'object' || values === null) return 'is no JSON object';
  const { contentId, language, frameSize } = values as Record<string, unknown>;
  if (typeof contentId !== 'string' || contentId === '' || contentId.length > longestContentId || !isClean(contentId)) {
    return `contentId must be 1 to ${longestContentId} characters`;
  }
  const tag = language === undefined || language === null || language === '' ? undeterminedLanguage : language;
  if (typeof tag !== 'string' || !/^([a-z]{2}|und)$/.test(tag))
    return 'language must be two small letters, or left out';
  const size = typeof frameSize === 'string' && /^\d{1,15}$/.test(frameSize) ? Number(frameSize) : frameSize;
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 1)
    return 'frameSize must be a whole number above 0';
  return { contentId, language: tag, frameSize: size };
}

function isClean(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

function jsonLines(text: string): Line[] {
  return text
    .split('\n')
    .map((line, index) => ({ number: index + 1, line: line.trim() }))
    .filter(({ line }) => line !== '')
    .map(({ number, line }) => ({ number, values: parsed(line) }));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function csvLines(text: string): Line[] {
  try {
    const records = parse(text, {
      columns: (header: string[]) => header.map((name) => name.trim()),
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    }) as unknown as { record: unknown; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ number: info.lines, values: record }));
  } catch {
    return [{ number: 1, values: undefined }];
  }
}
