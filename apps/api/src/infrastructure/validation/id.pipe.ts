import { Injectable, type PipeTransform } from '@nestjs/common';
import { notFound } from '../problem/http.problems.js';

/** How an id is written. */
export const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isId = (text: string): boolean => idPattern.test(text);

/** An id in an address. What cannot be an id names nothing that we have: 404 `not-found`. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isId(value)) throw notFound();
    return value;
  }
}
