import { Injectable, type PipeTransform } from '@nestjs/common';
import { invalidInput } from '../infrastructure/problem/index.js';

/** A platform's own name for a live event, in an address. */
@Injectable()
export class EventIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(value)) return value;
    const detail = 'must be 1 to 100 letters, digits, dots, hyphens and underscores';
    throw invalidInput([{ in: 'path', pointer: '#/eventId', detail }]);
  }
}
