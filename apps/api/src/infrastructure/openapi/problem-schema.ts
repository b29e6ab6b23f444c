import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

export const problemSchemaRef = { $ref: '#/components/schemas/Problem' };

/** RFC 9457, with our own members. */
export const problemSchemas: Schemas = {
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status'],
    additionalProperties: true,
    properties: {
      type: { type: 'string', format: 'uri', description: 'Address of a page about this kind of problem' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string', description: 'What is wrong this time' },
      instance: { type: 'string', description: 'Path of the request' },
      requestId: { type: 'string', description: 'Found in the log and in the header X-Request-Id' },
      errors: { type: 'array', items: { $ref: '#/components/schemas/FieldError' } },
    },
  },
  FieldError: {
    type: 'object',
    required: ['pointer', 'detail'],
    properties: {
      pointer: { type: 'string', description: 'JSON pointer as a URI fragment', example: '#/items/0/location' },
      detail: { type: 'string', example: 'must be a string' },
      in: { type: 'string', enum: ['query', 'path'], description: 'Absent: in the body' },
    },
  },
};
