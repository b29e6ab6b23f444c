import type { OpenAPIObject } from '@nestjs/swagger';
import { may, permissionsOf, roles } from '../auth/permissions.js';
import type { Route } from '../auth/routes.js';
import { operationsOf } from './operations.js';

/** Says of each operation which permission it needs, who holds it, and whether a key is needed at all. */
export function documentAccess(document: OpenAPIObject, routes: readonly Route[]): void {
  for (const { operation, route } of operationsOf(document, routes)) {
    const permission = route?.permission;
    if (permission === undefined) continue;
    const isOpen = may('anonymous', permission);
    const holders = roles.filter((role) => permissionsOf(role).includes(permission));
    const access = `Permission \`${permission}\`: ${isOpen ? 'everybody' : holders.join(', ')}.`;
    operation.description = [operation.description, access].filter(Boolean).join('\n\n');
    operation.security = isOpen ? [{}, { key: [] }] : [{ key: [] }];
  }
}
