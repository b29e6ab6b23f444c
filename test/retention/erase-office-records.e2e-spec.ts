import type { RecordKind } from '../../apps/api/src/retention/record.js';
import { SweepRecordsService } from '../../apps/api/src/retention/index.js';
import { casesOn, doingNothing } from '../decisions/cases-on.js';
import { aRequest, requestsOn } from '../information-requests/requests-on.js';
import { aMeasure, measuresOn } from '../measures/measures-on.js';
import { anOrder, ordersOn } from '../orders/orders-on.js';
import { desk, type Client, type Desk, type Moderator } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { flaggersOn } from '../trusted-flaggers/flaggers-on.js';
import { placesOf, textsOfNoRecord } from './everything-held.js';

const marker = 'zq5marker';

interface Retention {
  reasons: { reason: string; until: string | null }[];
  erasures: { texts: number; files: number }[];
}

describe('what the office itself keeps (PRV-2)', () => {
  let app: TestApp;
  let at: Desk;
  let leaver: Moderator;
  let caseId: string;
  const records = new Map<RecordKind, string>();
  const root = '/v1/platforms/forum';

  const post = async (by: Client, path: string, content: object): Promise<{ id: string }> => {
    const { status, body } = await by.post<{ id: string }>(`${root}/${path}`, content);
    if (status !== 201 && status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  const retentionOf = async (kind: RecordKind) =>
    (await at.compliance.get<Retention>(`${root}/retention/${kind}/${records.get(kind)}`)).body;
  const reasonsOf = async (kind: RecordKind) => (await retentionOf(kind)).reasons.map(({ reason }) => reason);
  const sweep = () => app.app.get(SweepRecordsService).sweep(-60_000);

  beforeAll(async () => {
    app = await testApp();
    app.clock.set('2026-07-06T08:00:00Z');
    at = await desk(app);
    leaver = await at.person({ alias: `${marker}-alias`, name: `${marker} Leaver`, email: `${marker}@forum.example` });
    await writeAll();
  }, 120_000);
  afterAll(() => app.stop(), 60_000);

  /** One of each kind, with a name in every text. */
  async function writeAll(): Promise<void> {
    const cases = casesOn(app, at);
    caseId = await cases.caseOf((await cases.notify()).reference);
    const letter = await post(at.compliance, 'correspondence', {
      direction: 'received',
      counterpart: 'coordinator',
      counterpartName: `${marker} of the Coordinator`,
      memberState: 'IE',
      reference: `${marker}/1`,
      subject: `About ${marker}`,
      text: `What of ${marker}?`,
      replyDueAt: '2026-08-01T00:00:00Z',
    });
    records.set('letter', letter.id);
    const file = await at.compliance.post(`${root}/correspondence/${letter.id}/files`, `A letter on ${marker}.`, {
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect([200, 201]).toContain(file.status);
    const order = await ordersOn(app, at).enter(anOrder({ items: [{ url: 'https://forum.example/posts/ordered' }] }));
    const counsel = await post(at.senior, 'legal-referrals', {
      counsel: 'external',
      orderId: order.id,
      question: `May we name ${marker}?`,
    });
    records.set('legal-referral', counsel.id);
    const instruction = await post(at.moderator, 'instructions', {
      accountId: `account-${marker}`,
      giver: 'owner',
      channel: 'call',
      text: `Leave ${marker} alone.`,
    });
    records.set('instruction', instruction.id);
    const requests = requestsOn(at);
    const request = await requests.registered(aRequest({ scope: `All on ${marker}` }));
    records.set('information-request', request.id);
    const hold = await post(at.compliance, 'legal-holds', {
      held: { kind: 'case', id: caseId },
      requestId: request.id,
      legalBasis: 'Art. 67(2) DSA',
      reason: `They ask about ${marker}.`,
    });
    records.set('legal-hold', hold.id);
    const { path } = await (await flaggersOn(app, at)).register();
    const referral = await at.compliance.post<{ id: string }>(`${path}/referrals`, {
      reason: `${marker} notifies what is not there.`,
      from: '2026-06-01',
      to: '2026-06-30',
    });
    records.set('flagger-referral', referral.body.id);
    const tie = await post(leaver, 'interests', {
      tie: 'friend',
      accountId: `friend-${marker}`,
      reason: `${marker} is a friend.`,
    });
    records.set('declared-interest', tie.id);
    const shift = await post(leaver, 'worked-shifts', {});
    records.set('worked-shift', shift.id);
    await post(leaver, 'handover-notes', { workedShiftId: shift.id, text: `Call ${marker}.` });
    const surge = await post(at.senior, 'surges', {
      reason: `${marker} is everywhere.`,
      expectedEndAt: '2026-07-07T06:00:00Z',
    });
    records.set('surge', surge.id);
    const measure = aMeasure({
      appliedOn: '2026-07-06',
      occurredAt: '2026-07-06T07:00:00.000Z',
      statement: { sentAt: '2026-07-06T07:00:01.000Z' },
      facts: `It shows ${marker}.`,
    });
    expect((await measuresOn(at).record(measure)).status).toBe(201);
    const [text] = await app.db.query<{ id: string }>('select id from measure_text');
    records.set('measure-text', text!.id);
    records.set('staff-member', leaver.id);
  }

  it('belongs to records, each with its reasons', async () => {
    expect(await textsOfNoRecord(app)).toEqual([]);
    const reasons = Object.fromEntries(
      await Promise.all([...records.keys()].map(async (kind) => [kind, await reasonsOf(kind)] as const)),
    );
    expect(reasons).toMatchObject({
      letter: ['retention-period', 'not-over'],
      'legal-referral': expect.arrayContaining(['not-over', 'open-order']) as unknown,
      instruction: ['not-over', 'retention-period'],
      'information-request': expect.arrayContaining(['information-request', 'legal-hold']) as unknown,
      'legal-hold': ['legal-hold', 'retention-period'],
      'flagger-referral': ['retention-period'],
      'declared-interest': ['not-over', 'retention-period'],
      'worked-shift': ['not-over', 'retention-period'],
      surge: ['not-over', 'retention-period'],
      'measure-text': ['retention-period', 'complaint-window'],
      'staff-member': ['not-over', 'retention-period'],
    });
  });

  it('stays as long as it is not over, however old', async () => {
    await sweep();
    app.clock.move({ days: 9 * 366 });
    await sweep();
    for (const kind of ['instruction', 'information-request', 'legal-hold', 'surge', 'staff-member'] as const)
      expect([kind, (await retentionOf(kind)).erasures]).toEqual([kind, []]);
    const gone = ['letter', 'flagger-referral', 'measure-text'] as const;
    for (const kind of gone) expect([kind, (await retentionOf(kind)).erasures]).toMatchObject([kind, [{}]]);
  });

  it('goes by itself when it is over: no name is left in any row, text or file', async () => {
    const legal = await at.compliance.post(`${root}/legal-referrals/${records.get('legal-referral')}/withdrawal`, {
      text: `Not needed for ${marker}.`,
    });
    expect(legal.status).toBe(200);
    const instruction = await at.senior.post(`${root}/instructions/${records.get('instruction')}/settlement`, {
      state: 'not-followed',
      reason: `${marker} waited.`,
    });
    expect([200, 201]).toContain(instruction.status);
    const withdrawn = await requestsOn(at).step(records.get('information-request')!, 'withdrawal', {
      reason: `No more of ${marker}.`,
    });
    expect([withdrawn.status, withdrawn.body]).toMatchObject([200, { state: 'withdrawn' }]);
    await post(at.compliance, `legal-holds/${records.get('legal-hold')}/end`, { reason: `${marker} is over.` });
    await post(at.senior, `surges/${records.get('surge')}/switch-off`, { reason: `${marker} is gone.` });
    await post(leaver, `worked-shifts/${records.get('worked-shift')}/end`, {});
    const admin = await at.person({ alias: 'admin', role: 'admin' });
    expect((await admin.patch(`${root}/staff/${leaver.id}`, { leaves: true })).status).toBe(200);
    expect(await reasonsOf('staff-member')).toEqual(['retention-period', 'complaint-window']);
    await app.owner.query(
      `update authority_order set state = 'ended', ended_at = recorded_at, end_reason = 'withdrawn'`,
    );
    const [ordered] = await app.db.query<{ id: string }>('select case_id as id from case_order_item');
    const cases = casesOn(app, at);
    expect((await cases.decide(await cases.take(ordered!.id), doingNothing({ finding: undefined }))).status).toBe(201);
    const before = await app.db.query('select from staff_member union all select from correspondence');
    await sweep();
    expect((await placesOf(app, [marker])).length).toBeGreaterThan(0);
    app.clock.move({ days: 6 * 366 });
    await sweep();
    expect(await placesOf(app, [marker])).toEqual([]);
    expect(await app.db.query('select from staff_member union all select from correspondence')).toHaveLength(
      before.length,
    );
  }, 60_000);
});
