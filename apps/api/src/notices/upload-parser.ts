import { createParamDecorator, Injectable, type ExecutionContext, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { unsupportedMediaType } from '../infrastructure/problem/http.problems.js';

/** Lets a file be sent as the body itself: the handler reads the stream, so no file is ever held in memory. */
@Injectable()
export class UploadParser implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const adapter = this.host.httpAdapter as HttpAdapterHost['httpAdapter'] | undefined;
    if (!adapter) return; // a worker has no HTTP
    const server = adapter.getInstance<FastifyInstance>();
    server.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  }
}

/** The file that is the body; `unsupported-media-type` for a body that another parser has read, or none. */
export const Upload = createParamDecorator((_data: unknown, context: ExecutionContext): AsyncIterable<Buffer> => {
  const body: unknown = context.switchToHttp().getRequest<FastifyRequest>().body;
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) {
    throw unsupportedMediaType('Send the file itself as application/octet-stream.');
  }
  return body as AsyncIterable<Buffer>;
});
