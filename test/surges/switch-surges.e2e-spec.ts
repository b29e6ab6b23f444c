import { newId } from '../../apps/api/src/infrastructure/ids.js';
import type { ProblemBody } from '../decisions/cases-on.js';
import { desk, type Client, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import type { SurgeBody } from './surges-on.js';

type Body = SurgeBody & ProblemBody & { items: SurgeBody[]; next: string | null; surgeId: string; move: string };

describe('surge mode', () => {
  let app: TestApp;
  let at: Desk;
  let other: Desk;
  let auditor: Client;
  const surges = '/v1/platforms/forum/surges';
  const secret = /pour in|Called in|Calmed/;

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-22T12:00:00Z') });
    at = await desk(app);
    other = await desk(app, { key: 'other' });
    auditor = await at.person({ alias: 'auditor', role: 'auditor' });
  });
  afterAll(() => app.stop());

  const open = (changes: Record<string, unknown> = {}, by: Client = at.senior) =>
    by.post<Body>(surges, { reason: 'Notices pour in.', expectedEndAt: '2026-11-23T06:00:00Z', ...changes });
  const move = (id: string, name: string, words: Record<string, unknown>, by: Client = at.senior) =>
    by.post<Body>(`${surges}/${id}/${name}`, words);
  const off = (id: string) => move(id, 'switch-off', { reason: 'Calmed down.' });
  const rows = async () => (await app.db.query('select 1 from surge union all select 1 from surge_event')).length;
  const refusal = (body: Body) => [body.type.split('/').at(-1), body.errors?.map(({ pointer }) => pointer)];

  it('is switched on, takes steps, lasts longer, and is switched off, each on record', async () => {
    const { status, body } = await open();
    expect([status, body]).toMatchObject([
      201,
      { state: 'on', origin: 'person', category: null, language: null, rush: null, endedAt: null },
    ]);
    expect(body.switchedOnAt).toBe('2026-11-22T12:00:00.000Z');
    app.clock.set('2026-11-22T13:00:00Z');
    const step = { text: 'Called in four people.', at: '2026-11-22T12:30:00Z' };
    expect((await move(body.id, 'steps', step)).body).toMatchObject({ state: 'on' });
    const longer = { reason: 'It goes on.', expectedEndAt: '2026-11-24T06:00:00Z' };
    expect((await move(body.id, 'expected-end', longer, at.compliance)).body.expectedEndAt).toBe(
      '2026-11-24T06:00:00.000Z',
    );
    expect((await off(body.id)).body).toMatchObject({ state: 'off', endedAt: '2026-11-22T13:00:00.000Z' });

    const shown = (await at.compliance.get<Body>(`${surges}/${body.id}`)).body;
    expect(shown.events).toMatchObject([
      { kind: 'switched-on', staffId: at.senior.id, text: 'Notices pour in.', occurredAt: '2026-11-22T12:00:00.000Z' },
      { kind: 'step', text: 'Called in four people.', occurredAt: '2026-11-22T12:30:00.000Z' },
      { kind: 'prolonged', staffId: at.compliance.id, expectedEndAt: '2026-11-24T06:00:00.000Z' },
      { kind: 'switched-off', text: 'Calmed down.', occurredAt: '2026-11-22T13:00:00.000Z' },
    ]);
    for (const reader of [auditor, at.moderator, at.system]) {
      const read = (await reader.get<Body>(`${surges}/${body.id}`)).body;
      expect(read.events.map(({ text }) => text)).toEqual([null, null, null, null]);
    }
    const { rows: kept } = await app.owner.query(
      'select s::text from surge s union all select e::text from surge_event e union all select a::text from audit_entry a',
    );
    expect(JSON.stringify(kept)).not.toMatch(secret);
    const { rows: entries } = await app.owner.query<{ action: string }>(
      'select action from audit_entry where entity_id = $1 order by recorded_at, id',
      [body.id],
    );
    expect(entries.map(({ action }) => action)).toEqual([
      'surge.switched-on',
      'surge.step',
      'surge.prolonged',
      'surge.switched-off',
    ]);
  });

  it('takes nothing more once it is off, and nothing that it cannot be while it is on', async () => {
    const { id } = (await open()).body;
    const before = await rows();
    const on = { reason: 'Again.', expectedEndAt: '2026-11-25T06:00:00Z' };
    for (const [name, words] of [
      ['switch-on', on],
      ['dismissal', { reason: 'None.' }],
    ] as const) {
      const refused = await move(id, name, words);
      expect([refused.status, refusal(refused.body)[0]]).toEqual([409, 'surge-move-refused']);
    }
    expect(await rows()).toBe(before);
    await off(id);
    const after = await rows();
    for (const [name, words] of [
      ['switch-on', on],
      ['dismissal', { reason: 'None.' }],
      ['steps', { text: 'Late.' }],
      ['expected-end', on],
      ['switch-off', { reason: 'Twice.' }],
    ] as const) {
      const refused = await move(id, name, words);
      expect([refused.status, refused.body]).toMatchObject([409, { state: 'off' }]);
    }
    expect(await rows()).toBe(after);
  });

  it('is open once of each scope, whoever comes first', async () => {
    const answers = await Promise.all([open(), open({}, at.compliance), open()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const { id } = answers.find(({ status }) => status === 201)!.body;
    for (const { body } of answers.filter(({ status }) => status === 409))
      expect(body).toMatchObject({ surgeId: id, state: 'on' });
    const others = [
      (await open({ language: 'nl' })).body,
      (await open({ category: 'STATEMENT_CATEGORY_VIOLENCE' })).body,
      (await open({ category: 'STATEMENT_CATEGORY_VIOLENCE', language: 'nl' })).body,
    ];
    expect(others.map(({ state }) => state)).toEqual(['on', 'on', 'on']);
    expect((await open({ language: 'nl' })).status).toBe(409);
    const ended = await Promise.all([off(id), off(id)]);
    expect(ended.map(({ status }) => status).sort()).toEqual([200, 409]);
    for (const one of others) await off(one.id);
  });

  it('lists those that touch a window, page by page', async () => {
    const all = (await auditor.get<Body>(surges)).body.items;
    const first = (await auditor.get<Body>(`${surges}?limit=1`)).body;
    expect(first.items).toEqual([all[0]]);
    const rest = (await auditor.get<Body>(`${surges}?after=${first.next}`)).body.items;
    expect([...first.items, ...rest]).toEqual(all);
    const { id } = (await open({ language: 'fr' })).body;
    expect((await auditor.get<Body>(`${surges}?open=true`)).body.items.map((surge) => surge.id)).toEqual([id]);
    expect((await auditor.get<Body>(`${surges}?open=false`)).body.items).toHaveLength(all.length);
    expect((await auditor.get<Body>(`${surges}?to=2026-11-22T12:00:00Z`)).body.items).toEqual([]);
    await off(id);
    app.clock.set('2026-11-22T14:00:00Z');
    expect((await auditor.get<Body>(`${surges}?from=2026-11-22T13:30:00Z`)).body.items).toEqual([]);
    expect((await auditor.get<Body>(`${surges}?open=maybe`)).status).toBe(422);
  });

  it.each([
    [{ reason: '' }, '#/reason'],
    [{ reason: undefined }, '#/reason'],
    [{ expectedEndAt: undefined }, '#/expectedEndAt'],
    [{ expectedEndAt: '2026-11-22T14:00:00Z' }, '#/expectedEndAt'],
    [{ at: '2026-11-22T14:00:01Z' }, '#/at'],
    [{ category: 'VIOLENCE' }, '#/category'],
    [{ language: 'tlh' }, '#/language'],
  ])('is refused with %j, which names %s', async (changes, pointer) => {
    const before = await rows();
    const { status, body } = await open(changes);
    expect([status, refusal(body)]).toEqual([422, ['invalid-input', [pointer]]]);
    expect(await rows()).toBe(before);
  });

  it('refuses an instant before the surge, what is not there, and who may not', async () => {
    const { id } = (await open({ language: 'de' })).body;
    const early = await move(id, 'steps', { text: 'Early.', at: '2026-11-22T13:59:59Z' });
    expect([early.status, refusal(early.body)]).toEqual([422, ['invalid-input', ['#/at']]]);
    expect((await move(newId(), 'switch-off', { reason: 'None.' })).status).toBe(404);
    expect((await at.senior.get(`${surges}/${newId()}`)).status).toBe(404);
    for (const person of [other.senior, other.compliance]) {
      expect((await person.get(`${surges}/${id}`)).status).toBe(404);
      expect((await person.get(`/v1/platforms/other/surges/${id}`)).status).toBe(404);
      expect((await person.post(`/v1/platforms/other/surges/${id}/switch-off`, { reason: 'No.' })).status).toBe(404);
    }
    expect((await other.senior.get<Body>('/v1/platforms/other/surges')).body.items).toEqual([]);
    for (const person of [at.moderator, auditor, at.system])
      expect((await move(id, 'switch-off', { reason: 'No.' }, person)).status).toBe(403);
    await off(id);
  });
});
