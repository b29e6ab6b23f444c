import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { forbidden, unauthenticated } from '../problem/http.problems.js';
import { anonymous, isStaff, type Caller, type KeyCaller, type StaffCaller } from './caller.js';
import type { RequestAccess } from './request-access.js';

const accessOf = (context: ExecutionContext): RequestAccess =>
  context.switchToHttp().getRequest<FastifyRequest>().access;

/** Who calls, strangers included. */
export const CurrentCaller = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Caller => accessOf(context).caller ?? anonymous,
);

/** Who calls with a key; strangers get 401. */
export const CurrentKey = createParamDecorator((_data: unknown, context: ExecutionContext): KeyCaller => {
  const { caller } = accessOf(context);
  if (caller?.kind !== 'key') throw unauthenticated();
  return caller;
});

/** The person who calls; keys that belong to no person get 403. */
export const CurrentStaff = createParamDecorator((_data: unknown, context: ExecutionContext): StaffCaller => {
  const { caller } = accessOf(context);
  if (!caller || !isStaff(caller)) throw forbidden('Only a person of the staff may do that, with a key of their own.');
  return caller;
});

/** The id of the platform that the address names; for routes with `:platform`. */
export const PlatformId = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const { platformId } = accessOf(context);
  if (platformId === undefined) throw new Error('@PlatformId() on a route without :platform');
  return platformId;
});
