import type { ProblemBody } from '../decisions/cases-on.js';
import { slugOf } from '../decisions/cases-on.js';
import { anEvent, type FiguresBody } from '../live-events/events-on.js';
import { desk, type Desk, type Moderator } from '../support/desk.js';
import { as } from '../platforms/platforms-on.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';

interface Shift {
  id: string;
  staffId: string;
  employer: string | null;
  languages: { language: string; level: string }[];
  rotaShiftId: string | null;
  cancelledAt: string | null;
  startedAt: string;
  endedAt: string | null;
}
type ShiftOrProblem = Shift & ProblemBody;

describe('shifts, as planned and as worked (Art. 42(2))', () => {
  let app: TestApp;
  let at: Desk;
  const root = '/v1/platforms/forum';

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-22T12:00:00Z') });
    at = await desk(app);
  });
  afterAll(() => app.stop());
  beforeEach(() => app.clock.set('2026-11-22T12:00:00Z'));

  let people = 0;
  const person = (role: 'moderator' | 'auditor' = 'moderator') => at.person({ alias: `worker-${people++}`, role });
  const plan = (of: Moderator, changes: Record<string, unknown> = {}) =>
    at.senior.post<ShiftOrProblem>(`${root}/planned-shifts`, {
      staffId: of.id,
      from: '2026-11-22T13:00:00Z',
      until: '2026-11-22T21:00:00Z',
      ...changes,
    });
  const work = (by: Moderator, changes: Record<string, unknown> = {}) =>
    by.post<ShiftOrProblem>(`${root}/worked-shifts`, changes);
  const rows = async (table: string) => (await app.db.query(`select 1 from ${table}`)).length;

  it('keeps profiles by their first day, and freezes them with each shift', async () => {
    const admin = as(app, 'admin');
    const { body: member } = await admin.post<{ id: string }>('/v1/platforms/sample/staff', {
      alias: 'profiled',
      role: 'moderator',
      languages: ['de'],
      skills: ['general'],
    });
    const profiles = `/v1/platforms/sample/staff/${member.id}/profiles`;
    const aProfile = (changes: Record<string, unknown> = {}) => ({
      employment: 'external',
      employer: 'Services Ltd',
      fullTimePercent: 50,
      languages: [{ language: 'de', level: 'C1' }],
      ...changes,
    });
    const first = await admin.post<{ validFrom: string }>(profiles, aProfile());
    expect([first.status, first.body.validFrom]).toEqual([201, '2026-11-22']);
    await admin.post(profiles, aProfile({ employment: 'internal', validFrom: '2026-12-01' }));
    const listed = await admin.get<{ items: { employment: string }[] }>(profiles);
    expect(listed.body.items.map(({ employment }) => employment)).toEqual(['external', 'internal']);
    const shift = async (from: string) =>
      (
        await admin.post<Shift>('/v1/platforms/sample/planned-shifts', {
          staffId: member.id,
          from: `${from}T13:00:00Z`,
          until: `${from}T20:00:00Z`,
        })
      ).body;
    expect(await shift('2026-11-23')).toMatchObject({
      employer: 'Services Ltd',
      languages: [{ language: 'de', level: 'C1' }],
    });
    const resources = async (on: string) =>
      (
        await admin.get<{ external: number; internal: number; languages: { language: string; moderators: number }[] }>(
          `/v1/platforms/sample/staffing/human-resources?on=${on}`,
        )
      ).body;
    const november = await resources('2026-11-30');
    expect(november).toMatchObject({ external: 0.5, internal: 0 });
    expect(november.languages).toHaveLength(24);
    expect(november.languages).toContainEqual({ language: 'de', moderators: 1 });
    expect(await resources('2026-12-01')).toMatchObject({ external: 0, internal: 0.5 });
    for (const [changes, pointer] of [
      [{ fullTimePercent: 0 }, '#/fullTimePercent'],
      [{ employer: '' }, '#/employer'],
      [{ employment: 'x' }, '#/employment'],
      [{ languages: [{ language: 'de', level: 'B3' }] }, '#/languages/0/level'],
      [
        {
          languages: [
            { language: 'de', level: 'B2' },
            { language: 'de', level: 'C1' },
          ],
        },
        '#/languages/1/language',
      ],
    ] as const) {
      const refused = await admin.post<ProblemBody>(profiles, aProfile(changes));
      expect([refused.status, refused.body.errors[0]?.pointer]).toEqual([422, pointer]);
    }
    expect(await rows('staff_profile')).toBe(2);
    expect((await admin.post(`/v1/platforms/sample/staff/${newId()}/profiles`, aProfile())).status).toBe(404);
  });

  it('plans a shift with a turn on the rota, and cancels both, once', async () => {
    const worker = await person();
    const { status, body } = await plan(worker, { onCallPosition: 3 });
    expect([status, body.rotaShiftId]).toEqual([201, expect.any(String)]);
    const rota = async () =>
      (await at.senior.get<{ items: { id: string }[] }>(`${root}/rota`)).body.items.map(({ id }) => id);
    expect(await rota()).toContain(body.rotaShiftId);
    const cancel = () => at.senior.post<ShiftOrProblem>(`${root}/planned-shifts/${body.id}/cancel`);
    const answers = await Promise.all([cancel(), cancel()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const refused = answers.find((answer) => answer.status === 409)!.body;
    expect(refused).toMatchObject({ state: 'cancelled' });
    expect(slugOf(refused)).toBe('shift-over');
    expect(await rota()).not.toContain(body.rotaShiftId);
    expect((await plan(worker)).status).toBe(201); // the time is free again
  });

  it('does not cancel what is over', async () => {
    const { body } = await plan(await person());
    app.clock.set('2026-11-22T21:00:00Z');
    const { status, body: problem } = await at.senior.post(`${root}/planned-shifts/${body.id}/cancel`);
    expect([status, problem.state]).toEqual([409, 'over']);
  });

  it('gives one of two overlapping plans to one person', async () => {
    const worker = await person();
    const answers = await Promise.all([plan(worker), plan(worker, { from: '2026-11-22T20:59:59Z' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(slugOf(answers.find(({ status }) => status === 409)!.body)).toBe('shift-overlaps');
    expect((await plan(worker, { from: '2026-11-22T21:00:00Z', until: '2026-11-22T22:00:00Z' })).status).toBe(201);
  });

  it('begins a person’s own shift once, and ends it once', async () => {
    const worker = await person();
    const { body: planned } = await plan(worker);
    app.clock.set('2026-11-22T13:02:00Z');
    const begun = await Promise.all([work(worker, { plannedShiftId: planned.id }), work(worker)]);
    expect(begun.map(({ status }) => status).sort()).toEqual([201, 409]);
    const shift = begun.find(({ status }) => status === 201)!.body;
    expect(shift).toMatchObject({ staffId: worker.id, startedAt: '2026-11-22T13:02:00.000Z', endedAt: null });
    app.clock.set('2026-11-22T21:05:00Z');
    const end = (body = {}, by = worker) => by.post<ShiftOrProblem>(`${root}/worked-shifts/${shift.id}/end`, body);
    for (const endedAt of ['2026-11-22T13:02:00Z', '2026-11-22T21:05:01Z'])
      expect((await end({ endedAt })).body.errors[0]?.pointer).toBe('#/endedAt');
    expect((await end({}, await person())).status).toBe(403);
    const ends = await Promise.all([end(), end()]);
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(ends.find(({ status }) => status === 409)!.body).toMatchObject({ state: 'ended' });
    const entries = await app.db.query<{ action: string }>(
      'select action from audit_entry where entity_id = $1 order by id',
      [shift.id],
    );
    expect(entries.map(({ action }) => action)).toEqual(['shift.begun', 'shift.ended']);
  });

  it('takes whole shifts of others from whoever plans, the platform too', async () => {
    const worker = await person();
    const whole = { staffId: worker.id, startedAt: '2026-11-22T06:00:00Z', endedAt: '2026-11-22T10:00:00Z' };
    expect((await work(at.moderator, whole)).status).toBe(403);
    expect((await at.system.post(`${root}/worked-shifts`, whole)).status).toBe(201);
    expect((await work(at.senior, { ...whole, startedAt: '2026-11-22T09:59:59Z' })).status).toBe(409);
    expect((await work(at.senior, { ...whole, startedAt: '2026-11-22T10:00:00Z', endedAt: undefined })).status).toBe(
      201,
    );
    const unnamed = await at.system.post<ProblemBody>(`${root}/worked-shifts`, {});
    expect([unnamed.status, unnamed.body.errors[0]?.pointer]).toEqual([422, '#/staffId']);
  });

  it.each([
    ['planned-shifts', { staffId: newId() }, '#/staffId'],
    ['planned-shifts', { from: '2026-11-22T21:00:00Z' }, '#/until'],
    ['planned-shifts', { until: '2026-11-22T11:00:00Z', from: '2026-11-22T10:00:00Z' }, '#/until'],
    ['planned-shifts', { until: '2026-11-25T21:00:00Z' }, '#/until'],
    ['planned-shifts', { onCallPosition: 0 }, '#/onCallPosition'],
    ['worked-shifts', { staffId: newId() }, '#/staffId'],
    ['worked-shifts', { startedAt: '2026-11-22T12:00:01Z' }, '#/startedAt'],
    ['worked-shifts', { startedAt: '2026-11-22T11:00:00Z', endedAt: '2026-11-22T11:00:00Z' }, '#/endedAt'],
    ['worked-shifts', { endedAt: '2026-11-22T12:00:01Z' }, '#/endedAt'],
    ['worked-shifts', { plannedShiftId: newId() }, '#/plannedShiftId'],
  ])('refuses for %s %j and writes nothing (422)', async (path, changes, pointer) => {
    const before = [await rows('planned_shift'), await rows('worked_shift'), await rows('rota_shift')];
    const worker = await person();
    const shift = path === 'planned-shifts' ? { from: '2026-11-22T13:00:00Z', until: '2026-11-22T21:00:00Z' } : {};
    const { status, body } = await at.senior.post<ProblemBody>(`${root}/${path}`, {
      staffId: worker.id,
      ...shift,
      ...changes,
    });
    expect([status, body.errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
    expect([await rows('planned_shift'), await rows('worked_shift'), await rows('rota_shift')]).toEqual(before);
  });

  it('puts nobody on the rota who may not acknowledge a page, and then plans nothing either', async () => {
    const auditor = await person('auditor');
    const before = await rows('planned_shift');
    expect((await plan(auditor, { onCallPosition: 1 })).body.errors[0]?.pointer).toBe('#/staffId');
    expect(await rows('planned_shift')).toBe(before);
  });

  it('shows who was on duty in a span of time, also with a live event', async () => {
    const other = await desk(app, { key: 'other' });
    const worker = await other.person({ alias: 'worker' });
    app.clock.set('2026-11-22T18:30:00Z');
    const whole = { startedAt: '2026-11-22T12:00:00Z', endedAt: '2026-11-22T18:10:00Z' };
    expect((await worker.post('/v1/platforms/other/worked-shifts', whole)).status).toBe(201);
    await other.senior.post('/v1/platforms/other/worked-shifts', {});
    const onDuty = async (query: string) =>
      (await other.moderator.get<FiguresBody['onDuty']>(`/v1/platforms/other/staffing/on-duty${query}`)).body;
    expect((await onDuty('')).worked.map(({ staffId }) => staffId)).toEqual([other.senior.id]);
    expect((await onDuty('?from=2026-11-22T18:10:00Z&to=2026-11-22T18:30:00Z')).worked).toEqual([]);
    expect((await onDuty('?from=2026-11-22T18:09:00Z&to=2026-11-22T18:30:01Z')).worked).toHaveLength(2);
    expect(
      (
        await other.moderator.get(
          '/v1/platforms/other/staffing/on-duty?from=2026-11-22T18:10:00Z&to=2026-11-22T18:10:00Z',
        )
      ).status,
    ).toBe(422);
    await other.system.put('/v1/platforms/other/live-events/final', anEvent());
    const figures = await other.moderator.get<FiguresBody>('/v1/platforms/other/live-events/final/figures');
    expect(figures.body.onDuty.worked.map(({ staffId }) => staffId)).toEqual([worker.id, other.senior.id]);
    expect(figures.body.onDuty).toMatchObject({ workedCounts: { persons: 2, languages: [] } });
  });

  it('lists shifts in pages, and is nobody else’s', async () => {
    const other = await desk(app, { key: 'third' });
    const { body } = await plan(await person(), { from: '2026-11-22T12:30:00Z' });
    expect((await other.senior.post(`/v1/platforms/third/planned-shifts/${body.id}/cancel`)).status).toBe(404);
    const foreign = await other.senior.post<ProblemBody>('/v1/platforms/third/worked-shifts', {
      staffId: at.senior.id,
    });
    expect([foreign.status, foreign.body.errors[0]?.pointer]).toEqual([422, '#/staffId']);
    for (const path of ['planned-shifts', 'worked-shifts']) {
      const ids: string[] = [];
      let next: string | null = '';
      while (next !== null) {
        const page: { body: { items: Shift[]; next: string | null } } = await at.moderator.get(
          `${root}/${path}?limit=2${next && `&after=${next}`}`,
        );
        ids.push(...page.body.items.map(({ id }) => id));
        next = page.body.next;
      }
      expect(ids.length).toBeGreaterThan(2);
      expect(new Set(ids).size).toBe(ids.length);
      expect(
        (await at.moderator.get<{ items: Shift[] }>(`${root}/${path}?to=2026-11-01T00:00:00Z`)).body.items,
      ).toEqual([]);
    }
  });
});
