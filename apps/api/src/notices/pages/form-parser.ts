import multipart from '@fastify/multipart';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/**
 * Lets forms with files be sent; only the pages read them, every other route finds no body. A file that is too large is cut
 * and not thrown away with the form: the page tells of it.
 */
@Injectable()
export class FormParser implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const adapter = this.host.httpAdapter as HttpAdapterHost['httpAdapter'] | undefined;
    if (!adapter) return; // a worker has no HTTP
    // Not awaited: that would start the server before Nest has set its error handler.
    void adapter.getInstance<FastifyInstance>().register(multipart, { throwFileSizeLimit: false });
  }
}
