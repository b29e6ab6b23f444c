import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  claimsNext,
  connect,
  contentsDescribe,
  decisionsDecide,
  enforcementConfirm,
  type EnforcementCommandResponse,
  enforcementList,
  everyItem,
  noticesStatus,
  noticesSubmit,
  Refused,
  statementsShow,
} from '../../clients/typescript/src/index.js';
import { Keys } from '../../apps/api/src/access/index.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('the TypeScript client', () => {
  let app: TestApp;
  let at: Desk;
  const keyOf = (role: 'platform' | 'moderator', staffId?: string) =>
    app.db.transaction(
      async (tx) => (await app.app.get(Keys).create(tx, { platformId: at.platformId, role, label: role, staffId })).key,
    );

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
  });
  afterAll(() => app.stop());

  it('takes a notice to its decision, its statement and the confirmation', async () => {
    const anybody = connect({ url: app.url });
    const platform = connect({ url: `${app.url}/`, key: await keyOf('platform') });
    const moderator = connect({ url: app.url, key: await keyOf('moderator', at.moderator.id) });
    const path = { platform: 'forum' };

    const described = await contentsDescribe({
      client: platform,
      path: { ...path, contentId: 'post-1' },
      body: { kind: 'content', contentTypes: ['text'], urls: ['https://forum.example/posts/1'], text: 'Buy pills.' },
      throwOnError: true,
    });
    expect(described.response.status).toBe(201);

    const { data: receipt } = await noticesSubmit({
      client: anybody,
      headers: { 'Idempotency-Key': 'client-1' },
      body: {
        platform: 'forum',
        items: [{ url: 'https://forum.example/posts/1' }],
        explanation: 'The post sells medicine without a licence.',
        category: 'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS',
        notifier: { name: 'Eve Example', email: 'eve@example.org' },
        goodFaith: true,
      },
      throwOnError: true,
    });

    const { data: claim } = await claimsNext({ client: moderator, throwOnError: true });
    if (!claim) throw new Error('The queue is empty.'); // 204
    const { data: decision } = await decisionsDecide({
      client: moderator,
      path: { caseId: claim.case.id },
      body: {
        seenThrough: claim.case.seenThrough,
        outcome: 'restrict',
        facts: 'The post offers prescription medicine.',
        ground: { kind: 'terms', clause: { code: 'spam', version: 1 }, explanation: 'It advertises.' },
        category: 'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS',
        restrictions: [{ type: 'visibility-removal' }],
        automation: { detection: false, decision: 'none', processing: [] },
      },
      throwOnError: true,
    });
    const { data: statement } = await statementsShow({
      client: platform,
      path: { id: decision.statement!.id },
      throwOnError: true,
    });
    expect(statement.text).toContain('The post offers prescription medicine.');

    const open: EnforcementCommandResponse[] = [];
    const pages = (after?: string) =>
      enforcementList({ client: platform, path, query: { limit: 1, after }, throwOnError: true });
    for await (const command of everyItem(pages)) open.push(command);
    expect(open).toMatchObject([{ kind: 'impose', type: 'visibility-removal', subject: { contentId: 'post-1' } }]);
    const confirm = () =>
      enforcementConfirm({
        client: platform,
        path: { ...path, id: open[0]!.id },
        body: { outcome: 'done', effectiveAt: app.clock.now().toISOString() },
        throwOnError: true,
      });
    const [one, other] = await Promise.all([confirm(), confirm()]);
    expect(one.data).toMatchObject({ commandState: 'confirmed', restrictionState: 'in-effect' });
    expect(other.data).toEqual(one.data);

    const { data: status } = await noticesStatus({
      client: anybody,
      path: { reference: receipt.reference },
      query: { secret: receipt.secret },
      throwOnError: true,
    });
    expect(status.items).toHaveLength(1);
  });

  it('gives problem details types, answered or thrown', async () => {
    const client = connect({ url: app.url });
    const body = { platform: 'forum', notifier: { email: 'not an address' } };
    const answer = await noticesSubmit({ client, body });
    expect(answer.data).toBeUndefined();
    expect(answer.response?.status).toBe(422);
    expect(answer.error?.errors?.map(({ pointer }) => pointer)).toContain('#/notifier/email');

    const thrown: unknown = await noticesSubmit({ client, body, throwOnError: true }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Refused);
    expect(thrown).toMatchObject({ status: 422, kind: 'invalid-input' });
    expect((thrown as Refused).message).toContain('#/notifier/email');
    const stranger = await enforcementList({ client, path: { platform: 'forum' } });
    expect(stranger.error?.status).toBe(401);
  });

  describe('at a server that is not well', () => {
    const answers: { status: number; headers?: Record<string, string> }[] = [];
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      const { status, headers } = answers.shift() ?? { status: 200 };
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(status === 200 ? '{"items":[],"next":null}' : '{}');
    });
    let url: string;
    beforeAll(async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    beforeEach(() => {
      answers.length = 0;
      asked.length = 0;
    });
    afterAll(() => void server.close());

    it('waits as it is told, and repeats what may be repeated', async () => {
      answers.push({ status: 429, headers: { 'retry-after': '0' } }, { status: 503 });
      const { response } = await enforcementList({ client: connect({ url }), path: { platform: 'forum' } });
      expect(response?.status).toBe(200);
      expect(asked).toHaveLength(3);
    });

    it('sends nothing twice that could be done twice', async () => {
      answers.push({ status: 503 }, { status: 503 });
      const client = connect({ url, attempts: 2 });
      expect((await noticesSubmit({ client, body: {} })).response?.status).toBe(503);
      expect(asked).toHaveLength(1);
      answers.length = 0;
      answers.push({ status: 503 });
      const keyed = await noticesSubmit({ client, body: {}, headers: { 'Idempotency-Key': 'one' } });
      expect(keyed.response?.status).toBe(200);
      expect(asked).toHaveLength(3);
    });

    it('gives up after so many attempts as it was told', async () => {
      answers.push(...Array.from({ length: 5 }, () => ({ status: 503, headers: { 'retry-after': '0' } })));
      const list = enforcementList({
        client: connect({ url, attempts: 3 }),
        path: { platform: 'forum' },
        throwOnError: true,
      });
      await expect(list).rejects.toMatchObject({ status: 503, problem: undefined });
      expect(asked).toHaveLength(3);
    });
  });
});
