import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf } from '../../apps/api/src/infrastructure/openapi/operations.js';

export type Schema = Record<string, unknown> & {
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: boolean | Schema;
};

/** A schema and where it stands: `NoticeResponse.items[]`, or the operation that it is written in. */
export interface Place {
  readonly name: string;
  readonly schema: Schema;
}

/** Every schema of the document, those inside others too; what is referred to stands once, under its name. */
export function placesOf(document: OpenAPIObject): Place[] {
  const named = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => [name, schema] as const);
  const written = operationsOf(document, []).flatMap(({ method, path, operation }) => {
    const bodies = [operation.requestBody, ...Object.values(operation.responses)] as (
      { content?: object } | undefined
    )[];
    const contents = bodies.flatMap((body) => Object.entries(body?.content ?? {}) as [string, { schema?: Schema }][]);
    const parameters = (operation.parameters ?? []) as { name: string; schema?: Schema }[];
    return [
      ...contents.map(([type, media]) => [type, media] as const),
      ...parameters.map((one) => [one.name, one] as const),
    ]
      .filter(([, { schema }]) => schema)
      .map(([what, { schema }]) => [`${method} ${path} ${what}`, schema] as const);
  });
  return [...named, ...written].flatMap(([name, schema]) => within(name, schema as Schema));
}

function within(name: string, schema: Schema): Place[] {
  const alternatives = [schema.allOf, schema.anyOf, schema.oneOf].flatMap((list) =>
    Array.isArray(list) ? (list as Schema[]) : [],
  );
  return [
    { name, schema },
    ...Object.entries(schema.properties ?? {}).flatMap(([key, member]) => within(`${name}.${key}`, member)),
    ...(schema.items ? within(`${name}[]`, schema.items) : []),
    ...(typeof schema.additionalProperties === 'object' ? within(`${name}{}`, schema.additionalProperties) : []),
    ...alternatives.flatMap((one) => within(name, one)),
  ];
}

/** What the example of a schema shows that the schema does not allow. */
export function exampleFaults(document: OpenAPIObject, { name, schema }: Place): string[] {
  if (!('example' in schema)) return [];
  return faultsOf(document, schema, schema.example).map((fault) => `${name}: ${fault}`);
}

function faultsOf(document: OpenAPIObject, schema: Schema, value: unknown): string[] {
  if (typeof schema.$ref === 'string') {
    const target = document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''];
    return target ? faultsOf(document, target as Schema, value) : [`${schema.$ref} is not there`];
  }
  const alternatives = [schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? (list as Schema[]) : []));
  if (alternatives.length > 0) {
    return alternatives.some((one) => faultsOf(document, one, value).length === 0) ? [] : ['no alternative allows it'];
  }
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.some((type) => isOf(type, value)))
    return [`${JSON.stringify(value)} is no ${types.join()}`];
  if (Array.isArray(schema.enum) && !schema.enum.includes(value))
    return [`${JSON.stringify(value)} is not among its values`];
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => (schema.items ? faultsOf(document, schema.items, one) : []));
  if (typeof value === 'object') {
    const required = Array.isArray(schema.required) ? (schema.required as string[]) : [];
    return [
      ...required.filter((key) => !(key in value)).map((key) => `${key} is missing`),
      ...Object.entries(value).flatMap(([key, member]) =>
        schema.properties?.[key] ? faultsOf(document, schema.properties[key], member) : [],
      ),
    ];
  }
  return formatFaults(schema, value);
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

const formats: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

function formatFaults({ format, pattern }: Schema, value: unknown): string[] {
  const wanted = [formats[String(format)], typeof pattern === 'string' ? new RegExp(pattern) : undefined];
  return wanted.some((one) => one && !one.test(String(value))) ? [`${String(value)} is not in its format`] : [];
}
