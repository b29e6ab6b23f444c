import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Log } from '../logging/log.js';
import { Metrics } from '../metrics/metrics.js';
import { serveApiReference } from '../openapi/api-reference.js';
import { acceptJson } from './json-body.js';
import { addRequestHooks } from './request-hooks.js';

/** What no module can set up by itself: hooks around every request, the body parser, the API reference; before the app is initialised. */
export function prepareHttp(app: NestFastifyApplication): void {
  addRequestHooks(app.getHttpAdapter().getInstance(), app.get(Log), app.get(Metrics));
  acceptJson(app);
  serveApiReference(app);
}
