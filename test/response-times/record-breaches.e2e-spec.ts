import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { recordBreachesSweep } from '../../apps/api/src/response-times/record-breaches.service.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { casesOn, restricting, type Cases } from '../decisions/cases-on.js';
import { aNotice, desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import type { PastCase, PastNotice } from './past-facts.js';
import { storeFacts } from './store-facts.js';

interface Breach {
  id: string;
  responseTime: string;
  factKind: string;
  factId: string;
  dueAt: string;
  recordedAt: string;
  noticeReference: string | null;
  caseId: string | null;
  decisionId: string | null;
}

const start = '2026-11-09T10:00:00.000Z';
let desks = 0;

describe('breaches (SLA-5)', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;

  beforeAll(async () => {
    app = await testApp({ env: { NOTICEDESK_ROLES: 'api' } });
  });
  beforeEach(async () => {
    app.clock.set(start);
    at = await desk(app, { key: `forum-${desks++}` });
    cases = casesOn(app, at);
  });
  afterAll(() => app.stop());

  const sweep = () => app.app.get(JobHandlers).runSweep(recordBreachesSweep);
  const letTimePass = async (minutes: number) => {
    app.clock.move({ minutes });
    await sweep();
  };
  const listed = async (query = ''): Promise<Breach[]> => {
    const { status, body } = await at.compliance.get<{ items: Breach[]; next: string | null }>(
      `/v1/platforms/${at.platform}/breaches?${query}`,
    );
    expect(status).toBe(200);
    return body.items;
  };
  const job = async (name: 'send-receipts' | 'answer-notifiers', payload: object) => {
    const context = { attempt: 1, isLastAttempt: false, signal: new AbortController().signal };
    await app.app.get(JobHandlers).handlersOf('work').get(name)!(payload as never, context);
  };
  const notified = async (changes: Record<string, unknown> = {}) => {
    const { reference } = await cases.notify({ platform: at.platform, ...changes });
    const [row] = await app.db.query<{ noticeId: string; itemId: string; caseId: string }>(
      `select n.id as "noticeId", i.id as "itemId", ci.case_id as "caseId" from notice n join notice_item i on i.notice_id = n.id
       join case_item ci on ci.item_id = i.id where n.reference = $1`,
      [reference],
    );
    return { reference, ...row! };
  };
  const after = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString();
  const day = 24 * 60;

  it('are written when receipt, first look and decision are due, and not before', async () => {
    const { reference, noticeId, itemId, caseId } = await notified();
    await job('send-receipts', { platformId: at.platformId, noticeIds: [noticeId] });
    app.clock.move({ seconds: 59 });
    await sweep();
    expect(await listed()).toEqual([]);
    app.clock.move({ seconds: 1 });
    await sweep();
    expect(await listed()).toMatchObject([
      {
        responseTime: 'receipt',
        factKind: 'message',
        noticeReference: reference,
        dueAt: after(1),
        recordedAt: after(1),
      },
    ]);
    await letTimePass(day - 1);
    expect(await listed('responseTime=first-look')).toMatchObject([
      { factKind: 'case', factId: caseId, caseId, dueAt: after(day), recordedAt: after(day) },
    ]);
    await letTimePass(6 * day - 1);
    expect(await listed('responseTime=decision')).toEqual([]);
    await letTimePass(2);
    expect(await listed('responseTime=decision')).toMatchObject([
      { factKind: 'notice-item', factId: itemId, caseId, dueAt: after(7 * day), recordedAt: after(7 * day + 1) },
    ]);
  });

  it('are written when statement, answer and action are due (Art. 16(5), 17(2))', async () => {
    const { contentId, url } = await cases.described({ email: 'author@example.org', contactKnown: true });
    const { caseId, reference } = await notified({ items: [{ contentId }] });
    expect(url).toBeDefined();
    const { status, body } = await cases.decide(await cases.take(caseId), restricting());
    expect(status).toBe(201);
    await job('answer-notifiers', { platformId: at.platformId, decisionId: body.id, afterItemId: null });
    await letTimePass(9);
    expect(await listed()).toEqual([]);
    await letTimePass(1);
    expect(await listed()).toMatchObject([{ responseTime: 'statement', decisionId: body.id, dueAt: after(10) }]);
    await letTimePass(50);
    const [first, second, ...rest] = (await listed()).sort((a, b) => (a.responseTime < b.responseTime ? -1 : 1));
    expect(first).toMatchObject({ responseTime: 'action', factKind: 'enforcement-command', dueAt: after(60), caseId });
    expect(second).toMatchObject({ responseTime: 'answer', noticeReference: reference, dueAt: after(60), caseId });
    expect(rest).toMatchObject([{ responseTime: 'statement' }]);
  });

  it('are not written for what was done in time', async () => {
    const { caseId, noticeId } = await notified();
    await job('send-receipts', { platformId: at.platformId, noticeIds: [noticeId] });
    await accept();
    const { body } = await cases.decide(await cases.take(caseId), restricting());
    await job('answer-notifiers', { platformId: at.platformId, decisionId: body.id, afterItemId: null });
    await accept();
    const { status } = await at.system.post(
      `/v1/platforms/${at.platform}/enforcement-commands/${body.restrictions[0]!.command.id}/confirmations`,
      { outcome: 'done', effectiveAt: start },
    );
    expect(status).toBe(200);
    await letTimePass(30 * day);
    expect(await listed()).toEqual([]);
  });
  const accept = () =>
    app.owner.query(`update message set state = 'accepted', accepted_at = $1 where platform_id = $2`, [
      start,
      at.platformId,
    ]);

  it('stay when the work is done later, and are audited once, as the system’s', async () => {
    const { caseId, itemId } = await notified();
    await letTimePass(8 * day);
    await cases.decide(await cases.take(caseId), restricting());
    await letTimePass(day);
    expect(await listed('responseTime=decision')).toMatchObject([{ factId: itemId }]);
    const entries = await app.db.query(
      `select action, article, actor_kind, details from audit_entry where entity_id = $1 and action = 'breach.recorded'`,
      [itemId],
    );
    expect(entries).toEqual([
      {
        action: 'breach.recorded',
        article: '16(6)',
        actor_kind: 'system',
        details: { responseTime: 'decision', dueAt: after(7 * day) },
      },
    ]);
  });

  it('are found for a letter that is entered after its due time', async () => {
    await sweep();
    const { status } = await at.moderator.post(`/v1/platforms/${at.platform}/notices`, {
      ...aNotice({ platform: undefined }),
      channel: 'letter',
      receivedAt: after(-10 * day),
    });
    expect(status).toBe(201);
    await letTimePass(10);
    await sweep();
    expect(await listed('responseTime=decision')).toMatchObject([{ dueAt: after(-3 * day), recordedAt: after(10) }]);
  });

  it('are not written while the case is being decided, but when that comes to nothing', async () => {
    const { caseId } = await notified();
    const client = await app.owner.connect();
    await client.query('begin');
    await client.query('select from review_case where id = $1 for update', [caseId]);
    await letTimePass(7 * day);
    const during = await listed('responseTime=decision');
    await client.query('rollback');
    client.release();
    await letTimePass(1);
    expect([during, await listed('responseTime=decision')]).toMatchObject([[], [{ caseId, dueAt: after(7 * day) }]]);
  });

  it('are written once by two sweeps at once, for thousands, and not for imported notices', async () => {
    const items = 2_600;
    const notice = (imported: boolean): PastNotice => ({
      id: newId(),
      receivedAs: 'notice',
      changedTo: null,
      receivedAt: new Date(start),
      imported,
      notifierKind: 'individual',
      hasEmail: false,
      language: null,
      memberState: null,
      alleged: null,
      deduced: [],
      supplements: [],
      receipt: undefined,
    });
    const notices = Array.from({ length: items }, (_, index) => notice(index % 13 === 0));
    const past = (half: readonly PastNotice[]): PastCase => ({
      id: newId(),
      openedAt: new Date(start),
      firstLookDueAt: null,
      breached: false,
      language: 'und',
      claims: [],
      items: half.map((one) => ({ id: newId(), notice: one, dueAt: new Date(after(5)), breached: false })),
      decisions: [],
    });
    await storeFacts(app.owner, at.platformId, at.moderator.id, { notices, cases: [past(notices)] });
    app.clock.move({ minutes: 5 });
    await Promise.all([sweep(), sweep()]);
    const [counted] = await app.db.query(
      `select (select count(*) from breach where platform_id = $1) as breaches,
         (select count(*) from audit_entry where platform_id = $1 and action = 'breach.recorded') as entries`,
      [at.platformId],
    );
    expect(counted).toEqual({ breaches: items - items / 13, entries: items - items / 13 });
  });

  it('are listed by page, the latest due time first, between days of the platform', async () => {
    for (let count = 0; count < 5; count++) {
      await notified();
      app.clock.move({ minutes: 1 });
    }
    await letTimePass(8 * day);
    const all = await listed('limit=200');
    expect(all.map(({ dueAt }) => dueAt)).toEqual(
      all
        .map(({ dueAt }) => dueAt)
        .sort()
        .reverse(),
    );
    const paged: Breach[] = [];
    for (let next: string | null = ''; next !== null;) {
      const { body }: { body: { items: Breach[]; next: string | null } } = await at.compliance.get(
        `/v1/platforms/${at.platform}/breaches?limit=3${next && `&after=${next}`}`,
      );
      paged.push(...body.items);
      next = body.next;
    }
    expect(paged).toEqual(all);
    expect(all).toHaveLength(10);
    expect(await listed('from=2026-11-16&to=2026-11-16')).toHaveLength(5);
    expect(await listed('from=2026-11-17')).toHaveLength(0);
    expect(await listed('to=2026-11-15&responseTime=first-look')).toHaveLength(5);
  });

  it.each([
    ['a response time that there is not', 'responseTime=lunch', '#/responseTime'],
    ['a day that there is not', 'from=2026-02-30', '#/from'],
    ['a key that is not ours', 'after=WyJ4IiwieSJd', '#/after'],
  ])('are not listed for %s', async (_case, query, pointer) => {
    const { status, body } = await at.compliance.get<{ errors: { pointer: string }[] }>(
      `/v1/platforms/${at.platform}/breaches?${query}`,
    );
    expect([status, body.errors[0]?.pointer]).toEqual([422, pointer]);
  });

  it('are the business of this platform alone', async () => {
    await notified();
    await letTimePass(day);
    const other = await desk(app, { key: `forum-${desks++}` });
    expect((await other.compliance.get(`/v1/platforms/${at.platform}/breaches`)).status).toBe(404);
    expect((await other.compliance.get(`/v1/platforms/${other.platform}/breaches`)).body).toEqual({
      items: [],
      next: null,
    });
    expect((await at.stranger.get(`/v1/platforms/${at.platform}/breaches`)).status).toBe(401);
  });
});

describe('the gauges of what waits', () => {
  it('count open cases and overdue items of each platform', async () => {
    const app = await testApp({ env: { NOTICEDESK_ROLES: 'api' } });
    app.clock.set(start);
    const at = await desk(app);
    const cases = casesOn(app, at);
    await cases.notify();
    await cases.decided();
    app.clock.move({ days: 5 });
    await cases.notify();
    app.clock.move({ days: 2 });
    const { body } = await at.stranger.get<string>('/metrics');
    await app.stop();
    expect(body).toContain('noticedesk_open_cases{platform="forum"} 2');
    expect(body).toContain('noticedesk_overdue_items{platform="forum"} 1');
  });
});
