import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { Routes } from '../auth/routes.js';
import { ApiGroups, documentGroups } from './api-groups.js';
import { documentAccess } from './document-access.js';
import { documentAddresses } from './document-addresses.js';
import { documentArticles } from './document-articles.js';
import { documentProblems } from './document-problems.js';
import { problemSchemas } from './problem-schema.js';
import { inNewForm } from './openapi-31.js';

/** The version of the API, not of the program. */
const API_VERSION = '1';

const description = `Notice and action under the Digital Services Act (Regulation (EU) 2022/2065).

Instants are RFC 3339 in UTC with milliseconds, durations are whole seconds, lists are \`{ items, next }\`: pass \`next\` as \`after\`
for the next page. Errors are problem details (RFC 9457); \`type\` is the address of a page that says what to do.

Groups follow the way of a notice, then redress, authorities, figures and reports, proof, and setting up; each names its articles and
its page in the sources. \`docs/obligations.md\` leads from each article to its routes, \`docs/integration.md\` through a whole integration.`;

const keyDescription = `A key: \`nd_…\`. The first start writes keys of the sample platform to \`credentials.json\` in the data folder; administrators
make further ones by \`POST /v1/platforms/{platform}/keys\`.`;

/** The OpenAPI 3.1 document of all routes. It names no server, so that it is the same wherever it is made. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Noticedesk')
    .setDescription(description)
    .setVersion(API_VERSION)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: keyDescription }, 'key')
    .build();
  const document = SwaggerModule.createDocument(app, settings, {
    operationIdFactory: (controller, method) => `${roomOf(controller)}_${method}`,
  });
  document.components = { ...document.components, schemas: { ...document.components?.schemas, ...problemSchemas } };
  const routes = app.get(Routes, { strict: false }).all();
  documentGroups(document, app.get(ApiGroups, { strict: false }));
  documentAddresses(document);
  documentArticles(document);
  documentAccess(document, routes);
  documentProblems(document, routes);
  return inNewForm(document);
}

/** `ReviewCasesController` → `reviewCases`. */
function roomOf(controller: string): string {
  const name = controller.replace(/Controller$/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}
