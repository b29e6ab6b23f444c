import { Injectable, type PipeTransform } from '@nestjs/common';
import { notFound } from '../infrastructure/problem/index.js';
import { isDay } from '../infrastructure/validation/index.js';

const longestId = 200;

/** The day in the address of a measure; what is none is the address of nothing. */
@Injectable()
export class AppliedOnPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (!isDay(text)) throw notFound();
    return text;
  }
}

/** The platform's own id of a measure; what cannot be one is the address of nothing. */
@Injectable()
export class MeasureIdPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (text.length > longestId || text.includes('\0') || !text.isWellFormed()) throw notFound();
    return text;
  }
}
