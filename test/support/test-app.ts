import type { INestApplicationContext } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { startApplication } from '../../apps/api/src/application.js';
import { type Config, loadConfig } from '../../apps/api/src/infrastructure/config.js';
import { Database } from '../../apps/api/src/infrastructure/database/database.js';
import { loadSecrets } from '../../apps/api/src/infrastructure/secrets.js';
import { TestClock } from './test-clock.js';
import { testDatabase } from './test-database.js';

export interface TestApp {
  url: string;
  app: INestApplicationContext;
  /** The application's own pool, as the role of the program. */
  db: Database;
  owner: Pool;
  clock: TestClock;
  config: Config;
  dataDir: string;
  /** Lines of the first start, credentials of the sample platform among them. */
  firstStartLines: readonly string[];
  /** What a second program on the same database needs in its environment. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

/** The program as production starts it, on a database and in a data folder of its own, with a clock that the test moves. */
export async function testApp({
  env = {},
  clock = new TestClock(),
}: { env?: Record<string, string>; clock?: TestClock } = {}): Promise<TestApp> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'noticedesk-app-'));
  const environment = {
    NOTICEDESK_PORT: '0',
    NOTICEDESK_DATA_DIR: dataDir,
    NOTICEDESK_MASTER_KEY: randomBytes(32).toString('base64'),
    NOTICEDESK_SERVER_KEY: randomBytes(32).toString('base64'),
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    LOG_LEVEL: 'silent',
    INTAKE_RATE_PER_MINUTE_PER_ADDRESS: '100000', // all that a test sends comes from one address
    ...env,
  };
  const config = loadConfig(environment);
  const { url, app, firstStartLines, stop } = await startApplication(config, loadSecrets(environment, config), {
    clock,
  });
  return {
    url,
    app,
    db: app.get(Database),
    owner: database.owner,
    clock,
    config,
    dataDir,
    firstStartLines,
    env: environment,
    stop: async () => {
      await stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
