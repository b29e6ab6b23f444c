import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf } from './operations.js';

/**
 * Says of every part of an address that varies that it is a text and that it is needed: where a guard reads it and no handler does,
 * the document would leave it out, and a generated client could not be called.
 */
export function documentAddresses(document: OpenAPIObject): void {
  for (const { path, operation } of operationsOf(document, [])) {
    for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
      const parameters = (operation.parameters ??= []);
      const known = parameters.find((one) => 'in' in one && one.in === 'path' && one.name === name);
      if (!known) parameters.unshift({ name, in: 'path', required: true, schema: { type: 'string' } });
      else if ('in' in known && known.schema && !('$ref' in known.schema)) known.schema.type ??= 'string';
    }
  }
}
