import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { lanes } from '../../apps/api/src/infrastructure/jobs/lanes.js';
import { until } from '../jobs/worker-on.js';
import { testDatabase, type TestDatabase } from '../support/test-database.js';
import { webhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';
import {
  aMail,
  anEvent,
  aPlatform,
  attemptsOf,
  deliverAgain,
  hurry,
  ledgerOf,
  messagesOn,
  type MessagesWorker,
} from './messages-on.js';

let database: TestDatabase;
let platformId: string;
let receiver: WebhookReceiver;
let worker: MessagesWorker;
let secret: string;

async function start(env: Record<string, string> = {}): Promise<void> {
  worker = await messagesOn(database, env);
  const set = { platformId, url: `${receiver.url}/hooks` };
  ({ secret } = await worker.db.transaction((tx) => worker.endpoints.set(tx, set)));
}

beforeEach(async () => {
  database = await testDatabase();
  platformId = await aPlatform(database);
  receiver = await webhookReceiver();
});
afterEach(async () => {
  await worker.stop();
  await receiver.stop();
  await database.drop();
});

const queue = (event = anEvent(platformId)) => worker.db.transaction((tx) => worker.messages.queueWebhook(tx, event));
const inState = (state: string) =>
  until(async () => {
    await hurry(database);
    return (await ledgerOf(database)).find((row) => row.state === state);
  }, 20_000);
const failedAttempt = () => until(async () => (await ledgerOf(database)).find((row) => row.attempts > 0));

describe('a webhook', () => {
  it('carries the envelope, signed so that Standard Webhooks verifies it', async () => {
    await start();
    const { messageId } = await queue();
    const { headers, body, path } = await receiver.next();
    expect(path).toBe('/hooks');
    expect(headers['content-type']).toBe('application/json');
    expect(headers['webhook-id']).toBe(`msg_${messageId}`);
    const [{ key } = { key: '' }] = await database.db.query<{ key: string }>('select key from platform');
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual({
      id: `msg_${messageId}`,
      type: 'enforcement.requested',
      version: 1,
      occurredAt: '2026-11-22T10:00:00.000Z',
      platform: key,
      data: { commandId: 'c-1', at: '2026-11-22T10:00:00.000Z' },
    });
    expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
    expect(await inState('accepted')).toMatchObject({ attempts: 1, last_failure: null });
    expect(await attemptsOf(database)).toEqual([{ attempt: 1, outcome: 'accepted', detail: 'HTTP 204' }]);
  });

  it('is tried again under the same id until the endpoint takes it', async () => {
    await start();
    receiver.answerWith(500);
    await queue();
    await failedAttempt();
    receiver.answerWith(503);
    await hurry(database);
    await until(() => receiver.requests.length === 2);
    receiver.answerWith(200);
    await inState('accepted');
    expect(await attemptsOf(database)).toEqual([
      { attempt: 1, outcome: 'deferred', detail: 'HTTP 500' },
      { attempt: 2, outcome: 'deferred', detail: 'HTTP 503' },
      { attempt: 3, outcome: 'accepted', detail: 'HTTP 200' },
    ]);
    const ids = receiver.requests.map((request) => request.headers['webhook-id']);
    expect(new Set(ids).size).toBe(1);
    for (const { body, headers } of receiver.requests)
      expect(() => new Webhook(secret).verify(body, headers as Record<string, string>)).not.toThrow();
  }, 30_000);

  it('that nobody wants any more (410) has failed at once', async () => {
    await start();
    receiver.answerWith(410);
    await queue();
    expect(await inState('failed')).toMatchObject({ attempts: 1, last_failure: 'HTTP 410' });
  });

  it('does not follow a redirect', async () => {
    await start();
    receiver.answerWith(307);
    await queue();
    expect(await failedAttempt()).toMatchObject({ state: 'queued', last_failure: 'HTTP 307' });
    expect(receiver.requests).toHaveLength(1);
  });

  it('waits ten seconds for a slow endpoint, and delays no mail meanwhile', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'noticedesk-slow-'));
    await start({ NOTICEDESK_DATA_DIR: dataDir });
    receiver.answerWith(200, { delayMs: 11_000 });
    const events = Array.from({ length: 60 }, () => anEvent(platformId));
    await worker.db.transaction((tx) => worker.messages.queueWebhooks(tx, events));
    await until(() => receiver.requests.length === lanes.webhook.atOnce);
    const startedAt = Date.now();
    await worker.db.transaction((tx) => worker.messages.queueMail(tx, aMail(platformId)));
    await inState('accepted');
    expect(Date.now() - startedAt).toBeLessThan(3_000);
    const timedOut = async () => (await ledgerOf(database)).filter((row) => row.last_failure === 'timeout');
    await until(async () => (await timedOut()).length === lanes.webhook.atOnce, 15_000);
    expect(Date.now() - startedAt).toBeLessThan(13_000);
    await rm(dataDir, { recursive: true, force: true });
  }, 40_000);

  it('waits for an endpoint that is down, or was never set', async () => {
    await start();
    await worker.db.transaction((tx) => worker.endpoints.disable(tx, platformId));
    await queue();
    expect(await failedAttempt()).toMatchObject({ state: 'queued', last_failure: 'no-endpoint' });
    await worker.db.transaction((tx) => worker.endpoints.set(tx, { platformId, url: receiver.url }));
    await inState('accepted');
  }, 30_000);

  it('is not sent again by a job that runs again', async () => {
    await start();
    await queue();
    await inState('accepted');
    await deliverAgain(database, 'deliver-webhook');
    await until(async () => (await database.db.query('select from graphile_worker._private_jobs')).length === 0);
    expect(receiver.requests).toHaveLength(1);
  });

  it('goes to no private address where the operator closed them', async () => {
    await start({ WEBHOOK_BLOCK_PRIVATE_ADDRESSES: 'true' });
    await queue();
    expect(await failedAttempt()).toMatchObject({ last_failure: 'address-private' });
    const { port } = new URL(receiver.url);
    await worker.db.transaction((tx) => worker.endpoints.set(tx, { platformId, url: `http://localhost:${port}/` }));
    await hurry(database);
    await until(async () => (await attemptsOf(database)).length === 2);
    expect(await attemptsOf(database)).toMatchObject([{ detail: 'address-private' }, { detail: 'address-private' }]);
    expect(receiver.requests).toEqual([]);
  });

  it('reads no more of an answer than it must', async () => {
    await start();
    const endless = createServer((_request, response) => {
      response.writeHead(200);
      const more = setInterval(() => response.write('x'.repeat(16_384)), 1);
      response.on('close', () => clearInterval(more));
    });
    await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
    const { port } = endless.address() as AddressInfo;
    await worker.db.transaction((tx) => worker.endpoints.set(tx, { platformId, url: `http://127.0.0.1:${port}/` }));
    await queue();
    await inState('accepted');
    await until(() => new Promise<boolean>((resolve) => endless.getConnections((_error, open) => resolve(open === 0))));
    await new Promise((resolve) => endless.close(resolve));
  });
});

describe('the endpoint of a platform', () => {
  it('is replaced by a new one with a new secret, and its secret is kept sealed', async () => {
    await start();
    const former = secret;
    const next = await worker.db.transaction((tx) => worker.endpoints.set(tx, { platformId, url: receiver.url }));
    expect(next.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(next.secret).not.toBe(former);
    expect(await worker.db.read((tx) => worker.endpoints.activeFor(tx, platformId))).toEqual(next);
    const rows = await database.db.query<{ sealed_secret: Buffer }>('select sealed_secret from webhook_endpoint');
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row.sealed_secret.includes('whsec_')).toBe(false);
    expect(await worker.db.transaction((tx) => worker.endpoints.disable(tx, platformId))).toBe(true);
    expect(await worker.db.transaction((tx) => worker.endpoints.disable(tx, platformId))).toBe(false);
    expect(await worker.db.read((tx) => worker.endpoints.activeFor(tx, platformId))).toBeNull();
  });
});
