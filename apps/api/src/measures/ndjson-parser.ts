import { createParamDecorator, Injectable, type ExecutionContext, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { unsupportedMediaType } from '../infrastructure/problem/http.problems.js';

export const ndjson = 'application/x-ndjson';

/** Lets lines of JSON be sent as an endless body: the handler reads the stream, and only as fast as it can write. */
@Injectable()
export class NdjsonParser implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const adapter = this.host.httpAdapter as HttpAdapterHost['httpAdapter'] | undefined;
    if (!adapter) return; // a worker has no HTTP
    adapter
      .getInstance<FastifyInstance>()
      .addContentTypeParser(ndjson, (_request, payload, done) => done(null, payload));
  }
}

/** The lines that are the body; `unsupported-media-type` for a body of another kind, or none. */
export const NdjsonLines = createParamDecorator((_data: unknown, context: ExecutionContext): AsyncIterable<Buffer> => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const body: unknown = request.body;
  const isNdjson = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() === ndjson;
  if (!isNdjson || typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) {
    throw unsupportedMediaType(`Send the measures as ${ndjson}, one a line.`);
  }
  return body as AsyncIterable<Buffer>;
});
