import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Permission } from './permissions.js';

export const requiredPermission = Symbol('required permission');

/** The permission that a route needs; on a controller it holds for all its routes. A route without one stops the start. */
export const Requires = (permission: Permission): CustomDecorator<symbol> =>
  SetMetadata(requiredPermission, permission);
