import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TransparencyDatabaseClient } from '../../apps/api/src/transparency-database/index.js';
import { desk, type Desk } from '../support/desk.js';
import { settledOrWaiting } from '../support/settled-or-waiting.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { databaseOn, type DatabaseOn } from './database-on.js';

describe('setting the connection anew', () => {
  let app: TestApp;
  let at: Desk;
  let on: DatabaseOn;

  beforeEach(async () => {
    app = await testApp();
    at = await desk(app);
    on = await databaseOn(app, at);
  });
  afterEach(async () => {
    await on.stub.close();
    await app.stop();
  });

  it('sends, though a call by the one before is refused later', async () => {
    app.app.get(TransparencyDatabaseClient).timeoutMs = 20_000;
    const calls: ServerResponse[] = [];
    const before = createServer((_request, response) => calls.push(response)).listen(0, '127.0.0.1');
    await once(before, 'listening');
    await on.connect({ baseUrl: `http://127.0.0.1:${(before.address() as AddressInfo).port}` });
    const { statement } = await on.decided();
    const refused = await until(() => calls[0]);
    expect((await on.connect()).status).toBe(200);
    refused.writeHead(401).end('{}');
    const { id } = await on.reached(statement!.id, 'accepted');
    expect(on.received(id)).toHaveLength(1);
    expect((await on.show()).state).toBe('sending');
    before.close();
  });

  it('keeps the token that another administrator sets at that moment', async () => {
    await on.connect({ token: '9|old-token' });
    const blocking = await app.owner.connect();
    try {
      await blocking.query('begin; lock table audit_entry in access exclusive mode');
      const first = on.connect();
      await settledOrWaiting(app, first);
      const second = on.connect({ token: undefined, dumpUrl: 'https://dumps.example/{day}.zip' });
      await settledOrWaiting(app, second, 2);
      await blocking.query('commit');
      expect([(await first).status, (await second).status]).toEqual([200, 200]);
    } finally {
      blocking.release(true);
    }
    const { statement } = await on.decided();
    await on.reached(statement!.id, 'accepted');
  });
});
