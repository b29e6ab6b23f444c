import { RedressLink } from '../../apps/api/src/platforms/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { casesOn, doingNothing, restricting, type Cases, type ProblemBody } from '../decisions/cases-on.js';
import { client } from '../support/http.js';
import { desk, type Client, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { flaggersOn, scams, violence, type Flaggers } from './flaggers-on.js';

interface Figures extends Record<string, number | string | null> {
  rows: string;
}

interface Quality {
  total: Figures;
  inside: Figures;
  outside: Figures;
  categories: Figures[];
}

interface Rows {
  items: { noticeReference: string; itemId: string | null; outcome: string | null; inArea: boolean }[];
  next: string | null;
}

const period = 'from=2026-11-22&to=2026-11-22';
const found = (outcome: string, more: object = {}) => doingNothing({ finding: { outcome, ...more } });

/** Art. 22(2)(c), (6): one flagger with a notice of every kind, beside those of others. */
describe('the quality of a trusted flagger’s notices (TF-5)', () => {
  let app: TestApp;
  let at: Desk;
  let flaggers: Flaggers;
  let cases: Cases;
  let path: string;
  let by: Client;
  const references: Record<string, string> = {};

  const decide = async (reference: string, decision: Record<string, unknown>) => {
    const { status, body } = await cases.decide(await cases.take(await cases.caseOf(reference)), decision);
    expect({ status, body }).toMatchObject({ status: 201 });
    return body.id;
  };

  beforeAll(async () => {
    app = await testApp({ env: { NOTICEDESK_ROLES: 'api' }, clock: new TestClock('2026-11-22T10:00:00Z') });
    at = await desk(app);
    flaggers = await flaggersOn(app, at);
    cases = casesOn(app, at);
    ({ path, by } = await flaggers.register());
    const other = await flaggers.register({ name: 'Others' });
    const send = async (name: string, changes: Record<string, unknown> = {}, sender = by) =>
      (references[name] = (await cases.notify({ category: scams, keyword: undefined, ...changes }, sender)).reference);

    await send('upheld');
    await decide(references['upheld']!, restricting());
    await send('corrected');
    const first = await decide(references['corrected']!, restricting());
    const { status } = await at.senior.post(`/v1/decisions/${first}/corrections`, {
      ...found('neither', { manifestly: true }),
      reason: 'It was satire.',
    });
    expect(status).toBe(201);
    await send('outside', { category: violence });
    await decide(references['outside']!, found('neither'));
    await send('gone');
    await decide(references['gone']!, found('unavailable'));
    await send('open');
    await send('nowhere', { items: [] });
    await send('unexplained', { explanation: undefined });
    await send('two items', { items: [{ url: 'https://forum.example/a' }, { url: 'https://forum.example/b' }] });
    await send('stranger', {}, at.stranger);
    await send('other flagger', {}, other.by);
    await send('flag', { type: 'terms-flag' });
  });
  afterAll(() => app.stop());

  const quality = async (query = period, as: Client = at.compliance) =>
    (await as.get<Quality>(`${path}/quality?${query}`)).body;
  const rowsOf = async (figure: string, query = period) => {
    const { status, body } = await at.compliance.get<Rows>(`${path}/quality/rows?${query}&figure=${figure}`);
    expect(status).toBe(200);
    return body.items;
  };
  const named = (rows: Rows['items']) =>
    rows.map(({ noticeReference }) => Object.keys(references).find((name) => references[name] === noticeReference));

  it('counts what was upheld, and defects by kind; a superseded decision by the newest', async () => {
    expect((await quality()).total).toMatchObject({
      notices: 8,
      noticesWithoutLocation: 1,
      noticesWithMissingElements: 1,
      items: 8,
      decidedItems: 4,
      openItems: 4,
      judgedItems: 3,
      upheldItems: 1,
      shareUpheld: 1 / 3,
      illegalItems: 1,
      againstTermsItems: 0,
      neitherItems: 2,
      manifestlyUnfoundedItems: 1,
      unavailableItems: 1,
      alreadyRestrictedItems: 0,
      complaints: 0,
      reversingComplaints: 0,
    });
  });

  it('shows apart what stayed up: a removal that was lifted again, and what was never taken away', async () => {
    expect(named(await rowsOf('contentStayedUpItems')).toSorted()).toEqual(['corrected', 'outside']);
  });

  it('tells inside and outside of the area of expertise apart, and the categories', async () => {
    const { inside, outside, categories } = await quality();
    expect(inside).toMatchObject({ notices: 7, items: 7, judgedItems: 2, upheldItems: 1, shareUpheld: 0.5 });
    expect(outside).toMatchObject({ notices: 1, items: 1, judgedItems: 1, upheldItems: 0, shareUpheld: 0 });
    expect(categories).toMatchObject([
      { category: scams, notices: 7 },
      { category: violence, notices: 1, neitherItems: 1 },
    ]);
  });

  it('lists the rows of every figure, as many as it counts', async () => {
    const { total, inside, outside, categories } = await quality();
    for (const figures of [total, inside, outside, ...categories]) {
      const { rows, shareUpheld: _, category: __, ...counts } = figures;
      for (const [figure, count] of Object.entries(counts)) {
        const { status, body } = await at.compliance.get<Rows>(`${rows}&figure=${figure}`);
        expect({ status, figure, rows: body.items.length }).toEqual({ status: 200, figure, rows: count });
      }
    }
    expect(named(await rowsOf('noticesWithoutLocation'))).toEqual(['nowhere']);
    expect(named(await rowsOf('noticesWithMissingElements'))).toEqual(['unexplained']);
    expect(named(await rowsOf('manifestlyUnfoundedItems'))).toEqual(['corrected']);
  });

  it('pages through the rows, each once', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { body: Rows } = await at.compliance.get<Rows>(
        `${path}/quality/rows?${period}&figure=items&limit=3${next && `&after=${next}`}`,
      );
      seen.push(...page.body.items.map(({ itemId }) => itemId!));
      next = page.body.next;
    }
    expect(seen.length).toBe(8);
    expect(new Set(seen).size).toBe(8);
  });

  it('counts the days in the platform’s zone', async () => {
    expect((await quality('from=2026-11-23&to=2026-11-30')).total).toMatchObject({ notices: 0, shareUpheld: null });
    expect((await quality('from=2026-11-01&to=2026-11-21')).total['notices']).toBe(0);
  });

  it('counts its complaints, and those that led to a reversal, by what was found then', async () => {
    app.clock.set('2026-11-25T10:00:00Z');
    const day = 'from=2026-11-25&to=2026-11-25';
    const { reference } = await cases.notify({ category: scams, keyword: undefined }, by);
    const decisionId = await decide(reference, found('neither'));
    const [notice] = await app.db.query<{ id: string }>('select id from notice where reference = $1', [reference]);
    const ticket = app.app.get(RedressLink).ticketOf({ decisionId, side: 'notifier', id: notice!.id });
    const lodged = await by.post('/v1/complaints', { ticket, text: 'Look at the second picture.' });
    expect({ status: lodged.status, body: lodged.body }).toMatchObject({ status: 201 });
    const figures = async () => (await quality(day)).total;
    expect(await figures()).toMatchObject({ complaints: 1, reversingComplaints: 0, upheldItems: 0 });
    const { body } = await at.senior.post<{ complaint: { id: string } }>('/v1/complaints/claims');
    const verdict = { outcome: 'reversed', reasons: 'It is on it.', decision: restricting() };
    const decided = await at.senior.post(
      `/v1/platforms/${at.platform}/complaints/${body.complaint.id}/decision`,
      verdict,
    );
    expect({ status: decided.status, body: decided.body }).toMatchObject({ status: 201 });
    expect(await figures()).toMatchObject({ complaints: 1, reversingComplaints: 1, upheldItems: 1, neitherItems: 0 });
    app.clock.set('2026-11-22T10:00:00Z');
  });

  it('is for those who read the register, and holds no texts', async () => {
    expect((await quality(period, flaggers.auditor)).total['notices']).toBe(8);
    expect(JSON.stringify(await rowsOf('items'))).not.toContain('counterfeit');
    expect((await client(app.url).get(`${path}/quality?${period}`)).status).toBe(401);
    expect((await by.get(`${path}/quality?${period}`)).status).toBe(403);
    const elsewhere = await desk(app, { key: 'elsewhere' });
    expect((await elsewhere.compliance.get(`${path}/quality?${period}`)).status).toBe(404);
    const foreign = `/v1/platforms/elsewhere/trusted-flaggers/${path.split('/').at(-1)}`;
    expect((await elsewhere.compliance.get(`${foreign}/quality?${period}`)).status).toBe(404);
    const unknown = `/v1/platforms/${at.platform}/trusted-flaggers/${newId()}`;
    expect((await at.compliance.get(`${unknown}/quality?${period}`)).status).toBe(404);
  });

  it.each([
    ['quality?from=2026-11-22', '#/to'],
    ['quality?from=2026-11-22&to=2026-11-21', '#/to'],
    [`quality/rows?${period}`, '#/figure'],
    [`quality/rows?${period}&figure=best`, '#/figure'],
    [`quality/rows?${period}&figure=items&area=near`, '#/area'],
    [`quality/rows?${period}&figure=items&after=x`, '#/after'],
  ])('refuses %s (422)', async (query, pointer) => {
    const { status, body } = await at.compliance.get<ProblemBody>(`${path}/${query}`);
    expect({ status, pointers: [...new Set(body.errors.map((error) => error.pointer))] }).toEqual({
      status: 422,
      pointers: [pointer],
    });
  });

  describe('as the flagger itself sees it (Art. 22(3))', () => {
    interface Own {
      items: {
        reference: string;
        state: string;
        inArea: boolean;
        items: { position: number; outcome: string | null; action: string[] }[];
      }[];
      next: string | null;
    }

    it('lists its own notices with outcome and action, and no others', async () => {
      const { status, body } = await by.get<Own>(`/v1/trusted-flagger/notices?${period}`);
      expect(status).toBe(200);
      const own = new Map(body.items.map((notice) => [notice.reference, notice]));
      expect(own.size).toBe(8);
      for (const name of ['stranger', 'other flagger', 'flag']) expect(own.has(references[name]!)).toBe(false);
      expect(own.get(references['upheld']!)).toMatchObject({
        state: 'decided',
        inArea: true,
        items: [{ position: 0, outcome: 'illegal', action: ['visibility-removal'] }],
      });
      expect(own.get(references['corrected']!)).toMatchObject({ items: [{ outcome: 'neither', action: [] }] });
      expect(own.get(references['two items']!)).toMatchObject({
        state: 'open',
        items: [
          { position: 0, outcome: null },
          { position: 1, outcome: null },
        ],
      });
      expect(JSON.stringify(body)).not.toContain('counterfeit');
    });

    it('counts them by provider, type and action', async () => {
      const { body } = await by.get(`/v1/trusted-flagger/figures?${period}`);
      expect(body).toMatchObject({ provider: 'Forum Ltd', service: 'The Forum', from: '2026-11-22' });
      expect(body['figures']).toEqual([
        { category: scams, outcome: 'illegal', action: ['visibility-removal'], items: 1 },
        { category: scams, outcome: 'neither', action: [], items: 1 },
        { category: scams, outcome: 'unavailable', action: [], items: 1 },
        { category: scams, outcome: null, action: [], items: 4 },
        { category: violence, outcome: 'neither', action: [], items: 1 },
      ]);
    });

    it('pages, refuses what is no period (422), and is for flaggers alone (403)', async () => {
      const first = await by.get<Own>(`/v1/trusted-flagger/notices?${period}&limit=5`);
      const second = await by.get<Own>(`/v1/trusted-flagger/notices?${period}&limit=5&after=${first.body.next}`);
      expect([first.body.items.length, second.body.items.length, second.body.next]).toEqual([5, 3, null]);
      for (const route of ['notices', 'figures']) {
        expect((await by.get(`/v1/trusted-flagger/${route}`)).status).toBe(422);
        expect((await at.compliance.get(`/v1/trusted-flagger/${route}?${period}`)).status).toBe(403);
        expect((await client(app.url).get(`/v1/trusted-flagger/${route}?${period}`)).status).toBe(401);
      }
    });
  });
});
