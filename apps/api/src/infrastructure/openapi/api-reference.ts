import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { filterOperations } from './filter-operations.js';
import { openApiDocument } from './openapi-document.js';

/** Swagger UI would say that only groups are looked at; it draws the field anew, and so does this. */
const filterHint = `new MutationObserver(() => {
  const field = document.querySelector('.operation-filter-input');
  if (field) field.placeholder = 'Find by article, word or address: 20, complaint, /v1/notices';
}).observe(document.body, { childList: true, subtree: true });`;

const referenceStyle = `
.swagger-ui .topbar { display: none }
.swagger-ui .info { margin: 2rem 0 1rem }
.swagger-ui .filter .operation-filter-input { width: 100%; max-width: none; margin: 1rem 0 0 }
`;

/** The API reference at /docs, from files of our own, and the document at /openapi.json; made when first asked for. */
export function serveApiReference(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'Noticedesk API',
    customJsStr: filterHint,
    customCss: referenceStyle,
    swaggerOptions: {
      displayRequestDuration: true,
      persistAuthorization: true,
      docExpansion: 'none',
      filter: true,
      plugins: [{ fn: { opsFilter: filterOperations } }],
    },
  });
}
