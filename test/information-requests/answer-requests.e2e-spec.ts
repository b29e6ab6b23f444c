import { pageRequestsSweep } from '../../apps/api/src/information-requests/request-pages.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { recordBreachesSweep } from '../../apps/api/src/response-times/record-breaches.service.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { aMeasure, aRequest, requestsOn, type RequestBody } from './requests-on.js';

const sending = { channel: 'portal', what: 'Answers to all questions', isComplete: true };

describe('a request of an authority (Art. 51, 67, 70)', () => {
  let app: TestApp;
  let at: Desk;
  let on: ReturnType<typeof requestsOn>;

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
    on = requestsOn(at);
  });
  afterAll(() => app.stop());

  const inHours = (hours: number) => new Date(app.clock.now().getTime() + hours * 3_600_000).toISOString();
  const sweep = (name: string) => app.app.get(JobHandlers).runSweep(name);
  const rowsOf = async (id: string) => {
    const [counts] = await app.db.query<Record<string, number>>(
      `select (select count(*) from information_request_event where request_id = $1) as events,
         (select count(*) from audit_entry where entity_id = $1) as entries,
         (select count(*) from page where entity_id = $1 and state = 'open') as pages`,
      [id],
    );
    return counts!;
  };
  const pointersOf = ({ status, body }: { status: number; body: RequestBody }) => [
    status,
    body.errors.map(({ pointer }) => pointer),
  ];

  it('is registered with its deadline, its texts sealed, an event and an audit entry', async () => {
    const { status, body } = await on.register(
      aRequest({ dueAt: inHours(240), receivedAt: inHours(-2), memberState: 'EL' }),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'information',
      memberState: 'GR',
      state: 'requested',
      deadlineNamed: true,
      dueAt: inHours(240),
      receivedAt: inHours(-2),
      overdue: false,
      scope: 'Notices about the broadcast of 14 July 2026',
      questions: ['How many notices were received?', 'When was each acted on?'],
      contact: null,
      events: [{ kind: 'registered', staffId: at.compliance.id, occurredAt: inHours(-2) }],
    });
    const [entry] = await app.db.query<object>('select action, article from audit_entry where entity_id = $1', [
      body.id,
    ]);
    expect(entry).toEqual({ action: 'information-request.registered', article: '67(2)' });
    const [plain] = await app.db.query<{ row: string }>(
      'select r::text as row from information_request r where r.id = $1',
      [body.id],
    );
    expect(plain!.row).not.toContain('broadcast');
  });

  it('has our own target when the authority names no deadline', async () => {
    const { deadlineNamed, dueAt } = await on.registered();
    expect([deadlineNamed, dueAt]).toEqual([false, inHours(14 * 24)]);
  });

  it.each([
    ['an interim measure by another basis', aMeasure({ legalBasis: '67(2)' }), ['#/legalBasis']],
    ['a deadline before its receipt', aRequest({ dueAt: '2020-01-01T00:00:00Z' }), ['#/dueAt']],
    ['a receipt to come', aRequest({ receivedAt: '2100-01-01T00:00:00Z' }), ['#/receivedAt']],
    ['no questions', aRequest({ questions: [] }), ['#/questions']],
    ['a blank question', aRequest({ questions: ['What?', ''] }), ['#/questions/1']],
    ['an unknown basis', aRequest({ legalBasis: '99' }), ['#/legalBasis']],
    ['a state outside the Union', aRequest({ memberState: 'US' }), ['#/memberState']],
  ])('is refused with %s, and nothing is written', async (_what, request, pointers) => {
    const count = () => app.db.query<{ n: number }>('select count(*) as n from information_request');
    const before = await count();
    expect(pointersOf(await on.register(request))).toEqual([422, pointers]);
    expect(await count()).toEqual(before);
  });

  it('is registered once, of two callers the first', async () => {
    const request = aRequest();
    const answers = await Promise.all([on.register(request), on.register(request)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.type).toMatch(/information-request-known$/);
  });

  it('is prepared, signed off, sent in parts, answered, and supplemented', async () => {
    const { id } = await on.registered();
    expect((await on.step(id, 'preparation')).body.state).toBe('in-preparation');
    expect((await on.step(id, 'sign-offs', { note: 'Read by legal.' })).body.state).toBe('in-preparation');
    const part = await on.step(id, 'sendings', { ...sending, what: 'Question 1', isComplete: false });
    expect(part.body.state).toBe('in-preparation');
    const sentAt = app.clock.now().toISOString();
    app.clock.move({ hours: 3 });
    const { body } = await on.step(id, 'sendings', { ...sending, sentAt });
    expect(body).toMatchObject({ state: 'answered', completedAt: sentAt });
    expect((await on.step(id, 'sendings', { ...sending, isComplete: false })).body.state).toBe('answered');
    const { events } = (await on.show(id)).body;
    expect(events.map(({ kind, channel, text }) => [kind, channel, text])).toEqual([
      ['registered', null, null],
      ['prepared', null, null],
      ['signed-off', null, 'Read by legal.'],
      ['sent', 'portal', 'Question 1'],
      ['answered', 'portal', 'Answers to all questions'],
      ['sent', 'portal', 'Answers to all questions'],
    ]);
  });

  it('of an interim measure takes effect, until an instant, and ends', async () => {
    const { id } = await on.registered(aMeasure());
    expect((await on.step(id, 'sendings', sending)).body).toMatchObject({
      status: 409,
      state: 'requested',
      step: 'answer',
    });
    const expiresAt = inHours(1_000);
    expect(pointersOf(await on.step(id, 'effect', { what: 'Off', expiresAt: inHours(-1) }))).toEqual([
      422,
      ['#/expiresAt'],
    ]);
    const { body } = await on.step(id, 'effect', { what: 'Amplification switched off', expiresAt });
    expect(body).toMatchObject({ state: 'in-effect', completedAt: inHours(0), expiresAt });
    expect((await on.step(id, 'effect', { what: 'again' })).body).toMatchObject({ status: 409, step: 'give-effect' });
    app.clock.move({ hours: 1 });
    const before = pointersOf(await on.step(id, 'end', { reason: 'Lifted', at: inHours(-1.5) }));
    expect(before).toEqual([422, ['#/at']]);
    expect((await on.step(id, 'end', { reason: 'Lifted' })).body).toMatchObject({
      state: 'ended',
      endedAt: inHours(0),
    });
  });

  it('is refused with reasons, or withdrawn, and takes no step then', async () => {
    const { id } = await on.registered();
    expect(pointersOf(await on.step(id, 'refusal', { reason: '' }))).toEqual([422, ['#/reason']]);
    expect(pointersOf(await on.step(id, 'refusal', { reason: ' \n' }))).toEqual([422, ['#/reason']]);
    const blank = { channel: 'portal', what: ' ', isComplete: true };
    expect(pointersOf(await on.step(id, 'sendings', blank))).toEqual([422, ['#/what']]);
    expect((await on.step(id, 'refusal', { reason: 'No period is named.' })).body.state).toBe('refused');
    const rows = await rowsOf(id);
    for (const [step, content] of [
      ['preparation', {}],
      ['sign-offs', {}],
      ['sendings', sending],
      ['extension', { dueAt: inHours(9_000) }],
      ['refusal', { reason: 'Again' }],
      ['withdrawal', {}],
      ['effect', { what: 'x' }],
      ['end', { reason: 'x' }],
    ] as const)
      expect([step, (await on.step(id, step, content)).status]).toEqual([step, 409]);
    expect(await rowsOf(id)).toEqual(rows);
    const other = await on.registered();
    expect((await on.step(other.id, 'withdrawal', {})).body).toMatchObject({ state: 'withdrawn', endedAt: inHours(0) });
  });

  it('is answered once, of two callers at once', async () => {
    const { id } = await on.registered();
    const answers = await Promise.all([on.step(id, 'sendings', sending), on.step(id, 'refusal', { reason: 'No.' })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await rowsOf(id)).events).toBe(2);
  });

  it('names the instant that cannot be, and a bundle that is not there', async () => {
    const { id } = await on.registered();
    const rows = await rowsOf(id);
    expect(pointersOf(await on.step(id, 'sendings', { ...sending, sentAt: inHours(-1) }))).toEqual([422, ['#/sentAt']]);
    expect(pointersOf(await on.step(id, 'sendings', { ...sending, sentAt: inHours(1) }))).toEqual([422, ['#/sentAt']]);
    expect(pointersOf(await on.step(id, 'sendings', { ...sending, bundleId: newId() }))).toEqual([422, ['#/bundleId']]);
    expect(pointersOf(await on.step(id, 'extension', { dueAt: inHours(1) }))).toEqual([422, ['#/dueAt']]);
    expect(await rowsOf(id)).toEqual(rows);
  });

  it('pages before its deadline, again after an extension, and no more once it is answered', async () => {
    const { id } = await on.registered(aRequest({ dueAt: inHours(48) }));
    await sweep(pageRequestsSweep);
    expect((await rowsOf(id)).pages).toBe(1);
    const extended = await on.step(id, 'extension', { dueAt: inHours(480), reason: 'Granted.' });
    expect(extended.body).toMatchObject({ state: 'requested', dueAt: inHours(480), deadlineNamed: true });
    expect((await rowsOf(id)).pages).toBe(0);
    await sweep(pageRequestsSweep);
    expect((await rowsOf(id)).pages).toBe(0);
    app.clock.move({ hours: 480 - 72 });
    await sweep(pageRequestsSweep);
    expect((await rowsOf(id)).pages).toBe(1);
    await on.step(id, 'sendings', sending);
    app.clock.move({ hours: 72 });
    await sweep(pageRequestsSweep);
    expect((await rowsOf(id)).pages).toBe(0);
  });

  it('is a response time: its deadline, missed, is a breach', async () => {
    const { id } = await on.registered(aRequest({ dueAt: inHours(4) }));
    app.clock.move({ hours: 5 });
    await sweep(recordBreachesSweep);
    const breaches = await app.db.query<object>(
      'select response_time as "responseTime", fact_kind as "factKind" from breach where fact_id = $1',
      [id],
    );
    expect(breaches).toEqual([{ responseTime: 'information-request', factKind: 'information-request' }]);
    expect((await on.show(id)).body.overdue).toBe(true);
    await on.step(id, 'sendings', sending);
    const day = (instant: Date) => instant.toISOString().slice(0, 10);
    const now = app.clock.now();
    const path = `/v1/platforms/${at.platform}/response-times?from=${day(new Date(now.getTime() - 3 * 86_400_000))}&to=${day(now)}`;
    const { body } = await at.compliance.get<{
      items: { responseTime: string; figures: { count: number; overdue: number }[] }[];
    }>(path);
    expect(JSON.stringify(body)).toContain('information-request');
  });

  it('is read by auditors without texts, by nobody else, and on its own platform', async () => {
    const { id } = await on.registered();
    const auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    expect((await on.show(id, auditor)).body).toMatchObject({ scope: null, questions: null });
    expect((await on.show(id, at.senior)).status).toBe(403);
    expect((await on.register(aRequest(), at.senior)).status).toBe(403);
    const other = await desk(app, { key: 'elsewhere' });
    const elsewhere = requestsOn(other);
    expect((await elsewhere.show(id)).status).toBe(404);
    expect((await elsewhere.step(id, 'preparation')).status).toBe(404);
    const { body } = await at.compliance.get<{ items: { id: string }[]; next: string | null }>(
      `${on.requests}?state=requested&kind=information&legalBasis=67(2)&limit=1`,
    );
    expect(body.items).toHaveLength(1);
    expect(body.next).not.toBeNull();
  });
});
