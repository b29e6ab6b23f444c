import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { watchFlaggerPrioritySweep } from '../../apps/api/src/response-times/watch-flagger-priority.service.js';
import { casesOn, doingNothing, type Cases, type ProblemBody } from '../decisions/cases-on.js';
import { client } from '../support/http.js';
import { desk, type Client, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { flaggersOn, scams, violence, type Flaggers } from '../trusted-flaggers/flaggers-on.js';

interface Side {
  count: number;
  ended: number;
  medianSeconds: number | null;
  rows: string;
}

interface Compared {
  trustedFlaggers: Side;
  others: Side;
  slower: boolean | null;
}

interface Shown {
  observationsAtLeast: number;
  responseTimes: (Compared & { responseTime: string; categories: (Compared & { category: string })[] })[];
  waitingLonger: number | null;
  waiting: string;
}

let desks = 0;

describe('trusted flaggers beside all others (Art. 22(1))', () => {
  let app: TestApp;
  let at: Desk;
  let flaggers: Flaggers;
  let cases: Cases;
  let flagger: Client;

  beforeAll(async () => {
    app = await testApp({ env: { NOTICEDESK_ROLES: 'api' } });
  });
  beforeEach(async () => {
    app.clock.set('2026-11-10T08:00:00Z');
    at = await desk(app, { key: `forum-${desks++}` });
    flaggers = await flaggersOn(app, at);
    cases = casesOn(app, at);
    flagger = (await flaggers.register()).by;
  });
  afterAll(() => app.stop());

  const base = () => `/v1/platforms/${at.platform}`;
  const days = 'from=2026-11-10&to=2026-11-10';
  const compare = async (query = days) =>
    (await at.compliance.get<Shown>(`${base()}/response-times/trusted-flaggers?${query}`)).body;
  const notify = (by: Client, changes: Record<string, unknown> = {}) =>
    cases.notify({ platform: at.platform, category: scams, keyword: undefined, ...changes }, by);
  /** So many notices that wait so long for their decision; the clock goes back to where it was. */
  const decided = async (by: Client, many: number, minutes: number, changes: Record<string, unknown> = {}) => {
    const start = app.clock.now();
    const references: string[] = [];
    for (let i = 0; i < many; i++) references.push((await notify(by, changes)).reference);
    app.clock.move({ minutes });
    for (const reference of references) {
      const { status } = await cases.decide(await cases.take(await cases.caseOf(reference)), doingNothing());
      expect(status).toBe(201);
    }
    app.clock.set(start);
  };
  const watch = (settings: Record<string, number>) =>
    flaggers.admin.patch(`${base()}`, { reportSettings: settings }).then(({ status }) => expect(status).toBe(200));
  const sweep = () => app.app.get(JobHandlers).runSweep(watchFlaggerPrioritySweep);
  const breaches = async () =>
    (
      await at.compliance.get<{ items: Record<string, unknown>[] }>(
        `${base()}/breaches?responseTime=trusted-flagger-priority`,
      )
    ).body.items;

  it('shows both medians side by side, with what each counts', async () => {
    await decided(flagger, 1, 10);
    await decided(flagger, 1, 20);
    await decided(flagger, 1, 600, { category: violence });
    await decided(at.stranger, 3, 30);
    await notify(at.stranger);
    const { responseTimes } = await compare();
    expect(responseTimes.map(({ responseTime }) => responseTime)).toEqual(['decision', 'action']);
    const [decision, action] = responseTimes;
    expect(decision).toMatchObject({
      trustedFlaggers: { count: 2, ended: 2, medianSeconds: 900 },
      others: { count: 5, ended: 4, medianSeconds: 1_800 },
      slower: null,
      categories: [],
    });
    expect(action).toMatchObject({ trustedFlaggers: { count: 0, medianSeconds: null }, others: { count: 0 } });
    for (const side of [decision!.trustedFlaggers, decision!.others]) {
      expect((await at.compliance.get<{ items: unknown[] }>(side.rows)).body.items).toHaveLength(side.count);
    }
  });

  it('counts a notice that staff found to lie inside as such', async () => {
    const { reference } = await notify(flagger, { category: violence });
    await at.moderator.post(`${base()}/notices/${reference}/category`, { category: scams });
    expect((await compare()).responseTimes[0]).toMatchObject({ trustedFlaggers: { count: 1 }, others: { count: 0 } });
  });

  it('tells categories of five items and more on each side', async () => {
    await decided(flagger, 5, 10);
    await decided(at.stranger, 5, 5);
    await decided(at.stranger, 5, 5, { category: violence });
    const [decision] = (await compare()).responseTimes;
    expect(decision!.categories).toMatchObject([
      { category: scams, trustedFlaggers: { ended: 5, medianSeconds: 600 }, others: { ended: 5 }, slower: true },
    ]);
    const { rows } = decision!.categories[0]!.others;
    expect((await at.compliance.get<{ items: unknown[] }>(rows)).body.items).toHaveLength(5);
  });

  it('flags what of theirs is open for longer than the others’ median', async () => {
    await decided(at.stranger, 3, 30);
    const waiting = await notify(flagger);
    await notify(flagger, { category: violence });
    await notify(at.stranger);
    expect(await compare()).toMatchObject({ waitingLonger: 0 });
    app.clock.move({ minutes: 31 });
    const shown = await compare();
    expect(shown.waitingLonger).toBe(1);
    const { body } = await at.compliance.get<{ items: Record<string, unknown>[] }>(shown.waiting);
    expect(body.items).toMatchObject([{ noticeReference: waiting.reference, seconds: 31 * 60 }]);
    await cases.decide(await cases.take(await cases.caseOf(waiting.reference)), doingNothing());
    expect((await compare()).waitingLonger).toBe(0);
  });

  it('has no median to compare with where nobody else was decided', async () => {
    await notify(flagger);
    const { waitingLonger, waiting } = await compare();
    expect(waitingLonger).toBeNull();
    expect((await at.compliance.get(waiting)).body).toEqual({ items: [], next: null });
  });

  it('is a breach once the day is over on which they waited longer, written once', async () => {
    await watch({ flaggerWatchObservations: 2 });
    await decided(flagger, 2, 20);
    await decided(at.stranger, 2, 10);
    app.clock.set('2026-11-10T22:59:00Z');
    await sweep();
    expect(await breaches()).toEqual([]);
    app.clock.set('2026-11-10T23:00:30Z');
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await breaches()).toMatchObject([
      {
        responseTime: 'trusted-flagger-priority',
        factKind: 'platform-day',
        dueAt: '2026-11-10T23:00:00.000Z',
        recordedAt: '2026-11-10T23:00:30.000Z',
        noticeId: null,
      },
    ]);
    const entries = await app.db.query<{ article: string; details: Record<string, unknown> }>(
      `select article, details from audit_entry where platform_id = $1 and action = 'breach.recorded'
       and details->>'responseTime' = 'trusted-flagger-priority'`,
      [at.platformId],
    );
    expect(entries).toMatchObject([
      {
        article: '22(1)',
        details: { to: '2026-11-10', decisionFlaggersMedianSeconds: 1_200, decisionOthersMedianSeconds: 600 },
      },
    ]);
    app.clock.set('2026-11-11T23:00:30Z');
    await sweep();
    expect(await breaches()).toHaveLength(2);
  });

  it('is a breach of each day that no worker judged, as of its end, when one runs again', async () => {
    await watch({ flaggerWatchObservations: 2, flaggerWatchDays: 3 });
    await decided(flagger, 2, 20);
    await decided(at.stranger, 2, 10);
    app.clock.set('2026-11-10T23:00:30Z');
    await sweep();
    expect(await breaches()).toHaveLength(1);
    app.clock.set('2026-11-14T12:00:00Z');
    await Promise.all([sweep(), sweep()]);
    expect((await breaches()).map(({ dueAt, recordedAt }) => [dueAt, recordedAt])).toEqual([
      ['2026-11-12T23:00:00.000Z', '2026-11-14T12:00:00.000Z'],
      ['2026-11-11T23:00:00.000Z', '2026-11-14T12:00:00.000Z'],
      ['2026-11-10T23:00:00.000Z', '2026-11-10T23:00:30.000Z'],
    ]);
    const judged = await app.db.query<{ day: string; slower: string[] }>(
      `select to_char(day, 'YYYY-MM-DD') as day, slower from flagger_priority_day where platform_id = $1 order by day`,
      [at.platformId],
    );
    expect(judged).toEqual([
      { day: '2026-11-10', slower: ['decision'] },
      { day: '2026-11-11', slower: ['decision'] },
      { day: '2026-11-12', slower: ['decision'] },
      { day: '2026-11-13', slower: [] },
    ]);
  });

  it('does not count for a day that is judged late what was decided after it', async () => {
    await watch({ flaggerWatchObservations: 2, flaggerWatchDays: 3 });
    app.clock.set('2026-11-10T23:00:30Z');
    await sweep();
    await decided(at.stranger, 2, 10);
    const late = [await notify(flagger), await notify(flagger)];
    app.clock.set('2026-11-12T12:00:00Z');
    for (const { reference } of late) {
      const held = await cases.take(await cases.caseOf(reference));
      expect((await cases.decide(held, doingNothing())).status).toBe(201);
    }
    app.clock.set('2026-11-13T12:00:00Z');
    await sweep();
    expect((await breaches()).map(({ dueAt }) => dueAt)).toEqual(['2026-11-12T23:00:00.000Z']);
  });

  it.each([
    ['they waited as long', { flaggerWatchObservations: 2 }, 10, 'online-platform'],
    ['there are fewer than ten observations', {}, 20, 'online-platform'],
    ['the service owes no priority (Art. 19)', { flaggerWatchObservations: 2 }, 20, 'hosting'],
  ] as const)('is none where %s', async (_case, settings, minutes, tier) => {
    at = await desk(app, { key: `forum-${desks++}`, tier });
    flaggers = await flaggersOn(app, at);
    cases = casesOn(app, at);
    flagger = (await flaggers.register()).by;
    await watch(settings);
    await decided(flagger, 2, minutes);
    await decided(at.stranger, 2, 10);
    app.clock.set('2026-11-11T00:00:00Z');
    await sweep();
    expect(await breaches()).toEqual([]);
  });

  it('is for those who read response times', async () => {
    const address = `${base()}/response-times/trusted-flaggers`;
    for (const route of [`${address}?${days}`, `${address}/waiting?${days}`]) {
      expect((await flaggers.auditor.get(route)).status).toBe(200);
      expect((await flagger.get(route)).status).toBe(403);
      expect((await client(app.url).get(route)).status).toBe(401);
    }
    const { status, body } = await at.compliance.get<ProblemBody>(`${address}?from=2026-11-10&to=2026-11-09`);
    expect({ status, pointers: body.errors.map(({ pointer }) => pointer) }).toEqual({
      status: 422,
      pointers: ['#/to'],
    });
    expect((await at.compliance.get(`${address}/waiting?${days}&after=x`)).status).toBe(422);
  });
});
