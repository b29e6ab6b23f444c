import type { OpenAPIObject } from '@nestjs/swagger';

/** The decorators write `nullable: true`, which OpenAPI 3.1 no longer knows: there null is one of the types. */
export function inNewForm(document: OpenAPIObject): OpenAPIObject {
  return rewritten(document) as OpenAPIObject;
}

function rewritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewritten);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, member]) => [name, rewritten(member)] as const);
  return withNull(Object.fromEntries(entries));
}

function withNull({ nullable, ...schema }: Record<string, unknown>): Record<string, unknown> {
  if (nullable !== true) return nullable === undefined ? schema : { ...schema, nullable };
  if (typeof schema.type === 'string') {
    const values = Array.isArray(schema.enum) ? { enum: [...(schema.enum as unknown[]), null] } : {};
    return { ...schema, type: [schema.type, 'null'], ...values };
  }
  const { description, example, ...rest } = schema;
  const kept = Object.fromEntries(
    Object.entries({ description, example }).filter(([, member]) => member !== undefined),
  );
  return { anyOf: [rest, { type: 'null' }], ...kept };
}
