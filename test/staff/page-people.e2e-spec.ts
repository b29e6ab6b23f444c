import type { PageResponse, PageWithEventsResponse } from '../../apps/api/src/staff/page.response.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { type NewPage, Pages, pageOnSweep } from '../../apps/api/src/staff/index.js';
import { pointersOf, slugOf, type ProblemBody } from '../platforms/platforms-on.js';
import { desk, type Client, type Desk, type Moderator } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';

const rota = '/v1/platforms/forum/rota';
const pages = '/v1/platforms/forum/pages';

let app: TestApp;
let forum: Desk;
let other: Desk;
let mails: MailCatcher;
let onCall: Moderator;
let backUp: Moderator;

beforeAll(async () => {
  ({ app, mail: mails } = await appWithMail());
  forum = await desk(app);
  other = await desk(app, { key: 'other' });
  onCall = await forum.person({ alias: 'on-call' });
  backUp = await forum.person({ alias: 'back-up', role: 'senior-moderator', languages: ['de'] });
});
afterAll(() => app.stop());

const add = (shift: Record<string, unknown>, as: Client = forum.senior) =>
  as.post<{ id: string } & ProblemBody>(rota, { staffId: onCall.id, position: 1, ...shift });
const clear = async () => {
  const { body } = await forum.senior.get<{ items: { id: string }[] }>(rota);
  for (const { id } of body.items) expect((await forum.senior.delete(`${rota}/${id}`)).status).toBe(204);
};
const aPage = (page: Partial<NewPage> = {}) =>
  app.db.transaction((tx) =>
    app.app.get(Pages).page(tx, {
      platformId: forum.platformId,
      entity: { kind: 'order', id: newId() },
      subject: 'order-due',
      dueAt: new Date(app.clock.now().getTime() + 3_600_000),
      now: app.clock.now(),
      ...page,
    }),
  );
const sweep = () => app.app.get(JobHandlers).runSweep(pageOnSweep);
const seen = async (id: string, as: Client = forum.senior) =>
  (await as.get<PageWithEventsResponse>(`${pages}/${id}`)).body;
const pagedIn = async (id: string) =>
  (await seen(id)).events.filter(({ kind }) => kind === 'sent').map(({ staffId }) => staffId);
const acknowledge = (id: string, as: Client) => as.post<PageResponse & ProblemBody>(`${pages}/${id}/acknowledge`);

afterEach(clear);

describe('the rota', () => {
  it('lists who is on call, in the order of paging', async () => {
    const second = await add({ staffId: backUp.id, position: 2 });
    const first = await add({ from: app.clock.now(), until: new Date(app.clock.now().getTime() + 3_600_000) });
    expect([first.status, second.status]).toEqual([201, 201]);
    const { body } = await forum.moderator.get<{ items: unknown[] }>(rota);
    expect(body.items).toMatchObject([
      { id: first.body.id, staffId: onCall.id, position: 1 },
      { id: second.body.id, staffId: backUp.id, position: 2, until: null },
    ]);
    const audited = await app.db.query(`select from audit_entry where action = 'rota-shift.added' and entity_id = $1`, [
      first.body.id,
    ]);
    expect(audited).toHaveLength(1);
  });

  it.each([
    ['a person nobody knows', { staffId: newId() }, '#/staffId'],
    ['no position', { position: 0 }, '#/position'],
    ['an end that is over', { until: '2020-01-01T00:00:00Z' }, '#/until'],
    ['an end before the start', { from: '2099-01-02T00:00:00Z', until: '2099-01-01T00:00:00Z' }, '#/until'],
    ['a start that is no instant', { from: 'tomorrow' }, '#/from'],
  ])('refuses %s and writes nothing', async (_what, shift, pointer) => {
    const { status, body } = await add(shift);
    expect(status).toBe(422);
    expect(pointersOf(body)).toContain(pointer);
    expect(await app.db.query('select from rota_shift where ended_at is null')).toEqual([]);
  });

  it('refuses a person who may not act, or has left', async () => {
    const auditor = await forum.person({ alias: 'onlooker', role: 'auditor' });
    expect(pointersOf((await add({ staffId: auditor.id })).body)).toEqual(['#/staffId']);
    const theirs = await other.person({ alias: 'theirs' });
    expect(pointersOf((await add({ staffId: theirs.id })).body)).toEqual(['#/staffId']);
  });

  it('is kept by those who oversee, platform by platform', async () => {
    expect((await add({}, forum.moderator)).status).toBe(403);
    expect((await add({}, other.senior)).status).toBe(404);
    const { body } = await add({});
    expect((await other.senior.delete(`/v1/platforms/other/rota/${body.id}`)).status).toBe(404);
    expect((await forum.moderator.delete(`${rota}/${body.id}`)).status).toBe(403);
  });

  it('lets one of two callers take a shift off', async () => {
    const { body } = await add({});
    const answers = await Promise.all([1, 2].map(() => forum.senior.delete(`${rota}/${body.id}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
  });
});

describe('a page', () => {
  it('calls who is on call by mail, then the next along the rota, round and round', async () => {
    await add({});
    await add({ staffId: backUp.id, position: 2 });
    const id = await aPage();
    const mail = await mails.nextMailTo('on-call@forum.example');
    expect(mail.subject).toBe('You are paged: an order of an authority is nearly due');
    expect(mail.text).toContain(`/pages/${id}/acknowledge`);
    await sweep();
    expect(await pagedIn(id)).toEqual([onCall.id]);
    app.clock.move({ minutes: 10 });
    await Promise.all([sweep(), sweep()]);
    expect((await mails.nextMailTo('back-up@forum.example')).subject).toContain('behördlichen Anordnung');
    expect(await pagedIn(id)).toEqual([onCall.id, backUp.id]);
    app.clock.move({ minutes: 10 });
    await sweep();
    expect(await pagedIn(id)).toEqual([onCall.id, backUp.id, onCall.id]);
    expect(await seen(id)).toMatchObject({ state: 'open', rounds: 3, lastStaffId: onCall.id });
  });

  it('stops when it is acknowledged', async () => {
    await add({});
    const id = await aPage();
    const { status, body } = await acknowledge(id, onCall);
    expect([status, body.state, body.acknowledgedBy]).toEqual([200, 'acknowledged', onCall.id]);
    expect((await acknowledge(id, onCall)).status).toBe(200);
    app.clock.move({ minutes: 60 });
    await sweep();
    expect((await seen(id)).events.map(({ kind }) => kind)).toEqual(['raised', 'sent', 'acknowledged']);
    const late = await acknowledge(id, forum.senior);
    expect([late.status, slugOf(late.body)]).toEqual([409, 'page-closed']);
  });

  it('is acknowledged by one of two at once', async () => {
    await add({});
    const id = await aPage();
    const answers = await Promise.all([acknowledge(id, onCall), acknowledge(id, forum.senior)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await seen(id)).events.filter(({ kind }) => kind === 'acknowledged')).toHaveLength(1);
  });

  it('is acknowledged by those alone who were paged or oversee', async () => {
    await add({});
    const id = await aPage();
    expect((await acknowledge(id, forum.moderator)).status).toBe(403);
    expect((await acknowledge(id, forum.system)).status).toBe(403);
    expect((await other.senior.post(`/v1/platforms/other/pages/${id}/acknowledge`)).status).toBe(404);
    expect((await acknowledge(id, forum.compliance)).status).toBe(200);
  });

  it('goes no further when its reason is gone', async () => {
    await add({});
    const entity = { kind: 'order', id: newId() };
    const id = await aPage({ entity });
    const settle = () => app.db.transaction((tx) => app.app.get(Pages).settle(tx, forum.platformId, entity));
    await Promise.all([settle(), settle()]);
    app.clock.move({ minutes: 10 });
    await sweep();
    expect((await seen(id)).events.map(({ kind }) => kind)).toEqual(['raised', 'sent', 'settled']);
    expect((await acknowledge(id, onCall)).body.state).toBe('settled');
  });

  it('is raised once at a time for the same reason', async () => {
    await add({});
    const entity = { kind: 'order', id: newId() };
    const ids = await Promise.all([1, 2, 3].map(() => aPage({ entity })));
    expect(new Set(ids).size).toBe(1);
    expect(await aPage({ entity, subject: 'order-received' })).not.toBe(ids[0]);
  });

  it('calls all who oversee when nobody is on the rota', async () => {
    const id = await aPage();
    expect(new Set(await pagedIn(id))).toEqual(new Set([backUp.id, forum.senior.id, forum.compliance.id]));
  });

  it('passes over whom it cannot reach', async () => {
    const mute = await forum.person({ alias: 'mute', email: undefined });
    await add({ staffId: mute.id });
    await add({ staffId: onCall.id, position: 2 });
    const id = await aPage();
    expect((await seen(id)).events).toMatchObject([
      { kind: 'raised' },
      { kind: 'unreachable', staffId: mute.id },
      { kind: 'sent', staffId: onCall.id },
    ]);
  });

  it('that reaches nobody is counted, and tried again', async () => {
    const empty = await desk(app, { key: 'empty' });
    await app.owner.query('update staff_member set identity_id = null where platform_id = $1', [empty.platformId]);
    const id = await aPage({ platformId: empty.platformId });
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toContain('noticedesk_pages_unheard{platform="empty"} 1');
    app.clock.move({ minutes: 10 });
    await sweep();
    const { body } = await empty.senior.get<PageWithEventsResponse>(`/v1/platforms/empty/pages/${id}`);
    expect(body.events.map(({ kind }) => kind)).toEqual(['raised', 'nobody', 'nobody']);
  });

  it('is told to the platform, unless it is confidential', async () => {
    await add({});
    const told = async (id: string) =>
      (await app.db.query(`select from message where entity_id = $1 and template = 'page.raised'`, [id])).length;
    expect(await told(await aPage())).toBe(1);
    expect(await told(await aPage({ confidential: true }))).toBe(0);
  });

  it('that is confidential calls and is seen by those alone who may know', async () => {
    await add({});
    const id = await aPage({ confidential: true, subject: 'suspicion-raised' });
    expect(await pagedIn(id)).not.toContain(onCall.id);
    expect((await pagedIn(id)).length).toBeGreaterThan(0);
    const mail = await mails.nextMailTo('officer@forum.example');
    expect(mail.text).not.toMatch(/suspicion|crime/);
    expect((await onCall.get(`${pages}/${id}`)).status).toBe(404);
    expect((await acknowledge(id, onCall)).status).toBe(404);
    const list = async (as: Client) =>
      (await as.get<{ items: { id: string }[] }>(`${pages}?state=open&limit=200`)).body.items.map((page) => page.id);
    expect(await list(onCall)).not.toContain(id);
    expect(await list(forum.compliance)).toContain(id);
  });
});
