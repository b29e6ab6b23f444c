import { Injectable, type PipeTransform } from '@nestjs/common';
import { notFound } from '../infrastructure/problem/http.problems.js';

/** The number of a file in an address. What cannot be one names nothing that we have: 404 `not-found`. */
@Injectable()
export class PositionPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^\d{1,4}$/.test(value)) throw notFound();
    return Number(value);
  }
}
