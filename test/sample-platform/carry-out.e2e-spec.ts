import { appendFileSync, readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { doingNothing, restricting } from '../decisions/cases-on.js';
import { client } from '../support/http.js';
import { until } from '../support/until.js';
import { sampleDesk, sampleOf, site, type SampleDesk } from './sample-on.js';

describe('the sample platform', () => {
  let on: SampleDesk;
  let sample: Awaited<ReturnType<typeof sampleOf>>;
  let secret: string;

  const publish = (id: string, text: string, changes?: Record<string, unknown>) => sample.publish(id, text, changes);
  const reported = async (url: string) => {
    const { reference } = await on.cases.notify({ items: [{ url }] });
    return on.cases.take(await on.cases.caseOf(reference));
  };
  const restricted = async (url: string) => (await on.cases.decide(await reported(url), restricting())).body;
  const restrictionOf = async ({ restrictions }: { restrictions: { id: string }[] }) => {
    const path = `/v1/platforms/forum/restrictions/${restrictions[0]!.id}`;
    return (await on.at.moderator.get<{ restriction: { state: string } }>(path)).body.restriction.state;
  };
  const state = () => sample.platform.state;
  const keptOf = (id: string) => [...state().kept.values()].find(({ content }) => content?.id === id);

  beforeAll(async () => {
    on = await sampleDesk();
    sample = await sampleOf(on);
  });
  afterAll(async () => {
    await sample.stop();
    await on.stop();
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
    const decision = await restricted(`${site}contents/never-was`);
    await until(async () => (await restrictionOf(decision)) === 'expired'); // nothing was left to restrict
    expect([...state().restrictions.values()].at(-1)).toMatchObject({ contentId: null });
  });

  it('leaves alone what is at an address of somebody else', async () => {
    const known = state().commandsAnswered;
    const decision = await restricted('https://elsewhere.example/posts/1');
    expect((await client(sample.url).post('/pull')).status).toBe(204);
    expect(state().commandsAnswered).toBe(known);
    expect(await restrictionOf(decision)).toBe('imposed');
  });

  it.each([
    ['partly', 'in-effect'],
    ['refused', 'failed'],
    ['gone', 'expired'],
    ['none', 'imposed'],
  ])('answers %s where a content is published so, and the restriction is %s', async (answer, expected) => {
    const decision = await restricted(await publish(`answers-${answer}`, 'Ann sells something.', { answer }));
    await until(async () => (await restrictionOf(decision)) === expected);
    expect((await client(sample.url).post('/pull')).status).toBe(204);
    await sample.allTold();
    expect(await restrictionOf(decision)).toBe(expected);
    expect(state().isVisible(`answers-${answer}`)).toBe(answer !== 'partly');
    expect(state().refused.size).toBe(0);
  });

  it('has nothing to keep and nothing to restrict of what its account deleted', async () => {
    const url = await publish('deleted', 'Ann takes this back.', { describe: false });
    expect((await client(sample.url).delete('/contents/deleted')).status).toBe(204);
    const decision = await restricted(url);
    await until(async () => (await restrictionOf(decision)) === 'expired');
    await until(() => [...state().kept.values()].some(({ isDeleted, sha256 }) => isDeleted && sha256 === null));
    await sample.allTold();
    expect(state().refused.size).toBe(0);
  });

  it('reports what its filter does, one by one and many at once', async () => {
    await publish('spam-1', 'Double your bitcoin!');
    await client(sample.url).post('/filter');
    await until(() => state().measures.size === 1 && state().untold.size === 0);
    for (const id of ['spam-2', 'spam-3', 'spam-4']) await publish(id, 'Miracle pills here.');
    await client(sample.url).post('/filter');
    await client(sample.url).post('/filter');
    await until(() => state().measures.size === 4 && state().untold.size === 0);
    const { body } = await on.at.system.get<{ items: { measureId: string }[] }>('/v1/platforms/forum/measures');
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
    await sample.stop();
    appendFileSync(on.journal, '[{"kind":"publ');
    sample = await sampleOf(on, { pullEveryMs: 3_600_000 });
    secret = await on.setWebhook(`${sample.url}/noticedesk`);
    sample.trust(secret);
    expect(state().isVisible('post-1')).toBe(false);
    expect(state().contents.size).toBe(9);
    expect(state().untold.size).toBe(0);
    expect(readFileSync(on.journal, 'utf8')).not.toContain('"publ\n');
  });

  it('is told by webhook: keeps evidence, hides, shows again, and passes letters on', async () => {
    const held = await reported(await publish('post-2', 'Ann calls Bob a thief.'));
    await until(() => keptOf('post-2') && state().untold.size === 0);

    const { body: decision } = await on.cases.decide(held, restricting());
    await until(async () => (await restrictionOf(decision)) === 'in-effect');
    expect(state().isVisible('post-2')).toBe(false);
    const letter = await until(() => state().letters.find(({ text }) => text.includes('calls a named person a thief')));
    expect(letter).toMatchObject({ account: 'ann' });

    const correction = { reason: 'A mistake.', ...doingNothing() };
    const corrected = await on.at.moderator.post(`/v1/decisions/${decision.id}/corrections`, correction);
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
    const webhook = new Webhook(secret);
    expect((await send('v1,bm90IGl0', now)).status).toBe(401);
    expect((await send(webhook.sign('msg_1', old, body), old)).status).toBe(401);
    expect((await client(sample.url).get('/state')).body).toMatchObject({ webhooksNotBelieved: 2 });
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
    expect(sample.complaints).toEqual([]);
  });

  it('refuses what it cannot read', async () => {
    const published = state().contents.size;
    expect((await client(sample.url).post('/contents', { text: '' })).status).toBe(400);
    expect((await client(sample.url).post('/contents', 'no json')).status).toBe(400);
    const wrong = { text: 'Something.', account: 'ann', answer: 'perhaps' };
    expect((await client(sample.url).post('/contents', wrong)).body).toBe(
      '"answer" is one of done, partly, refused, gone, none.\n',
    );
    expect((await client(sample.url).delete('/contents/%zz')).status).toBe(400);
    expect((await client(sample.url).get('/nowhere')).status).toBe(404);
    expect(state().contents.size).toBe(published);
  });
});
