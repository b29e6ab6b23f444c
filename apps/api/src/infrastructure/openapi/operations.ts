import type { OpenAPIObject } from '@nestjs/swagger';
import type { Route } from '../auth/routes.js';

export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const;

export interface DocumentedOperation {
  readonly method: string;
  /** In OpenAPI's form: `/v1/platforms/{platform}`. */
  readonly path: string;
  readonly operation: Operation;
  readonly route?: Route;
}

/** Every operation with the route that it documents. */
export function operationsOf(document: OpenAPIObject, routes: readonly Route[]): DocumentedOperation[] {
  const byAddress = new Map(routes.map((route) => [`${route.method} ${openApiPath(route.path)}`, route]));
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method, path, operation, route: byAddress.get(`${method.toUpperCase()} ${path}`) }] : [];
    }),
  );
}

export function openApiPath(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}');
}
