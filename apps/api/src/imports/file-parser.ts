import { createParamDecorator, Injectable, type ExecutionContext, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { unsupportedMediaType } from '../infrastructure/problem/http.problems.js';
import { ndjson } from '../measures/index.js';
import type { ImportFormat } from './import-batch.js';

export const csv = 'text/csv';

/** Lets a CSV be sent as an endless body: the handler reads the stream, and only as fast as it can write. NDJSON can be already. */
@Injectable()
export class CsvParser implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const adapter = this.host.httpAdapter as HttpAdapterHost['httpAdapter'] | undefined;
    if (!adapter) return; // a worker has no HTTP
    adapter.getInstance<FastifyInstance>().addContentTypeParser(csv, (_request, payload, done) => done(null, payload));
  }
}

/** A file of an earlier tool as it comes. */
export interface SentFile {
  readonly format: ImportFormat;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** The file that is the body; `unsupported-media-type` for a body of another kind, or none. */
export const EarlierFile = createParamDecorator((_data: unknown, context: ExecutionContext): SentFile => {
  const { headers, body } = context.switchToHttp().getRequest<FastifyRequest>();
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  const format = type === csv ? 'csv' : type === ndjson ? 'ndjson' : null;
  if (format === null || typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) {
    throw unsupportedMediaType(`Send the file itself as ${csv} or ${ndjson}.`);
  }
  return { format, bytes: body as AsyncIterable<Uint8Array> };
});
