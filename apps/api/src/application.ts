import type { INestApplicationContext, NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { Clock } from './infrastructure/clock.js';
import { type Config, urlOf } from './infrastructure/config.js';
import { openDatabase } from './infrastructure/database/open-database.js';
import { FirstStart } from './infrastructure/first-start.js';
import { prepareHttp } from './infrastructure/http/prepare-http.js';
import { httpServer } from './infrastructure/http-server.js';
import type { Ground } from './infrastructure/infrastructure.module.js';
import { Log } from './infrastructure/logging/log.js';
import { NestLog } from './infrastructure/logging/logger.js';
import type { Secrets } from './infrastructure/secrets.js';

export interface Application {
  /** Where it listens; empty for a worker. */
  readonly url: string;
  readonly app: INestApplicationContext;
  /** What the first start has to say: addresses of samples, fresh credentials. */
  readonly firstStartLines: readonly string[];
  /** Resolves with the reason when the database server that we started ends without being asked. */
  readonly databaseEnded: Promise<string>;
  /** Answers the requests under way, gives jobs back, closes the database. May be called twice. */
  stop: () => Promise<void>;
}

/** Opens the database, migrates it, brings up the rooms and listens. Throws an Error of one line; nothing is left running then. */
export async function startApplication(
  config: Config,
  secrets: Secrets,
  { clock = new Clock() }: { clock?: Clock } = {},
): Promise<Application> {
  const { database, ended, close } = await openDatabase(config);
  let app: INestApplicationContext | undefined;
  let stopping: Promise<void> | undefined;
  const stop = () =>
    (stopping ??= (async () => {
      try {
        await app?.close();
      } finally {
        await close();
      }
    })());
  try {
    app = await createApp({ config, secrets, clock, database });
    app.useLogger(new NestLog(app.get(Log)));
    if (isHttp(app)) prepareHttp(app);
    await app.init();
    const firstStartLines = await app.get(FirstStart).run();
    const url = isHttp(app) ? await listen(app, config) : '';
    return { url, app, firstStartLines, databaseEnded: ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function createApp(ground: Ground): Promise<INestApplicationContext> {
  const module = AppModule.on(ground);
  // abortOnError would end the process before the database is closed.
  const settings: NestApplicationOptions = { abortOnError: false, bufferLogs: true };
  if (!ground.config.roles.includes('api')) return NestFactory.createApplicationContext(module, settings);
  return NestFactory.create<NestFastifyApplication>(module, httpServer(ground.config), settings);
}

async function listen(app: NestFastifyApplication, config: Config): Promise<string> {
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    throw new Error(listenProblem(error as NodeJS.ErrnoException, config), { cause: error });
  }
  const { port } = new URL(await app.getUrl());
  const url = urlOf(config.host, Number(port));
  if (config.publicUrl === urlOf(config.host, 0)) config.publicUrl = url;
  return url;
}

function listenProblem({ code, message }: NodeJS.ErrnoException, { host, port }: Config): string {
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is in use (NOTICEDESK_PORT).`;
  if (code === 'EACCES') return `Port ${port} may not be opened by this user (NOTICEDESK_PORT).`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `${host} is no address of this machine (NOTICEDESK_HOST).`;
  return `Cannot listen on ${host}:${port}: ${message}`;
}

function isHttp(app: INestApplicationContext): app is NestFastifyApplication {
  return 'listen' in app;
}
