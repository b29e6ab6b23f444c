import { Injectable, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Permission } from './permissions.js';
import { requiredPermission } from './requires.js';

/** A route of a controller, as declared. */
export interface Route {
  readonly method: string;
  /** With its parameters, such as `/v1/platforms/:platform/keys`. */
  readonly path: string;
  readonly permission?: Permission;
  readonly controller: string;
  readonly handler: string;
}

/** All routes of all controllers: what the start checks and the test of the permissions walks through. */
@Injectable()
export class Routes {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  all(): Route[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as Record<string, unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .flatMap((name) => this.routesOf(metatype, prototype[name] as () => unknown, name));
    });
  }

  private routesOf(controller: object & { name: string }, handler: () => unknown, name: string): Route[] {
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    return paths(controller).flatMap((prefix) =>
      paths(handler).map((path) => ({
        method: RequestMethod[method],
        path: `/${[prefix, path]
          .flatMap((part) => part.split('/'))
          .filter(Boolean)
          .join('/')}`,
        permission: this.reflector.getAllAndOverride<Permission | undefined>(requiredPermission, [
          handler,
          controller as () => unknown,
        ]),
        controller: controller.name,
        handler: name,
      })),
    );
  }
}

function paths(target: object): string[] {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return path === undefined ? [''] : [path].flat();
}
