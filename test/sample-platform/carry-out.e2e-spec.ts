import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { Keys } from '../../apps/api/src/access/index.js';
import { start, type Started } from '../../apps/sample-platform/src/start.js';
import { casesOn, doingNothing, restricting, type Cases } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { until } from '../support/until.js';

/** The sample platform says by its own clock when things took effect. */
class RunningClock extends TestClock {
  override now(): Date {
    return new Date();
  }
}

describe('the sample platform', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let apiKey: string;
  let folder: string;
  let sample: Started;
  let secret: string | undefined;
  const complaints: unknown[] = [];

  const begin = async (port = 0, pullEveryMs = 100) => {
    const settings = { url: app.url, platform: 'forum', apiKey, port, pullEveryMs, webhookSecret: secret };
    sample = await start({ ...settings, journal: join(folder, 'journal.ndjson') }, (error) => complaints.push(error));
  };
  const publish = async (id: string, text: string) => {
    const { status, body } = await client(sample.url).post<{ url: string }>('/contents', { id, text, account: 'ann' });
    expect(status).toBe(201);
    await until(() => sample.platform.state.untold.size === 0);
    return body.url;
  };
  const reported = async (url: string) => {
    const { reference } = await cases.notify({ items: [{ url }] });
    return cases.take(await cases.caseOf(reference));
  };
  const restricted = async (url: string) => (await cases.decide(await reported(url), restricting())).body;
  const restrictionOf = async ({ restrictions }: { restrictions: { id: string }[] }) => {
    const path = `/v1/platforms/forum/restrictions/${restrictions[0]!.id}`;
    return (await at.moderator.get<{ restriction: { state: string } }>(path)).body.restriction.state;
  };
  const state = () => sample.platform.state;
  const keptOf = (id: string) => [...state().kept.values()].find(({ content }) => content?.id === id);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'noticedesk-sample-'));
    app = await testApp({ clock: new RunningClock() });
    at = await desk(app);
    cases = casesOn(app, at);
    const { platformId } = at;
    const admin = await at.person({ alias: 'admin', role: 'admin' });
    const clause = { code: 'deception', title: 'No deception', body: 'Do not deceive people.' };
    expect((await admin.post('/v1/platforms/forum/terms-clauses', clause)).status).toBe(201);
    apiKey = await app.db.transaction(
      async (tx) =>
        (await app.app.get(Keys).create(tx, { platformId, role: 'platform', label: 'sample platform' })).key,
    );
    await begin();
  });
  afterAll(async () => {
    await sample.stop();
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('pulls what is decided, carries it out and confirms it', async () => {
    const decision = await restricted(await publish('post-1', 'Ann sells <b>something</b>.'));
    await until(async () => (await restrictionOf(decision)) === 'in-effect');
    expect(state().isVisible('post-1')).toBe(false);
    await until(() => keptOf('post-1') && state().untold.size === 0);
    const page = await (await fetch(sample.url)).text();
    expect(page).toContain('visibility-removal');
    expect(page).not.toContain('<b>');
  });

  it('says that what it does not have is gone', async () => {
    const decision = await restricted('https://sample-platform.example/contents/never-was');
    await until(async () => (await restrictionOf(decision)) === 'expired'); // nothing was left to restrict
    expect([...state().restrictions.values()].at(-1)).toMatchObject({ contentId: null });
  });

  it('reports what its filter does, one by one and many at once', async () => {
    await publish('spam-1', 'Double your bitcoin!');
    await client(sample.url).post('/filter');
    await until(() => state().measures.size === 1 && state().untold.size === 0);
    for (const id of ['spam-2', 'spam-3', 'spam-4']) await publish(id, 'Miracle pills here.');
    await client(sample.url).post('/filter');
    await client(sample.url).post('/filter');
    await until(() => state().measures.size === 4 && state().untold.size === 0);
    const { body } = await at.system.get<{ items: { measureId: string }[] }>('/v1/platforms/forum/measures');
    expect(body.items.map(({ measureId }) => measureId).sort()).toEqual([1, 2, 3, 4].map((n) => `filter-spam-${n}`));
    expect([...state().refused]).toEqual([]);
  });

  it('lifts what a complaint reversed of its measure, and says so', async () => {
    const reversalId = '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f';
    const decidedAt = new Date().toISOString();
    const data = { reversalId, measure: { measureId: 'filter-spam-1' }, lifts: ['visibility-removal'], decidedAt };
    const event = { id: 'msg_reversal', type: 'measure.reversed', occurredAt: decidedAt, data };
    expect(state().isVisible('spam-1')).toBe(false);
    await Promise.all([sample.platform.hear(event), sample.platform.hear({ ...event, id: 'msg_other' })]);
    expect(state().isVisible('spam-1')).toBe(true);
    await until(() => state().untold.size === 0);
    // Nobody decided it here: the answer is shown to a person and not asked for again.
    expect([...state().refused.keys()]).toEqual([`reversal ${reversalId}`]);
    await client(sample.url).post('/filter');
    expect(state().measures.size).toBe(4);
  });

  it('has lost nothing after a start, a line that a crash cut off excepted', async () => {
    const { port } = new URL(sample.url);
    await sample.stop();
    appendFileSync(join(folder, 'journal.ndjson'), '[{"kind":"publ');
    const admin = client(
      app.url,
      await app.db.transaction(
        async (tx) => (await app.app.get(Keys).create(tx, { platformId: null, role: 'admin', label: 'admin' })).key,
      ),
    );
    const url = `http://127.0.0.1:${port}/noticedesk`;
    ({ secret } = (await admin.put<{ secret: string }>('/v1/platforms/forum/webhook', { url })).body);
    await begin(Number(port), 3_600_000);
    expect(state().isVisible('post-1')).toBe(false);
    expect(state().contents.size).toBe(5);
    expect(state().untold.size).toBe(0);
    expect(readFileSync(join(folder, 'journal.ndjson'), 'utf8')).not.toContain('"publ\n');
  });

  it('is told by webhook: keeps evidence, hides, shows again, and passes letters on', async () => {
    const held = await reported(await publish('post-2', 'Ann calls Bob a thief.'));
    await until(() => keptOf('post-2') && state().untold.size === 0);

    const { body: decision } = await cases.decide(held, restricting());
    await until(async () => (await restrictionOf(decision)) === 'in-effect');
    expect(state().isVisible('post-2')).toBe(false);
    const letter = await until(() => state().letters.find(({ text }) => text.includes('calls a named person a thief')));
    expect(letter).toMatchObject({ account: 'ann' });

    const correction = { reason: 'A mistake.', ...doingNothing() };
    const corrected = await at.moderator.post(`/v1/decisions/${decision.id}/corrections`, correction);
    expect(corrected.status).toBe(201);
    await until(() => state().isVisible('post-2') && state().untold.size === 0);
    expect(await restrictionOf(decision)).toBe('lifted');
    expect([...state().refused.keys()].filter((what) => what.startsWith('command'))).toEqual([]);
  });

  it('believes only what is signed, and does once what comes twice', async () => {
    const letters = state().letters.length;
    const data = { recipientId: 'ann', message: { subject: 'Hello', text: 'Once.' } };
    const body = JSON.stringify({ id: 'msg_1', type: 'statement.issued', occurredAt: new Date().toISOString(), data });
    const send = (signature: string, now = new Date()) =>
      client(sample.url).post('/noticedesk', body, {
        headers: {
          'webhook-id': 'msg_1',
          'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
          'webhook-signature': signature,
        },
      });
    const now = new Date();
    const old = new Date(now.getTime() - 3_600_000);
    const webhook = new Webhook(secret!);
    expect((await send('v1,bm90IGl0', now)).status).toBe(401);
    expect((await send(webhook.sign('msg_1', old, body), old)).status).toBe(401);
    const twice = await Promise.all([1, 2].map(() => send(webhook.sign('msg_1', now, body), now)));
    expect(twice.map(({ status }) => status)).toEqual([204, 204]);
    expect(state().letters).toHaveLength(letters + 1);
  });

  it('never goes back behind what it has carried out', async () => {
    const [newest] = [...state().restrictions.values()].filter(({ isLifted }) => isLifted);
    await sample.platform.carryOut({
      commandId: newest!.commandId,
      restrictionId: newest!.restrictionId,
      type: 'visibility-removal',
      kind: 'impose',
      revision: newest!.revision - 1,
      subject: { contentId: 'post-2', locations: [] },
      territory: [],
      endsAt: null,
      decidedAt: new Date().toISOString(),
    });
    expect(state().isVisible('post-2')).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('refuses what it cannot read', async () => {
    const published = state().contents.size;
    expect((await client(sample.url).post('/contents', { text: '' })).status).toBe(400);
    expect((await client(sample.url).post('/contents', 'no json')).status).toBe(400);
    expect(state().contents.size).toBe(published);
  });
});
