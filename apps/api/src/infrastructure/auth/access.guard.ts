import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { forbidden, notFound, unauthenticated } from '../problem/http.problems.js';
import { Authenticator, type Authenticated } from './authenticator.js';
import { callerMay } from './caller.js';
import { CredentialsQuery } from './credentials.query.js';
import type { Permission } from './permissions.js';
import { requiredPermission } from './requires.js';

/**
 * Lets a request pass when its caller holds the permission of the route: else 401 for strangers, 403 for keys. An address that
 * names a platform answers the keys of other platforms as if that platform did not exist: 404.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly credentials: CredentialsQuery,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const permission = this.reflector.getAllAndOverride<Permission>(requiredPermission, [
      context.getHandler(),
      context.getClass(),
    ]);
    const authenticated = await this.authenticator.authenticate(request.headers.authorization);
    const { caller } = authenticated;
    request.access.caller = caller;
    if (!callerMay(caller, permission)) {
      throw caller.kind === 'anonymous'
        ? unauthenticated('Send a key: Authorization: Bearer nd_…').withHeader('www-authenticate', 'Bearer')
        : forbidden(`The role ${caller.role} does not hold ${permission}.`);
    }
    const { platform } = request.params as { platform?: string };
    if (platform !== undefined) request.access.platformId = await this.platformFor(authenticated, platform);
    return true;
  }

  private async platformFor({ caller, platformKey }: Authenticated, name: string): Promise<string> {
    if (caller.kind === 'key' && caller.platformId !== undefined) {
      if (name === platformKey || name === caller.platformId) return caller.platformId;
      throw notFound();
    }
    const platformId = await this.credentials.platformNamed(name);
    if (platformId === undefined) throw notFound();
    return platformId;
  }
}
