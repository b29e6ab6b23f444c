import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { strToU8, zipSync } from 'fflate';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { fetchDumpsSweep } from '../../apps/api/src/transparency-database/index.js';
import type { ProblemBody } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { databaseOn, type DatabaseOn } from './database-on.js';

interface ReconciliationBody {
  day: string;
  rowsRead: number;
  agreed: number;
  missing: number;
  duplicated: number;
  unknownToUs: number;
}

describe('fetching the daily dump (TDB-6)', () => {
  let app: TestApp;
  let at: Desk;
  let on: DatabaseOn;
  let server: Server;
  let host: string;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const asked: { path: string; authorization: string | undefined }[] = [];

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
    on = await databaseOn(app, at);
    server = createServer((request, response) => {
      asked.push({ path: request.url!, authorization: request.headers.authorization });
      answer(request, response);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await on.stub.close();
    await app.stop();
  });
  beforeEach(() => {
    asked.length = 0;
  });

  const fetchNow = () => app.app.get(JobHandlers).runSweep(fetchDumpsSweep);
  const reconciliations = async () =>
    (await at.compliance.get<{ items: ReconciliationBody[] }>(`${on.base}/reconciliations`)).body.items;
  const lastError = async () => {
    const { rows } = await app.owner.query<{ error: string | null }>(
      `select last_error as error from graphile_worker._private_jobs where key like 'fetch-dump:%'`,
    );
    return rows.map(({ error }) => error).filter((error) => error !== null);
  };
  const forget = () => app.owner.query(`delete from graphile_worker._private_jobs where key like 'fetch-dump:%'`);
  const dumpUrl = () => `http://${host}/dumps/sor-forum-{day}-light.zip`;

  it('waits until the day is over, asks without a token, reads the zip of zips and follows within the host', async () => {
    await on.connect({ dumpUrl: dumpUrl() });
    const { statement } = await on.decided();
    const { id } = await on.reached(statement!.id, 'accepted');
    const day = new Date().toISOString().slice(0, 10); // the stub's clock is the machine's
    const csv = on.dump(on.received(id), day);
    answer = (request, response) => {
      if (request.url!.startsWith('/dumps/')) return response.writeHead(302, { location: '/storage/dump' }).end();
      const inner = zipSync({ 'sor-forum-00000-00000.csv': strToU8(csv) });
      return response.end(zipSync({ 'sor-forum-00000.csv.zip': inner }));
    };
    app.clock.set(`${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T07:59:00Z`);
    await fetchNow();
    expect(asked).toEqual([]);
    app.clock.move({ minutes: 1 });
    await fetchNow();
    const [found] = await until(async () => {
      const items = await reconciliations();
      return items.length > 0 && items;
    });
    expect(found).toMatchObject({ day, rowsRead: 1, agreed: 1, missing: 0, duplicated: 0, unknownToUs: 0 });
    expect(asked.slice(0, 2)).toEqual([
      { path: `/dumps/sor-forum-${day}-light.zip`, authorization: undefined },
      { path: '/storage/dump', authorization: undefined },
    ]);
    await fetchNow();
    expect(await reconciliations()).toHaveLength(1);
  });

  it.each([
    ['another host', () => ({ location: 'http://localhost:9/dump' }), /leads to localhost:9, which was not allowed/],
    ['itself, again and again', () => ({ location: '/dumps/again' }), /leads from one address to the next/],
    ['nowhere', () => ({ location: 'http://' }), /was not allowed/],
  ])('does not follow a redirect to %s', async (_where, headers, error) => {
    app.clock.move({ days: 1 });
    answer = (_request, response) => response.writeHead(302, headers()).end();
    await fetchNow();
    const [said] = await until(async () => {
      const errors = await lastError();
      return errors.length > 0 && errors;
    });
    expect(said).toMatch(error);
    expect(asked.length).toBeLessThanOrEqual(4);
    await forget();
  });

  it('follows to the one other host that was named', async () => {
    const storage = createServer((_request, response) => response.end(on.dump([], '2000-01-01')));
    await new Promise<void>((done) => storage.listen(0, '127.0.0.1', done));
    const storageHost = `127.0.0.1:${(storage.address() as AddressInfo).port}`;
    expect((await on.connect({ dumpUrl: dumpUrl(), dumpStorageHost: storageHost })).status).toBe(200);
    app.clock.move({ days: 1 });
    const before = (await reconciliations()).length;
    answer = (_request, response) => response.writeHead(302, { location: `http://${storageHost}/dump.csv` }).end();
    await fetchNow();
    await until(async () => (await reconciliations()).length > before);
    storage.closeAllConnections();
    storage.close();
  });

  it('is tried again while the dump is not there yet, and refuses what is none', async () => {
    app.clock.move({ days: 1 });
    answer = (_request, response) => response.writeHead(404).end();
    await fetchNow();
    await until(async () => (await lastError()).some((error) => error.includes('was answered 404')));
    await forget();
    answer = (_request, response) => response.end('<html>Maintenance</html>');
    await fetchNow();
    await until(async () => (await lastError()).length > 0);
    await forget();
    expect((await reconciliations()).every(({ rowsRead }) => rowsRead <= 1)).toBe(true);
  });

  it.each([
    ['#/dumpStorageHost', { dumpStorageHost: 'storage.example' }],
    ['#/dumpStorageHost', { dumpUrl: 'https://tdb.example/{day}', dumpStorageHost: 'https://storage.example/x' }],
    ['#/dumpUrl', { dumpUrl: 'https://tdb.example/yesterday' }],
    ['#/dumpUrl', { dumpUrl: 'file:///etc/{day}' }],
  ])('names %s', async (pointer, changes) => {
    const { status, body } = await on.connect(changes);
    expect([status, (body as unknown as ProblemBody).errors[0]!.pointer]).toEqual([422, pointer]);
  });
});
