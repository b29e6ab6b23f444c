import { SweepRecordsService } from '../../apps/api/src/retention/index.js';
import { recordKinds } from '../../apps/api/src/retention/record.js';
import { casesOn, doingNothing } from '../decisions/cases-on.js';
import { disputesOn } from '../disputes/disputes-on.js';
import { decision, notice } from '../imports/earlier-lines.js';
import { importing } from '../imports/importing.js';
import { requestsOn } from '../information-requests/requests-on.js';
import { desk, type Desk } from '../support/desk.js';
import { settledOrWaiting } from '../support/settled-or-waiting.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('a reason for keeping that comes while records are erased (PRV-2)', () => {
  let app: TestApp;
  let at: Desk;
  let unique = 0;

  beforeAll(async () => {
    app = await testApp({ env: { NOTICEDESK_ROLES: 'api' } });
    app.clock.set('2026-02-02T08:00:00Z');
    at = await desk(app);
    const admin = await at.person({ alias: 'admin', role: 'admin' });
    for (const record of recordKinds)
      expect((await admin.post('/v1/platforms/forum/retention-policies', { record, days: 30 })).status).toBe(201);
  }, 120_000);
  afterAll(() => app.stop(), 60_000);

  const sweep = () => app.app.get(SweepRecordsService).sweep(-60_000);
  const erasuresOf = (id: string) => app.db.query('select from erasure where record_id = $1', [id]);

  /** A decided case that nothing keeps any more, by its notice and who sent it. */
  async function freeCase() {
    const cases = casesOn(app, at);
    const email = `eve-${++unique}@example.org`;
    const held = await cases.held([{ platform: at.platform, notifier: { name: 'Eve Example', email } }]);
    const { body } = await cases.decide(held, doingNothing());
    const [notice] = await app.db.query<{ id: string }>('select id from notice where reference = $1', [
      held.received[0]!.reference,
    ]);
    await sweep(); // known from here, and not due
    await app.owner.query(`update message set state = 'accepted', accepted_at = occurred_at where state = 'queued'`);
    await app.owner.query('update expected_report set published_at = recorded_at, next_warning_at = null');
    app.clock.move({ days: 400 });
    return { email, caseId: held.caseId, noticeId: notice!.id, decisionId: body.id };
  }

  /** Both at once: the one that makes the reason has written it and waits for a row that it points at, before its commit. */
  async function beside<T>(row: { table: string; id: string }, keep: () => Promise<T>, erase: () => Promise<unknown>) {
    const blocking = await app.owner.connect();
    try {
      await blocking.query('begin');
      await blocking.query(`select from ${row.table} where id = $1 for update`, [row.id]);
      const keeping = keep();
      await settledOrWaiting(app, keeping);
      const erasing = erase();
      await settledOrWaiting(app, erasing, 2);
      await blocking.query('commit');
      const [kept] = await Promise.all([keeping, erasing]);
      return kept;
    } finally {
      blocking.release(true);
    }
  }

  const holding = (caseId: string, requestId: string) =>
    at.compliance.post('/v1/platforms/forum/legal-holds', {
      held: { kind: 'case', id: caseId },
      requestId,
      legalBasis: 'Art. 67(2) DSA',
      reason: 'The Commission asks.',
    });

  it('a legal hold beside the sweep: what is held when the hold is acknowledged stays', async () => {
    const { caseId, noticeId } = await freeCase();
    const { id } = await requestsOn(at).registered();
    const placed = await beside({ table: 'information_request', id }, () => holding(caseId, id), sweep);
    expect(placed.status).toBe(201);
    expect([await erasuresOf(noticeId), await erasuresOf(caseId)]).toEqual([[], []]);
    await sweep();
    expect(await erasuresOf(noticeId)).toEqual([]);
  }, 60_000);

  it('a legal hold beside a person’s request that all goes', async () => {
    const { email, caseId, noticeId } = await freeCase();
    const path = '/v1/platforms/forum/access-requests';
    const asked = await at.compliance.post<{ id: string }>(path, { kind: 'erasure', email, words: 'Erase me.' });
    const prepare = () => at.compliance.post(`${path}/${asked.body.id}/preparation`, { identityCheck: 'A mail.' });
    const { id } = await requestsOn(at).registered();
    const placed = await beside({ table: 'information_request', id }, () => holding(caseId, id), prepare);
    expect(placed.status).toBe(201);
    expect(await erasuresOf(noticeId)).toEqual([]);
  }, 60_000);

  it('a dispute beside the sweep', async () => {
    const { decisionId, caseId, noticeId } = await freeCase();
    const disputes = disputesOn(app, at);
    const { id: bodyId } = await disputes.body();
    const receivedByBodyAt = app.clock.now().toISOString();
    const dispute = () => disputes.register({ bodyId, decisionId, side: 'notifier', noticeId, receivedByBodyAt });
    const registered = await beside({ table: 'dispute_body', id: bodyId }, dispute, sweep);
    expect(registered.status).toBe(201);
    expect([await erasuresOf(noticeId), await erasuresOf(caseId)]).toEqual([[], []]);
  }, 60_000);

  it('an imported dispute beside the sweep', async () => {
    app.clock.set('2027-06-01T08:00:00Z');
    const take = await importing(app, at);
    await take.ndjson('notices', [notice('T-1')]);
    await take.ndjson('decisions', [decision('D-1', 'T-1')]);
    const [{ id: noticeId, caseId }] = (await app.db.query<{ id: string; caseId: string }>(
      `select n.id, c.case_id as "caseId" from notice n join notice_item i on i.notice_id = n.id
       join case_item c on c.item_id = i.id where n.external_id = 'T-1'`,
    )) as [{ id: string; caseId: string }];
    await sweep();
    app.clock.move({ days: 400 });
    const body = await disputesOn(app, at).body();
    const ended = new Date(app.clock.now().getTime() - 86_400_000).toISOString();
    const line = {
      externalId: 'X-1',
      body: body.name,
      bodyReference: 'UR-1',
      decision: 'D-1',
      side: 'recipient',
      receivedByBodyAt: '2026-04-01T08:30:00.000Z',
      notifiedAt: '2026-04-03T08:30:00.000Z',
      outcome: 'upheld',
      decidedAt: ended,
      outcomeNotifiedAt: ended,
    };
    const bring = () => take.ndjson('disputes', [line]);
    const brought = await beside({ table: 'dispute_body', id: body.id }, bring, sweep);
    expect(brought).toMatchObject({ accepted: 1, refusals: [] });
    expect([await erasuresOf(noticeId), await erasuresOf(caseId)]).toEqual([[], []]);
  }, 60_000);
});
