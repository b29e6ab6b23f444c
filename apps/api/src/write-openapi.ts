import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { Clock } from './infrastructure/clock.js';
import { loadConfig } from './infrastructure/config.js';
import { Database } from './infrastructure/database/database.js';
import { httpServer } from './infrastructure/http-server.js';
import { repositoryRoot } from './infrastructure/root.js';
import { loadSecrets } from './infrastructure/secrets.js';
import { openApiDocument } from './infrastructure/openapi/openapi-document.js';
import { openApiFile, openApiText } from './infrastructure/openapi/openapi-file.js';

/** `npm run openapi`: writes docs/openapi.json from the routes. Needs no database: nothing is asked and nothing is started. */
const key = Buffer.alloc(32).toString('base64');
const config = loadConfig({ NOTICEDESK_DATA_DIR: join(tmpdir(), 'noticedesk-openapi'), LOG_LEVEL: 'silent' });
const secrets = loadSecrets({ NOTICEDESK_MASTER_KEY: key, NOTICEDESK_SERVER_KEY: key }, config);
const database = new Database({}, 2);
const app = await NestFactory.create<NestFastifyApplication>(
  AppModule.on({ config, secrets, clock: new Clock(), database }),
  httpServer(config),
  { logger: ['error', 'fatal'], abortOnError: false },
);
await writeFile(join(repositoryRoot, openApiFile), openApiText(openApiDocument(app)));
await database.close();
