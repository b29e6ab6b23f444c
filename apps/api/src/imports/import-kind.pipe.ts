import { Injectable, type PipeTransform } from '@nestjs/common';
import { notFound } from '../infrastructure/problem/index.js';
import { importKinds, type ImportKindName } from './import-kind.js';

/** The kind in an address; `not-found` for any other. */
@Injectable()
export class ImportKindPipe implements PipeTransform<string, ImportKindName> {
  transform(value: string): ImportKindName {
    const kind = importKinds.find((known) => known === value);
    if (!kind) throw notFound();
    return kind;
  }
}
