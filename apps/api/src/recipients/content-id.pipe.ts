import { Injectable, type PipeTransform } from '@nestjs/common';
import { invalidInput } from '../infrastructure/problem/http.problems.js';

const maxLength = 500;

/** A platform's own name for a content, in an address: 1 to 500 characters that the database can hold. */
@Injectable()
export class ContentIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    const isClean = value.length >= 1 && value.length <= maxLength && value.isWellFormed() && !value.includes('\0');
    if (isClean) return value;
    const detail = `must be 1 to ${maxLength} characters without NUL`;
    throw invalidInput([{ in: 'path', pointer: '#/contentId', detail }]);
  }
}
