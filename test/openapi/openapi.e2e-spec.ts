import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Routes } from '../../apps/api/src/infrastructure/auth/index.js';
import { openApiDocument } from '../../apps/api/src/infrastructure/openapi/openapi-document.js';
import { openApiFile, openApiText } from '../../apps/api/src/infrastructure/openapi/openapi-file.js';
import {
  openApiPath,
  operationsOf,
  type DocumentedOperation,
} from '../../apps/api/src/infrastructure/openapi/operations.js';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { declaredClasses, family } from './declared-properties.js';

type Schema = Record<string, unknown> & { properties?: Record<string, Schema> };

describe('the OpenAPI document', () => {
  let app: TestApp;
  let document: OpenAPIObject;
  let operations: DocumentedOperation[];

  beforeAll(async () => {
    app = await testApp();
    document = openApiDocument(app.app as NestFastifyApplication);
    operations = operationsOf(document, app.app.get(Routes).all());
  });
  afterAll(() => app.stop());

  it('is the committed one; `npm run openapi` writes it', () => {
    expect(readFileSync(join(repositoryRoot, openApiFile), 'utf8') === openApiText(document)).toBe(true);
  });

  it('describes every route but the pages for people', () => {
    const documented = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    const routes = app.app
      .get(Routes)
      .all()
      .filter(({ path }) => !/^\/(notice|flag|status|complaint|transparency)\b(?!.*:file$)/.test(path))
      .map(({ method, path }) => `${method} ${openApiPath(path)}`);
    expect(documented.toSorted()).toEqual(routes.toSorted());
  });

  it('gives each operation a summary, a name of its own, an answer and an error', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    const incomplete = operations.filter(({ operation }) => {
      const statuses = Object.keys(operation.responses);
      return (
        !operation.summary ||
        !statuses.some((status) => /^[23]/.test(status)) ||
        !statuses.some((status) => /^[45]/.test(status))
      );
    });
    expect(incomplete.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('shows an example of every answer and every body', () => {
    const bare = operations.flatMap(({ method, path, operation }) =>
      contentsOf(operation).flatMap(([place, media]) => (hasExample(media) ? [] : [`${method} ${path} ${place}`])),
    );
    expect(bare).toEqual([]);
  });

  it('holds every property of every DTO and response class', () => {
    const known = new Map<string, ReadonlySet<string>>();
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
      known.set(name, new Set(Object.keys((schema as Schema).properties ?? {})));
    }
    const queryParameters = new Set(
      operations.flatMap(({ operation }) =>
        (operation.parameters ?? []).flatMap((parameter) => ('name' in parameter ? [parameter.name] : [])),
      ),
    );
    const classes = declaredClasses(join(repositoryRoot, 'apps', 'api', 'src'));
    const missing = classes.flatMap(({ name, properties }) => {
      const schemas = family(classes, name).flatMap((relative) => known.get(relative) ?? []);
      const shown = (property: string) =>
        schemas.length > 0 ? schemas.some((schema) => schema.has(property)) : queryParameters.has(property);
      return properties.flatMap((property) => (shown(property.name) ? [] : [`${name}.${property.name}`]));
    });
    expect(missing).toEqual([]);
  });

  it('is OpenAPI 3.1: no nullable', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(JSON.stringify(document)).not.toContain('"nullable":true');
  });

  it('is served, with a page to read it that loads nothing from elsewhere', async () => {
    const served = await client(app.url).get<OpenAPIObject>('/openapi.json');
    expect(served.body.info.title).toBe('Noticedesk');
    const page = await client(app.url).get<string>('/docs');
    expect(page.status).toBe(200);
    expect(
      [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].filter(([, address]) => /^(https?:)?\/\//.test(address ?? '')),
    ).toEqual([]);
    expect((await client(app.url).get('/docs/swagger-ui-bundle.js')).status).toBe(200);
  });

  function contentsOf(operation: DocumentedOperation['operation']): [string, Schema][] {
    const body = (operation.requestBody as { content?: Record<string, Schema> } | undefined)?.content ?? {};
    const answers = Object.entries(operation.responses).flatMap(([status, response]) =>
      Object.entries((response as { content?: Record<string, Schema> }).content ?? {}).map(
        ([type, media]): [string, Schema] => [`${status} ${type}`, media],
      ),
    );
    return [...Object.entries(body).map(([type, media]): [string, Schema] => [`body ${type}`, media]), ...answers];
  }

  function hasExample(media: Schema): boolean {
    return 'example' in media || 'examples' in media || schemaHasExample(media.schema as Schema | undefined, new Set());
  }

  /** An example of its own, or one for each property. */
  function schemaHasExample(schema: Schema | undefined, above: ReadonlySet<string>): boolean {
    if (!schema) return false;
    if ('example' in schema || 'examples' in schema || 'default' in schema || Array.isArray(schema.enum)) return true;
    if (schema.format === 'binary') return true; // a file has no example that a reader could read
    if (typeof schema.$ref === 'string') {
      const name = schema.$ref.split('/').at(-1) ?? '';
      if (above.has(name)) return true;
      return schemaHasExample(document.components?.schemas?.[name] as Schema | undefined, new Set([...above, name]));
    }
    const parts = [schema.allOf, schema.anyOf, schema.oneOf].flatMap((list) =>
      Array.isArray(list) ? (list as Schema[]) : [],
    );
    if (parts.length > 0) return parts.every((part) => part.type === 'null' || schemaHasExample(part, above));
    if (schema.type === 'array') return schemaHasExample(schema.items as Schema, above);
    const properties = Object.values(schema.properties ?? {});
    return properties.length > 0 && properties.every((property) => schemaHasExample(property, above));
  }
});
