import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { RawServerDefault } from 'fastify';
import { malformedBody } from '../problem/http.problems.js';
import { jsonFault } from './json-fault.js';

/**
 * Fastify's own JSON parser, which refuses `__proto__`, with a refusal that says where the body stops being JSON. The body
 * itself is not repeated: it may hold personal data, and problems end up in logs of callers.
 */
export function acceptJson(app: NestFastifyApplication): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser<RawServerDefault>('application/json', {}, (request, body: Buffer, done) => {
    void parse(request, body as unknown as string, (error, value) => {
      if (error) done(malformedBody(whereItBreaks(body.toString())));
      else done(null, value);
    });
  });
}

function whereItBreaks(text: string): string {
  if (text.trim() === '') return 'The body is empty.';
  const place = jsonFault(text);
  if (place) return `The body stops being JSON at line ${place.line}, column ${place.column}.`;
  return isJson(text) ? 'The body names a property that is not allowed.' : 'The body is not JSON.';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
