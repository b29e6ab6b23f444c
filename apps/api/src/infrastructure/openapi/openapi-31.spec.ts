import type { OpenAPIObject } from '@nestjs/swagger';
import { inNewForm } from './openapi-31.js';

describe('inNewForm', () => {
  it.each([
    ['a type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['an enum', { type: 'string', enum: ['a'], nullable: true }, { type: ['string', 'null'], enum: ['a', null] }],
    [
      'a reference',
      { allOf: [{ $ref: '#/x' }], nullable: true, description: 'd' },
      { anyOf: [{ allOf: [{ $ref: '#/x' }] }, { type: 'null' }], description: 'd' },
    ],
    [
      'a property of that name',
      { properties: { nullable: { type: 'string' } } },
      { properties: { nullable: { type: 'string' } } },
    ],
  ])('says null of %s in the way of OpenAPI 3.1', (_case, old, expected) =>
    expect(inNewForm(old as unknown as OpenAPIObject)).toEqual(expected),
  );
});
