import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { invalidInput } from '../infrastructure/problem/http.problems.js';

/** The header `Idempotency-Key`: 1 to 200 visible ASCII characters, or absent. */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext): string | undefined => {
  const value = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(value)) {
    throw invalidInput([{ pointer: '#/headers/idempotency-key', detail: 'must be 1 to 200 visible ASCII characters' }]);
  }
  return value;
});
