import { type DynamicModule, type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from '../../apps/api/src/infrastructure/clock.js';
import { loadConfig } from '../../apps/api/src/infrastructure/config.js';
import { Database } from '../../apps/api/src/infrastructure/database/database.js';
import { HealthModule } from '../../apps/api/src/infrastructure/health/health.module.js';
import { InfrastructureModule } from '../../apps/api/src/infrastructure/infrastructure.module.js';
import { JobHandlers, JobsModule } from '../../apps/api/src/infrastructure/jobs/index.js';
import { LoggingModule } from '../../apps/api/src/infrastructure/logging/logging.module.js';
import { MetricsModule } from '../../apps/api/src/infrastructure/metrics/metrics.module.js';
import { SealingModule } from '../../apps/api/src/infrastructure/sealing/sealing.module.js';
import { loadSecrets } from '../../apps/api/src/infrastructure/secrets.js';
import type { TestDatabase } from '../support/test-database.js';

export interface TestWorker {
  app: INestApplicationContext;
  db: Database;
  stop(): Promise<void>;
}

const keys = {
  NOTICEDESK_MASTER_KEY: randomBytes(32).toString('base64'),
  NOTICEDESK_SERVER_KEY: randomBytes(32).toString('base64'),
};

/** A process with the infrastructure, a room of the test that does jobs, and nothing else. All in a test file share their keys. */
export async function workerOn(
  { connection }: TestDatabase,
  {
    register = () => {},
    modules = [],
    env = {},
    clock = new Clock(),
  }: {
    register?: (handlers: JobHandlers) => void;
    modules?: (Type | DynamicModule)[];
    env?: Record<string, string>;
    clock?: Clock;
  },
): Promise<TestWorker> {
  const environment = {
    ...keys,
    LOG_LEVEL: 'silent',
    NOTICEDESK_DATA_DIR: join(tmpdir(), 'noticedesk-none'),
    NOTICEDESK_ROLES: 'worker',
    ...env,
  };
  const config = loadConfig(environment);
  const secrets = loadSecrets(environment, config);
  const database = new Database(connection, 5);
  const ground = InfrastructureModule.on({ config, secrets, clock, database });
  const imports = [ground, LoggingModule, MetricsModule, HealthModule, SealingModule, JobsModule, ...modules];
  const app = await NestFactory.createApplicationContext(
    { module: TestRoom, imports, providers: [{ provide: 'register', useFactory: register, inject: [JobHandlers] }] },
    { logger: false, abortOnError: false },
  );
  const stop = async () => {
    await app.close();
    await database.close();
  };
  return { app, db: database, stop };
}

@Module({})
class TestRoom {}

/** Waits until the condition holds; the value that made it hold. */
export async function until<T>(
  look: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutMs = 10_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Still not so after ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
