import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';

/** Where the document is committed, from the root of the repository. */
export const openApiFile = join('docs', 'openapi.json');

export function openApiText(document: OpenAPIObject): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
