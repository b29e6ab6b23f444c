import type { ResponseTime } from '../../apps/api/src/platforms/index.js';
import { casesOn, restricting, type Cases, type Decision } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

interface Figures {
  value?: string | null;
  count: number;
  ended: number;
  open: number;
  overdue: number;
  medianSeconds: number | null;
  rows: Record<string, string>;
}

interface Body {
  timeZone: string;
  asOf: string;
  responseTimes: {
    responseTime: ResponseTime;
    article: string | null;
    cohort: string;
    total: Figures;
    groups: Figures[];
  }[];
}

interface Row {
  factKind: string;
  noticeReference: string | null;
  decisionId: string | null;
  startedAt: string;
  endedAt: string | null;
  dueAt: string | null;
  seconds: number | null;
  overdue: boolean;
}

const path = '/v1/platforms/forum/response-times';
const november = 'from=2026-11-01&to=2026-11-30';

describe('response times over a day at the desk', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let first: Decision;
  const references: Record<string, string> = {};

  beforeAll(async () => {
    app = await testApp();
    app.clock.set('2026-11-10T08:00:00Z');
    at = await desk(app);
    cases = casesOn(app, at);
    const notify = async (name: string, changes: object) => {
      references[name] = (
        await cases.notify({ notifier: { name: 'Eve', email: `${name}@example.org` }, ...changes })
      ).reference;
    };
    await notify('eight', { language: 'en', memberState: 'IE' });
    await sent('receipt', 1);
    app.clock.set('2026-11-10T08:10:00Z');
    await notify('ten-past', { language: 'de', memberState: 'DE' });
    await notify('nameless', { language: 'de', notifier: undefined, category: undefined, keyword: undefined });
    await sent('receipt', 2);
    app.clock.set('2026-11-10T08:30:00Z');
    const held = await cases.take(await cases.caseOf(references['eight']!));
    app.clock.set('2026-11-10T08:40:00Z');
    first = (await cases.decide(held, restricting())).body;
    await sent('notifier-answer', 1);
    app.clock.set('2026-11-10T08:50:00Z');
    const next = await cases.take(await cases.caseOf(references['ten-past']!));
    app.clock.set('2026-11-10T09:00:00Z');
    await cases.decide(next, restricting());
    await sent('notifier-answer', 2);
    await at.system.post(
      `/v1/platforms/forum/enforcement-commands/${first.restrictions[0]!.command.id}/confirmations`,
      { outcome: 'done', effectiveAt: '2026-11-10T08:55:30Z' },
    );
  });
  afterAll(() => app.stop());

  const sent = (kind: string, count: number) =>
    until(async () => {
      const [row] = await app.db.query<{ count: number }>(
        `select count(*) from message where kind = $1 and state = 'accepted'`,
        [kind],
      );
      return row!.count === count;
    });
  const shown = async (query = november) => {
    const { status, body } = await at.compliance.get<Body>(`${path}?${query}`);
    expect(status).toBe(200);
    return { ...body, of: (name: ResponseTime) => body.responseTimes.find((one) => one.responseTime === name)! };
  };
  const rows = async (link: string) => (await at.compliance.get<{ items: Row[] }>(link)).body.items;

  it('have the medians of the instants', async () => {
    const { of, timeZone, asOf } = await shown();
    expect({ timeZone, asOf }).toEqual({ timeZone: 'Europe/Brussels', asOf: '2026-11-10T09:00:00.000Z' });
    expect(of('receipt').total).toMatchObject({ count: 2, open: 0, overdue: 0, medianSeconds: 0 });
    expect(of('first-look').total).toMatchObject({ count: 3, ended: 2, open: 1, medianSeconds: 2_100 });
    expect(of('decision').total).toMatchObject({ count: 3, ended: 2, open: 1, medianSeconds: 2_700 });
    expect(of('action').total).toMatchObject({ count: 2, ended: 1, open: 1, medianSeconds: 3_330 });
    expect(of('answer').total).toMatchObject({ count: 2, ended: 2, open: 0, medianSeconds: 0 });
    expect(of('statement').total).toMatchObject({ count: 0, open: 0, medianSeconds: null });
  });

  it('name their article and their cohort', async () => {
    const { responseTimes } = await shown();
    expect(responseTimes.map(({ responseTime, article }) => [responseTime, article])).toEqual([
      ['receipt', '16(4)'],
      ['first-look', null],
      ['decision', '16(6)'],
      ['action', '16(6)'],
      ['answer', '16(5)'],
      ['statement', '17(2)'],
      ['complaint', '20(5)'],
      ['dispute', '21(4)'],
      ['dispute-reply', '21(2)'],
      ['order-receipt', '9(1), 10(1)'],
      ['order-effect', '9(1), 10(1)'],
      ['suspicion', '18(1)'],
      ['information-request', '51(1), 67(2)'],
    ]);
    for (const { cohort, groups } of responseTimes)
      expect([cohort, groups]).toEqual([expect.stringContaining('period'), []]);
  });

  it.each([
    ['language', { de: [2, 3_000], en: [1, 2_400] }],
    ['memberState', { DE: [1, 3_000], IE: [1, 2_400], null: [1, null] }],
    ['category', { STATEMENT_CATEGORY_SCAMS_AND_FRAUD: [2, 2_700], null: [1, null] }],
    ['notifierKind', { individual: [2, 2_700], anonymous: [1, null] }],
  ])('are grouped by %s', async (groupBy, expected) => {
    const { of } = await shown(`${november}&groupBy=${groupBy}`);
    const groups = of('decision').groups.map((group) => [String(group.value), [group.count, group.medianSeconds]]);
    expect(Object.fromEntries(groups)).toEqual(expected);
  });

  it('list their rows, with instants and without a word of anybody', async () => {
    const { of } = await shown(`${november}&groupBy=memberState`);
    const irish = of('decision').groups.find((group) => group.value === 'IE')!;
    expect(await rows(irish.rows['ended']!)).toEqual([
      {
        factKind: 'notice-item',
        factId: expect.any(String) as string,
        noticeId: expect.any(String) as string,
        noticeReference: references['eight'],
        type: 'notice',
        caseId: first.caseId,
        decisionId: first.id,
        category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
        notifierKind: 'individual',
        language: 'en',
        memberState: 'IE',
        startedAt: '2026-11-10T08:00:00.000Z',
        endedAt: '2026-11-10T08:40:00.000Z',
        dueAt: '2026-11-17T08:00:00.000Z',
        seconds: 2_400,
        overdue: false,
      },
    ]);
    const stateless = of('decision').groups.find((group) => group.value === null)!;
    expect(await rows(stateless.rows['count']!)).toMatchObject([
      { noticeReference: references['nameless'], endedAt: null },
    ]);
  });

  it('take the days of the platform, the last one inside', async () => {
    const counts = async (from: string, to: string) =>
      (await shown(`from=${from}&to=${to}`)).of('decision').total.count;
    expect(await counts('2026-11-10', '2026-11-10')).toBe(3);
    expect(await counts('2026-11-08', '2026-11-09')).toBe(0);
    expect(await counts('2026-11-11', '2026-11-30')).toBe(0);
  });

  it('leave a hold out of nothing: the clock runs from the receipt (SLA-2)', async () => {
    app.clock.set('2026-11-10T09:10:00Z');
    const held = await cases.take(await cases.caseOf(references['nameless']!));
    await at.moderator.post(`/v1/review/cases/${held.caseId}/hold`, {
      reason: 'Waits for the notifier.',
      until: '2026-11-20T09:10:00Z',
    });
    app.clock.set('2026-11-18T08:10:00Z');
    const { of } = await shown();
    expect(of('first-look').total).toMatchObject({ open: 0, overdue: 0 });
    expect(of('decision').total).toMatchObject({ open: 1, overdue: 1 });
    expect(await rows(of('decision').total.rows['overdue']!)).toMatchObject([
      {
        noticeReference: references['nameless'],
        startedAt: '2026-11-10T08:10:00.000Z',
        dueAt: '2026-11-17T08:10:00.000Z',
      },
    ]);
  });

  it.each([
    ['without a period', '', ['#/from', '#/to']],
    ['for a period without a day', 'from=2026-11-02&to=2026-11-01', ['#/to']],
    ['for a day that there is not', 'from=2026-02-30&to=2026-03-02', ['#/from']],
    ['by a grouping that there is not', `${november}&groupBy=moderator`, ['#/groupBy']],
  ])('are refused %s', async (_case, query, pointers) => {
    const { status, body } = await at.compliance.get<{ errors: { pointer: string }[] }>(`${path}?${query}`);
    expect([status, body.errors.map(({ pointer }) => pointer)]).toEqual([422, pointers]);
  });

  it.each([
    ['a response time that there is not', `/lunch/rows?${november}`, 404],
    ['a category that there is not', `/decision/rows?${november}&category=SPAM`, 422],
    ['a state that there is not', `/decision/rows?${november}&state=lost`, 422],
    ['a key that is not ours', `/decision/rows?${november}&after=WyJ4IiwieSIsInoiXQ`, 422],
  ])('list no rows of %s', async (_case, rest, expected) => {
    expect((await at.compliance.get(path + rest)).status).toBe(expected);
  });

  it('are shown to the staff and the platform itself, and to nobody else', async () => {
    expect((await at.moderator.get(`${path}?${november}`)).status).toBe(200);
    expect((await at.system.get(`${path}?${november}`)).status).toBe(200);
    expect((await at.stranger.get(`${path}?${november}`)).status).toBe(401);
    const other = await desk(app, { key: 'other' });
    expect((await other.compliance.get(`${path}?${november}`)).status).toBe(404);
  });
});

describe('a receipt that a supplement makes possible', () => {
  it('is owed since the supplement (Art. 16(4))', async () => {
    const app = await testApp();
    app.clock.set('2026-11-10T08:00:00Z');
    const at = await desk(app);
    const { reference, secret } = await casesOn(app, at).notify({ notifier: undefined });
    app.clock.set('2026-11-12T08:00:00Z');
    const { status } = await at.stranger.post(`/v1/notices/${reference}/supplements?secret=${secret}`, {
      notifier: { name: 'Eve', email: 'eve@example.org' },
    });
    const ofReceipts = async () => {
      const { body } = await at.compliance.get<{ items: Row[] }>(`${path}/receipt/rows?from=2026-11-12&to=2026-11-12`);
      return body.items[0]?.endedAt && body.items;
    };
    const items = await until(ofReceipts);
    await app.stop();
    expect([status, items]).toMatchObject([
      200,
      [{ startedAt: '2026-11-12T08:00:00.000Z', dueAt: '2026-11-12T08:01:00.000Z', seconds: 0, overdue: false }],
    ]);
  });
});
