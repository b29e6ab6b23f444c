import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

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
