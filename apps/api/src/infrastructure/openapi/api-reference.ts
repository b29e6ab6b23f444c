import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { openApiDocument } from './openapi-document.js';

/** The API reference at /docs, from files of our own, and the document at /openapi.json; made when first asked for. */
export function serveApiReference(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'Noticedesk API',
    swaggerOptions: { displayRequestDuration: true, persistAuthorization: true, docExpansion: 'none' },
  });
}
