import { casesOn, doingNothing, type Cases } from '../decisions/cases-on.js';
import { misuseOn } from '../misuse/misuse-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { until } from '../support/until.js';

interface Shown {
  timeZone: string;
  causes: { cause: string; count: number; cases: number; open: number; medianSeconds: number; totalSeconds: number }[];
  decided: { paused: boolean; items: number; medianSeconds: number; medianSecondsAtWork: number }[];
  rows: string;
}

interface Rows {
  items: { caseId: string; cause: string; startedAt: string; endedAt: string | null }[];
  next: string | null;
}

const path = '/v1/platforms/forum/response-times/pauses';
const minute = 60;

describe('pauses beside the response times (SLA-3)', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;

  beforeAll(async () => {
    ({ app } = await appWithMail({ clock: new TestClock('2026-11-22T10:00:00Z') }));
    at = await desk(app);
    cases = casesOn(app, at);
  });
  afterAll(() => app.stop());

  const shown = async (day: string) => (await at.compliance.get<Shown>(`${path}?from=${day}&to=${day}`)).body;
  const hold = (caseId: string, untilAt: string) =>
    at.moderator.post(`/v1/review/cases/${caseId}/hold`, { reason: 'Waits for the notifier.', until: untilAt });
  const open = (caseId: string) =>
    until(async () => {
      const [row] = await app.db.query<{ state: string }>('select state from review_case where id = $1', [caseId]);
      return row?.state === 'open';
    });
  const listed = async (query: string) => (await at.compliance.get<Rows>(`${path}/rows?${query}`)).body;

  it('are shown as intervals of their own, and what was decided with and without them', async () => {
    const resting = await cases.held();
    const busy = await cases.held();
    app.clock.set('2026-11-22T10:10:00Z');
    expect((await hold(resting.caseId, '2026-11-22T11:00:00Z')).status).toBe(204);
    app.clock.set('2026-11-22T10:14:00Z');
    expect((await cases.decide(busy, doingNothing())).status).toBe(201);
    expect(await shown('2026-11-22')).toMatchObject({
      timeZone: 'Europe/Brussels',
      causes: [{ cause: 'hold', count: 1, cases: 1, open: 1, medianSeconds: 4 * minute }],
      decided: [{ paused: false, items: 1, medianSeconds: 14 * minute, medianSecondsAtWork: 14 * minute }],
    });

    app.clock.set('2026-11-22T11:00:00Z');
    await open(resting.caseId);
    const again = await cases.take(resting.caseId);
    app.clock.set('2026-11-22T11:05:00Z');
    expect((await hold(again.caseId, '2026-11-22T11:15:00Z')).status).toBe(204);
    app.clock.set('2026-11-22T11:15:00Z');
    await open(resting.caseId);
    const taken = await cases.take(resting.caseId);
    app.clock.set('2026-11-22T11:20:00Z');
    expect((await cases.decide(taken, doingNothing())).status).toBe(201);

    const { causes, decided, rows } = await shown('2026-11-22');
    expect(causes).toEqual([
      { cause: 'hold', count: 2, cases: 1, open: 0, medianSeconds: 30 * minute, totalSeconds: 60 * minute },
    ]);
    expect(decided).toMatchObject([
      { paused: false, items: 1 },
      { paused: true, items: 1, medianSeconds: 80 * minute, medianSecondsAtWork: 20 * minute },
    ]);
    const first = (await at.compliance.get<Rows>(`${rows}&limit=1`)).body;
    expect(first.items).toMatchObject([
      {
        caseId: resting.caseId,
        cause: 'hold',
        startedAt: '2026-11-22T10:10:00.000Z',
        endedAt: '2026-11-22T11:00:00.000Z',
      },
    ]);
    const second = (await at.compliance.get<Rows>(`${rows}&limit=1&after=${first.next}`)).body;
    expect(second).toMatchObject({
      items: [{ startedAt: '2026-11-22T11:05:00.000Z', endedAt: '2026-11-22T11:15:00.000Z' }],
      next: null,
    });
  });

  it('show apart the cases that only a suspended sender asked for (Art. 23(2))', async () => {
    app.clock.set('2026-11-24T10:00:00Z');
    const misuse = misuseOn(app, at, cases);
    const email = 'sender@suspended.example';
    const { endsAt } = await misuse.suspended(email);
    app.clock.set('2026-11-25T10:00:00Z');
    const url = 'https://forum.example/asked-for-twice';
    const waiting = await cases.notify({ notifier: { name: 'Eve', email } });
    await cases.notify({ notifier: { name: 'Eve', email }, items: [{ url }] });
    expect((await shown('2026-11-25')).causes).toMatchObject([{ cause: 'suspended-sender', count: 2, open: 2 }]);

    app.clock.set('2026-11-25T10:20:00Z');
    await cases.notify({ items: [{ url }] });
    await until(async () => (await shown('2026-11-25')).causes[0]?.open === 1);
    const { items } = await listed('from=2026-11-25&to=2026-11-25');
    expect(items.map(({ endedAt }) => endedAt)).toEqual(expect.arrayContaining([null, '2026-11-25T10:20:00.000Z']));
    expect(items.find(({ endedAt }) => endedAt === null)).toMatchObject({
      caseId: await cases.caseOf(waiting.reference),
      startedAt: '2026-11-25T10:00:00.000Z',
    });
    expect(new Date(endsAt) > app.clock.now()).toBe(true);
  });

  it.each([
    ['without a period', '', ['#/from', '#/to']],
    ['for a period without a day', '?from=2026-11-02&to=2026-11-01', ['#/to']],
    ['with a key that is not ours', '/rows?from=2026-11-01&to=2026-11-02&after=WyJ4IiwieSJd', ['#/after']],
  ])('are refused %s', async (_case, rest, pointers) => {
    const { status, body } = await at.compliance.get<{ errors: { pointer: string }[] }>(path + rest);
    expect([status, body.errors.map(({ pointer }) => pointer)]).toEqual([422, pointers]);
  });

  it('are those of this platform alone', async () => {
    const other = await desk(app, { key: 'other' });
    const { body } = await other.compliance.get<Shown>(
      '/v1/platforms/other/response-times/pauses?from=2026-11-01&to=2026-11-30',
    );
    expect([body.causes, body.decided]).toEqual([[], []]);
    expect((await other.compliance.get(`${path}?from=2026-11-01&to=2026-11-30`)).status).toBe(404);
  });
});

describe('what will be overdue (SLA-5)', () => {
  it('follows from what is due, and from the pace since the platform began', async () => {
    const app = await testApp({
      clock: new TestClock('2026-11-22T10:00:00Z'),
    });
    const at = await desk(app);
    const cases = casesOn(app, at);
    for (let count = 0; count < 3; count++) await cases.notify();
    const [due] = await app.db.query<{ at: Date }>('select min(due_at) as at from case_item');
    app.clock.set(new Date(due!.at.getTime() - 90 * 60_000).toISOString());
    await cases.notify();
    const forecast = async () =>
      (await at.compliance.get<Forecast>('/v1/platforms/forum/response-times/forecast')).body;
    const before = await forecast();
    await cases.decided(doingNothing());
    app.clock.set(due!.at.toISOString());
    const after = await forecast();
    await app.stop();

    expect(before).toMatchObject({ openItems: 4, overdueItems: 0, decidedPerHour: 0 });
    expect(before.points.slice(0, 3)).toMatchObject([
      { hours: 1, dueItems: 0, expectedOverdue: 0, backlog: 4 },
      { hours: 2, dueItems: 3, expectedOverdue: 3 },
      { hours: 4, dueItems: 3, expectedOverdue: 3 },
    ]);
    expect(after).toMatchObject({ openItems: 4, overdueItems: 3 });
    expect(after.decidedPerHour).toBeGreaterThan(0);
    expect(after.points[0]).toMatchObject({ dueItems: 0, expectedOverdue: 0 });
  });
});

interface Forecast {
  openItems: number;
  overdueItems: number;
  receivedPerHour: number;
  decidedPerHour: number;
  points: { hours: number; dueItems: number; expectedOverdue: number; backlog: number }[];
}
