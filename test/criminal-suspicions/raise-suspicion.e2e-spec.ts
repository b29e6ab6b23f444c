import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { recordBreachesSweep } from '../../apps/api/src/response-times/record-breaches.service.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { doingNothing } from '../decisions/cases-on.js';
import { anOrder, ordersOn } from '../orders/orders-on.js';
import { pointersOf } from '../platforms/platforms-on.js';
import { type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { deskWithSuspicions, type Suspicions } from './suspicions-on.js';

describe('raising the suspicion of a crime (Art. 18(1))', () => {
  let app: TestApp;
  let at: Desk & Suspicions;
  let other: Desk & Suspicions;

  beforeAll(async () => {
    app = await testApp({ env: { INTAKE_RATE_PER_MINUTE_PER_ADDRESS: '100000' } });
    at = await deskWithSuspicions(app);
    other = await deskWithSuspicions(app, 'other');
  });
  afterAll(() => app.stop());

  const written = () =>
    app.db.query(
      `select (select count(*) from criminal_suspicion), (select count(*) from suspicion_event), (select count(*) from page),
         (select count(*) from sealed_text where kind = 'criminal-suspicion')`,
    );

  it('tells whoever raises it a reference and nothing more', async () => {
    const { caseId } = await at.cases.held();
    const { status, body } = await at.raise(caseId);
    expect(status).toBe(201);
    expect(body).toEqual({ id: body.id, reference: body.reference });
    expect(body.reference).toMatch(/^S-/);
    expect((await at.moderator.get(`${at.path}/${body.id}`)).status).toBe(403);
    expect(await at.show(body.id)).toMatchObject({
      state: 'raised',
      caseId,
      secondLookIsOwed: true,
      addressees: { jurisdictions: ['FR'], article: '18(1)' },
      memberStates: [{ code: 'FR', confidence: 'likely' }],
      dueAt: new Date(app.clock.now().getTime() + 3_600_000).toISOString(),
      events: [
        {
          kind: 'raised',
          staffId: at.moderator.id,
          texts: { facts: 'The author names a school and tomorrow morning.' },
        },
      ],
    });
  });

  it('seals what is written', async () => {
    await at.raised({ facts: 'Qwertzuiop at noon.', reason: 'Yxcvbnm.' });
    const { rows: all } = await app.owner.query(
      `select c::text as row from criminal_suspicion c union all select e::text from suspicion_event e
       union all select t::text from sealed_text t union all select a::text from audit_entry a
       union all select m::text from message m union all select j::text from graphile_worker._private_jobs j`,
    );
    expect(JSON.stringify(all)).not.toMatch(/Qwertzuiop|Yxcvbnm/);
  });

  it('lets the case’s own work go on, and shows nothing of itself there', async () => {
    const { held, id, reference } = await at.raised();
    const { body: seen } = await at.moderator.get(`/v1/review/cases/${held.caseId}`);
    const decided = await at.cases.decide(held, doingNothing());
    expect(decided.status).toBe(201);
    expect(JSON.stringify([seen, decided.body])).not.toMatch(new RegExp(`suspicion|${id}|${reference}`, 'i'));
    const status = await at.stranger.get(
      `/v1/notices/${held.received[0]!.reference}?secret=${held.received[0]!.secret}`,
    );
    expect(JSON.stringify(status.body)).not.toMatch(/suspicion/i);
    expect((await at.show(id)).state).toBe('raised');
  });

  it('can be raised on a decided case, and at own initiative', async () => {
    const { caseId } = await at.cases.decided(doingNothing());
    expect((await at.raise(caseId)).status).toBe(201);
    const { contentId } = await at.cases.described({ email: 'author@example.org' });
    const own = await at.cases.ownInitiative(contentId);
    expect((await at.raise(own.caseId)).status).toBe(201);
  });

  it('joins the open suspicion on the case, without saying so', async () => {
    const { id, held } = await at.raised();
    const again = await at.raise(held.caseId, { urgent: true, facts: 'And a weapon.' }, at.secondSenior);
    expect([again.status, again.body.id]).toEqual([201, id]);
    expect(await at.show(id)).toMatchObject({
      urgent: true,
      events: [{ staffId: at.moderator.id }, { staffId: at.secondSenior.id, texts: { facts: 'And a weapon.' } }],
    });
  });

  it('is one for two who raise it at once', async () => {
    const { caseId } = await at.cases.held();
    const answers = await Promise.all([1, 2, 3].map(() => at.raise(caseId)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await at.show(answers[0]!.body.id)).events).toHaveLength(3);
  });

  it('pages a second person, and never the first', async () => {
    const { id } = await at.raised({}, undefined, at.senior);
    const [page] = await app.db.query<{ id: string; confidential: boolean }>(
      `select id, confidential from page where entity_id = $1 and state = 'open'`,
      [id],
    );
    expect(page).toMatchObject({ confidential: true });
    const paged = await app.db.query<{ staffId: string }>(
      `select staff_id as "staffId" from page_event where page_id = $1 and kind = 'sent'`,
      [page!.id],
    );
    expect(paged.map(({ staffId }) => staffId).sort()).toEqual([at.secondSenior.id, at.compliance.id].sort());
    await at.look(id, 'confirmed', at.compliance);
    const [settled] = await app.db.query<{ state: string }>('select state from page where id = $1', [page!.id]);
    expect(settled!.state).toBe('settled');
    const pagesOpen = () =>
      app.db.query<{ subject: string }>(`select subject from page where entity_id = $1 and state = 'open'`, [id]);
    expect(await pagesOpen()).toEqual([{ subject: 'suspicion-to-report' }]);
    await at.report(id, await at.authority());
    expect(await pagesOpen()).toEqual([]);
  });

  it('keeps who was aware since when, and records the breach when nobody is told in time', async () => {
    const { id } = await at.raised({ occurredAt: new Date(app.clock.now().getTime() - 600_000).toISOString() });
    app.clock.move({ minutes: 51 });
    await app.app.get(JobHandlers).runSweep(recordBreachesSweep);
    const breaches = `/v1/platforms/forum/breaches?limit=200`;
    const seenBy = async (who: Desk['senior'] | Desk['system']) =>
      (await who.get<{ items: { factId: string }[] }>(breaches)).body.items.map(({ factId }) => factId);
    expect(await seenBy(at.senior)).toContain(id);
    expect(await seenBy(at.moderator)).not.toContain(id);
    expect(await seenBy(at.system)).not.toContain(id);
  });

  it.each([
    ['an offence that is none', { offence: 'rudeness' }, '#/offence'],
    ['nobody under threat', { threatTo: 'me' }, '#/threatTo'],
    ['no facts', { facts: '' }, '#/facts'],
    ['no reason', { reason: undefined }, '#/reason'],
    ['urgency that is no yes or no', { urgent: 'very' }, '#/urgent'],
    [
      'a state that is no Member State',
      { memberStates: [{ code: 'US', confidence: 'certain' }] },
      '#/memberStates/0/code',
    ],
    ['no confidence', { memberStates: [{ code: 'FR', confidence: 'sure' }] }, '#/memberStates/0/confidence'],
    [
      'a Member State twice',
      {
        memberStates: [
          { code: 'FR', confidence: 'certain' },
          { code: 'FR', confidence: 'likely' },
        ],
      },
      '#/memberStates',
    ],
    ['an awareness to come', { occurredAt: '2999-01-01T00:00:00Z' }, '#/occurredAt'],
    ['a field that it does not know', { wanted: true }, '#/wanted'],
  ])('refuses %s, and writes nothing', async (_what, changes, pointer) => {
    const { caseId } = await at.cases.held();
    const before = await written();
    const { status, body } = await at.raise(caseId, changes);
    expect(status).toBe(422);
    expect(pointersOf(body)).toContain(pointer);
    expect(await written()).toEqual(before);
  });

  it('is for the staff who may see the case', async () => {
    const { caseId } = await at.cases.held([
      { allegesChildSexualAbuse: true, category: undefined, keyword: undefined },
    ]);
    const untrained = await at.person({ alias: 'untrained', skills: ['general'] });
    expect((await at.raise(caseId, {}, untrained)).status).toBe(404);
    expect((await at.raise(caseId, {}, other.senior)).status).toBe(404);
    expect((await at.raise(newId(), {}, at.senior)).status).toBe(404);
    expect((await at.raise(caseId, {}, at.system)).status).toBe(403);
    expect((await at.raise(caseId, {}, at.stranger)).status).toBe(401);
    expect((await at.raise(caseId, {}, at.compliance)).status).toBe(201);
  });
});

describe('screening cases under Art. 18 (TRI-3)', () => {
  let app: TestApp;
  let at: Desk & Suspicions;

  beforeAll(async () => {
    app = await testApp({ env: { INTAKE_RATE_PER_MINUTE_PER_ADDRESS: '100000' } });
    at = await deskWithSuspicions(app);
  });
  afterAll(() => app.stop());

  const toScreen = async (by = at.moderator) => {
    const { status, body } = await by.get<{ items: { caseId: string }[] }>(`${at.path}/screening?limit=200`);
    expect(status).toBe(200);
    return body.items.map(({ caseId }) => caseId);
  };
  const threat = { allegesThreatToLife: true };
  const clear = (caseId: string, changes: Record<string, unknown> = {}, by = at.moderator) =>
    by.post<{ id: string; errors: { pointer: string }[] }>(`${at.path}/screenings`, {
      caseId,
      result: 'no-suspicion',
      reason: 'A film poster.',
      ...changes,
    });

  it('lists what alleges a threat until somebody has looked', async () => {
    const quiet = await at.cases.held();
    const cleared = await at.cases.held([threat]);
    const suspected = await at.cases.held([threat]);
    expect(await toScreen()).toEqual([cleared.caseId, suspected.caseId]);
    expect((await clear(cleared.caseId)).status).toBe(201);
    await at.raise(suspected.caseId);
    expect(await toScreen()).toEqual([]);
    expect(quiet.caseId).not.toBe(cleared.caseId);
  });

  it('lists it still when the content is decided', async () => {
    const held = await at.cases.held([threat]);
    await at.cases.decide(held, doingNothing());
    expect(await toScreen()).toContain(held.caseId);
    await clear(held.caseId);
  });

  it('lists it when an order asks for the case too, and no order that alleges none', async () => {
    const orders = ordersOn(app, at);
    const held = await at.cases.held([threat]);
    const items = [{ url: held.url }];
    const { caseId } = (await orders.enter(anOrder({ items }))).items[0]!;
    expect(caseId).toBe(held.caseId);
    await until(
      async () =>
        (await at.moderator.get<{ priority: string }>(`/v1/review/cases/${caseId}`)).body.priority === 'order',
    );
    const other = (await orders.enter()).items[0]!;
    const listed = await toScreen();
    expect(listed).toContain(caseId);
    expect(listed).not.toContain(other.caseId);
    await clear(caseId);
  });

  it('lists it again when another notice alleges a threat', async () => {
    const held = await at.cases.held([threat]);
    await clear(held.caseId);
    app.clock.move({ minutes: 1 });
    await at.cases.notify({ items: [{ url: held.url }] });
    expect(await toScreen()).not.toContain(held.caseId);
    await at.cases.notify({ items: [{ url: held.url }], ...threat });
    expect(await toScreen()).toContain(held.caseId);
    await clear(held.caseId);
  });

  it('shows a moderator the cases of their skills', async () => {
    const untrained = await at.person({ alias: 'untrained', skills: ['general'] });
    const { caseId } = await at.cases.held([
      { allegesChildSexualAbuse: true, category: undefined, keyword: undefined },
    ]);
    expect(await toScreen()).toContain(caseId);
    expect(await toScreen(untrained)).not.toContain(caseId);
    expect((await clear(caseId, {}, untrained)).status).toBe(404);
    await clear(caseId);
  });

  it.each([
    ['no reason', { reason: '' }, '#/reason'],
    ['a suspicion, which is raised instead', { result: 'suspicion' }, '#/result'],
    ['no case', { caseId: 'x' }, '#/caseId'],
  ])('refuses %s, and writes nothing', async (_what, changes, pointer) => {
    const held = await at.cases.held([threat]);
    const before = (await app.db.query('select from suspicion_screening')).length;
    const { status, body } = await clear(held.caseId, changes);
    expect(status).toBe(422);
    expect(body.errors.map((error) => error.pointer)).toContain(pointer);
    expect(await app.db.query('select from suspicion_screening')).toHaveLength(before);
    await clear(held.caseId);
  });
});
