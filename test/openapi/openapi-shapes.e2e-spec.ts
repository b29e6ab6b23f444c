import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { openApiFile } from '../../apps/api/src/infrastructure/openapi/openapi-file.js';
import { operationsOf } from '../../apps/api/src/infrastructure/openapi/operations.js';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';
import { exampleFaults, placesOf, type Place } from './schema-places.js';

/** Objects whose members nobody can name beforehand, each with its reason. */
const openObjects: Readonly<Record<string, string>> = {
  'AuditEntryResponse.details': 'what was changed differs by action; docs/audit.md',
  Problem: 'RFC 9457 lets problems have members of their own; docs/problems/ names them',
  'ProvidedEntryResponse.answer': 'each question of the report has its own form; those of the PUT routes',
  'SubmittedStatementResponse.payload': "the Commission's own format, as it was sent",
};

const document = JSON.parse(readFileSync(join(repositoryRoot, openApiFile), 'utf8')) as OpenAPIObject;
const places = placesOf(document);
const at = (wrong: readonly Place[]) => wrong.map(({ name }) => name).toSorted();

describe('the shapes in the OpenAPI document', () => {
  it('have a type each', () => {
    const typed = ['$ref', 'type', 'enum', 'const', 'allOf', 'anyOf', 'oneOf'];
    expect(at(places.filter(({ schema }) => !typed.some((key) => key in schema)))).toEqual([]);
  });

  it('name the members of every object, but of those listed with a reason', () => {
    const open = places.filter(({ schema }) => {
      if (![schema.type].flat().includes('object')) return false;
      if (schema.properties) return schema.additionalProperties === true;
      return typeof schema.additionalProperties !== 'object';
    });
    expect(at(open)).toEqual(Object.keys(openObjects).toSorted());
  });

  it('say what every list holds', () => {
    const lists = places.filter(({ schema }) => [schema.type].flat().includes('array'));
    expect(at(lists.filter(({ schema }) => schema.items === undefined))).toEqual([]);
  });

  it('fit their examples', () => {
    expect(places.flatMap((place) => exampleFaults(document, place))).toEqual([]);
  });

  it('stand behind every successful answer that has a body', () => {
    const bare = operationsOf(document, []).flatMap(({ method, path, operation }) =>
      Object.entries(operation.responses).flatMap(([status, response]) => {
        if (!/^2/.test(status) || status === '204') return [];
        const media = Object.values((response as { content?: Record<string, { schema?: unknown }> }).content ?? {});
        return media.length > 0 && media.every(({ schema }) => schema) ? [] : [`${method} ${path} ${status}`];
      }),
    );
    expect(bare).toEqual([]);
  });
});
