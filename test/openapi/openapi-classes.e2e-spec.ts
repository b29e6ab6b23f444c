import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { openApiFile } from '../../apps/api/src/infrastructure/openapi/openapi-file.js';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';
import { declaredClasses, type DeclaredProperty } from './declared-properties.js';
import type { Schema } from './schema-places.js';

const document = JSON.parse(readFileSync(join(repositoryRoot, openApiFile), 'utf8')) as OpenAPIObject;

interface Pair extends DeclaredProperty {
  readonly where: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

/** Each property of a DTO or response class beside its schema. */
const pairs: Pair[] = declaredClasses(join(repositoryRoot, 'apps', 'api', 'src')).flatMap(({ name, properties }) => {
  const schema = document.components?.schemas?.[name] as (Schema & { required?: string[] }) | undefined;
  return properties.flatMap((property) => {
    const shown = schema?.properties?.[property.name];
    if (!shown) return [];
    const isRequired = schema.required?.includes(property.name) ?? false;
    return [{ ...property, where: `${name}.${property.name}: ${property.type}`, schema: shown, isRequired }];
  });
});
const where = (wrong: readonly Pair[]) => wrong.map((pair) => pair.where);

describe('a property of the OpenAPI document', () => {
  it('stands beside the class that it comes from', () => expect(pairs.length).toBeGreaterThan(1_000));

  it('may be null where its class says so, and nowhere else', () => {
    const isAlias = ({ type }: Pair) => /^[A-Z]\w*$/.test(type);
    const wrong = pairs.filter((pair) => !isAlias(pair) && /\|\s*null$/.test(pair.type) !== mayBeNull(pair.schema));
    expect(where(wrong)).toEqual([]);
  });

  it('is a list where its class says so, and nowhere else', () => {
    const isList = ({ type }: Pair) => /\[\](\s*\|\s*null)?$/.test(type);
    expect(where(pairs.filter((pair) => isList(pair) !== typesOf(pair.schema).includes('array')))).toEqual([]);
  });

  it('is needed where its class says so, and nowhere else', () => {
    expect(where(pairs.filter(({ optional, isRequired }) => optional === isRequired))).toEqual([]);
  });

  it('is text, number or truth value as its class says', () => {
    const plain = pairs.filter(({ type }) => /^(string|number|boolean)(\s*\|\s*null)?$/.test(type));
    const wrong = plain.filter(({ type, schema }) => {
      const word = type.split(/\W/)[0]!;
      const types = typesOf(schema).filter((one) => one !== 'null');
      return !types.every((one) => one === word || (one === 'integer' && word === 'number'));
    });
    expect(where(wrong)).toEqual([]);
  });
});

function mayBeNull(schema: Schema): boolean {
  return typesOf(schema).includes('null');
}

function typesOf(schema: Schema): string[] {
  const alternatives = [schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? (list as Schema[]) : []));
  return [...[schema.type ?? []].flat(), ...alternatives.flatMap(typesOf)];
}
