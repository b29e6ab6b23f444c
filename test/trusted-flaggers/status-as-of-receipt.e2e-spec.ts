import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { casesOn, type Cases, type ProblemBody } from '../decisions/cases-on.js';
import { aNotice, desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { flaggersOn, minors, scams, violence, type Flaggers } from './flaggers-on.js';

let desks = 0;

describe('the status as of receipt (Art. 22(1), TF-3, TF-4)', () => {
  let app: TestApp;
  let at: Desk;
  let flaggers: Flaggers;
  let cases: Cases;

  beforeAll(async () => {
    app = await testApp({ env: { NOTICEDESK_ROLES: 'api' }, clock: new TestClock('2026-11-22T10:00:00Z') });
  });
  beforeEach(async () => {
    at = await desk(app, { key: `forum-${desks++}` });
    flaggers = await flaggersOn(app, at);
    cases = casesOn(app, at);
  });
  afterAll(() => app.stop());

  const statusOf = async (reference: string) => {
    const [row] = await app.db.query<{ kind: string; inArea: boolean | null }>(
      `select notifier_kind as kind, in_area_of_expertise as "inArea" from notice where reference = $1`,
      [reference],
    );
    return row!;
  };
  /** Jobs of this test run here, one by one, in their order. */
  const raise = async (itemId: string, priority: string) => {
    const context = { attempt: 1, isLastAttempt: false, signal: new AbortController().signal };
    const payload = { platformId: at.platformId, itemId, priority, skill: 'general' };
    await app.app.get(JobHandlers).handlersOf('work').get('raise-case')!(payload as never, context);
  };
  const raisesOf = (reference: string) =>
    app.db.query<{ itemId: string; priority: string }>(
      `select j.payload->>'itemId' as "itemId", j.payload->>'priority' as priority
       from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
       join notice_item i on i.id::text = j.payload->>'itemId'
       join notice n on n.id = i.notice_id
       where t.identifier = 'raise-case' and n.reference = $1`,
      [reference],
    );
  const priorityOf = async (reference: string) => {
    const [row] = await app.db.query<{ priority: string }>('select priority from review_case where id = $1', [
      await cases.caseOf(reference),
    ]);
    return row!.priority;
  };
  const enter = (changes: Record<string, unknown>, by = at.moderator) => {
    const { platform: _, ...letter } = aNotice({ channel: 'letter', category: scams, ...changes });
    return by.post<{ reference: string }>(`/v1/platforms/${at.platform}/notices`, letter);
  };
  const categorise = (reference: string, category: string) =>
    at.moderator.post(`/v1/platforms/${at.platform}/notices/${reference}/category`, { category });
  const notify = (changes: Record<string, unknown>, by = at.stranger) =>
    cases.notify({ platform: at.platform, keyword: undefined, ...changes }, by);

  it('is that of the day on which a letter came, however late it is entered', async () => {
    const { id, path } = await flaggers.register({ validFrom: '2026-01-01' });
    await flaggers.admin.post(`${path}/status`, { kind: 'suspended', day: '2026-03-01' });
    await flaggers.admin.post(`${path}/status`, { kind: 'reinstated', day: '2026-05-01' });
    await flaggers.admin.post(`${path}/status`, { kind: 'area-changed', day: '2026-07-01', categories: [minors] });
    const days = ['2025-12-31', '2026-02-01', '2026-04-01', '2026-06-01', '2026-08-01'];
    const found = [];
    for (const day of days) {
      const { status, body } = await enter({ receivedAt: `${day}T12:00:00Z`, trustedFlaggerId: id });
      expect(status).toBe(201);
      const { kind, inArea } = await statusOf(body.reference);
      found.push(`${kind} ${inArea}`);
    }
    expect(found).toEqual([
      'individual null',
      'trusted-flagger true',
      'individual null',
      'trusted-flagger true',
      'trusted-flagger false',
    ]);
  });

  it('is nobody’s to claim: letters name a registered one, and strangers name none (422)', async () => {
    const other = await flaggersOn(app, await desk(app, { key: `forum-${desks++}` }));
    const foreign = await other.register();
    const count = async () => (await app.db.query<{ n: number }>('select count(*) as n from notice'))[0]!.n;
    const before = await count();
    for (const trustedFlaggerId of [newId(), foreign.id, 'Flaggers United']) {
      const { status, body } = await enter({ receivedAt: '2026-11-20T12:00:00Z', trustedFlaggerId });
      const { errors } = body as unknown as ProblemBody;
      expect({ status, pointers: errors.map(({ pointer }) => pointer) }).toEqual({
        status: 422,
        pointers: ['#/trustedFlaggerId'],
      });
    }
    const { id } = await flaggers.register();
    const sent = await at.stranger.post('/v1/notices', aNotice({ platform: at.platform, trustedFlaggerId: id }));
    expect(sent.status).toBe(422);
    expect(await count()).toBe(before);
  });

  it('has the case first from the instant of receipt, inside the area alone', async () => {
    const { by } = await flaggers.register();
    const inside = await notify({ category: scams }, by);
    const outside = await notify({ category: violence }, by);
    const without = await notify({ category: undefined }, by);
    expect(await Promise.all([inside, outside, without].map(({ reference }) => priorityOf(reference)))).toEqual([
      'trusted-flagger',
      'standard',
      'standard',
    ]);
  });

  it('raises a notice that staff find to lie inside the area of the day of receipt', async () => {
    const { by, path } = await flaggers.register();
    const { reference } = await notify({ category: violence }, by);
    await flaggers.admin.post(`${path}/status`, {
      kind: 'area-changed',
      at: '2026-11-22T10:00:01Z',
      categories: [minors],
    });
    expect((await categorise(reference, minors)).status).toBe(204);
    expect(await raisesOf(reference)).toEqual([]);
    expect((await categorise(reference, scams)).status).toBe(204);
    const raises = await raisesOf(reference);
    expect(raises).toEqual([{ itemId: expect.any(String) as string, priority: 'trusted-flagger' }]);
    await raise(raises[0]!.itemId, raises[0]!.priority);
    expect(await priorityOf(reference)).toBe('trusted-flagger');
    expect(await statusOf(reference)).toEqual({ kind: 'trusted-flagger', inArea: false });
  });

  it('lets a notice that turns out to lie outside keep its place, and nobody else’s be raised', async () => {
    const { by } = await flaggers.register();
    const { reference } = await notify({ category: scams }, by);
    expect((await categorise(reference, violence)).status).toBe(204);
    expect(await priorityOf(reference)).toBe('trusted-flagger');
    const stranger = await notify({ category: violence });
    expect((await categorise(stranger.reference, scams)).status).toBe(204);
    expect(await raisesOf(stranger.reference)).toEqual([]);
  });
});
