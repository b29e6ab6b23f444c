import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { invalidInput } from '../problem/http.problems.js';
import { isId } from './id.pipe.js';
import { instantOf } from './instant.js';

/** The part of a list that is asked for: at most `limit` rows after the one that the key names. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'Rows at most', minimum: 1, maximum: 200, default: 50, example: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  @ApiPropertyOptional({ description: '`next` of the page before', example: 'WyIwMTkyIl0' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,1000}$/, { message: 'must be the next of a page' })
  after?: string;
}

/** A part of a list; `next` is null on the last page. */
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}

/** The page out of up to `limit + 1` rows read; the row too many says that there is another page. */
export function pageOf<T>(rows: readonly T[], limit: number, keyOf: (row: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? keyOf(last) : null };
}

/** The order columns of a row as one opaque key. */
export function pageKey(...parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** What a part of a key is: it is compared with a column, which cannot be compared with anything else. */
export type KeyPart = 'id' | 'instant' | 'text';

const isPart: Record<KeyPart, (text: string) => boolean> = {
  id: isId,
  instant: (text) => instantOf(text) !== undefined,
  text: (text) => text.isWellFormed() && !text.includes('\0'),
};

/**
 * The parts of a key made by `pageKey`, as text; undefined for the first page; `invalid-input` for a key that is not ours. A number
 * of parts stands for so many texts.
 */
export function readPageKey(after: string | undefined, parts: number | readonly KeyPart[]): string[] | undefined {
  if (after === undefined) return undefined;
  const values = parsed(Buffer.from(after, 'base64url').toString());
  const wanted = typeof parts === 'number' ? Array.from({ length: parts }, (): KeyPart => 'text') : parts;
  if (values?.length !== wanted.length || !values.every((value, i) => isPart[wanted[i]!](value))) {
    throw invalidInput([{ in: 'query', pointer: '#/after', detail: 'must be the next of a page' }]);
  }
  return values;
}

function parsed(text: string): string[] | undefined {
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) ? values.map(String) : undefined;
  } catch {
    return undefined;
  }
}
