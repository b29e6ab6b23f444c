import { casesOn, restricting, type Cases } from '../decisions/cases-on.js';
import { desk, type Desk, type Moderator } from '../support/desk.js';
import { settledOrWaiting } from '../support/settled-or-waiting.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

interface SeenCase {
  priority: string;
  skill: string;
  items: { url: string | null; explanation: string | null }[];
}

describe('suspected child abuse in a case that was open before', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let unskilled: Moderator;

  beforeEach(async () => {
    app = await testApp();
    at = await desk(app);
    cases = casesOn(app, at);
    unskilled = await at.person({ alias: 'unskilled', skills: [] });
  });
  afterEach(() => app.stop());

  const url = 'https://forum.example/suspected';
  const suspicion = { items: [{ url }], allegesChildSexualAbuse: true, explanation: 'A child is seen.' };
  const isHiddenFromTheUnskilled = (caseId: string) =>
    until(async () => (await unskilled.get(`/v1/review/cases/${caseId}`)).status === 404);

  it.each<[string, Record<string, unknown>, number]>([
    ['of a higher tier', { allegesThreatToLife: true }, 0],
    ['that is overdue for so long that the tier moves it no more', {}, 60],
  ])('takes a case %s to those who may see it', async (_case, first, days) => {
    const caseId = await cases.caseOf((await cases.notify({ items: [{ url }], ...first })).reference);
    app.clock.move({ days });
    await cases.notify(suspicion);
    await isHiddenFromTheUnskilled(caseId);
  });

  it('stays there when a notice of a higher tier follows', async () => {
    const caseId = await cases.caseOf((await cases.notify(suspicion)).reference);
    const category = 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS';
    await cases.notify({ items: [{ url }], category, keyword: undefined, allegesThreatToLife: true });
    const seen = await until(async () => {
      const { body } = await at.moderator.get<SeenCase>(`/v1/review/cases/${caseId}`);
      return body.priority === 'threat-to-life' && body;
    });
    expect(seen.skill).toBe('child-safety');
  });

  it('is taken there too when staff find it out (TRI-2)', async () => {
    const { reference } = await cases.notify();
    const caseId = await cases.caseOf(reference);
    const found = {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keyword: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
    };
    expect((await at.moderator.post(`/v1/platforms/forum/notices/${reference}/category`, found)).status).toBe(204);
    await isHiddenFromTheUnskilled(caseId);
  });

  it.each([
    ['staff have found it out', false],
    ['staff find it out', true],
  ])('is where an item waits that is added when %s', async (_when, isAtOnce) => {
    const notice = await cases.notify();
    const found = {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keyword: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
    };
    const blocking = await app.owner.connect();
    try {
      await blocking.query('begin');
      if (isAtOnce) await blocking.query('lock table audit_entry in access exclusive mode');
      const finding = at.moderator.post(`/v1/platforms/forum/notices/${notice.reference}/category`, found);
      await settledOrWaiting(app, finding);
      const supplements = `/v1/notices/${notice.reference}/supplements?secret=${notice.secret}`;
      const adding = at.stranger.post(supplements, { items: [{ url: 'https://forum.example/added' }] });
      await settledOrWaiting(app, adding, 2);
      await blocking.query('commit');
      expect([(await finding).status, (await adding).status]).toEqual([204, 200]);
    } finally {
      blocking.release(true);
    }
    const lanes = await app.db.query<{ skill: string }>(
      `select c.skill from case_item ci join review_case c on c.id = ci.case_id join notice_item i on i.id = ci.item_id
      where i.position = (select max(position) from notice_item)`,
    );
    expect(lanes).toEqual([{ skill: 'child-safety' }]);
  });

  it('follows its item when a decision moves that on before the job has run', async () => {
    const held = await cases.held([{}], unskilled);
    const { reference } = await cases.notify({ ...suspicion, items: [{ url: held.url }] });
    const { status } = await cases.decide(held, restricting(), unskilled);
    expect([201, 409]).toContain(status); // 409 where the job was first: the case is for others by now
    await isHiddenFromTheUnskilled(await cases.caseOf(reference));
  });

  it('is taken out of the hands of who may not see it', async () => {
    const { caseId } = await cases.held([{ items: [{ url }] }], unskilled);
    await cases.notify(suspicion);
    await until(async () => {
      const { status } = await at.moderator.post(`/v1/review/cases/${caseId}/pull`, { reason: 'A child is at stake.' });
      return status === 200;
    });
    expect((await unskilled.post(`/v1/review/cases/${caseId}/renew`, {})).status).toBe(409);
  });

  it('stays in the hands of who may', async () => {
    const { caseId } = await cases.held([{ items: [{ url }] }]);
    await cases.notify(suspicion);
    await isHiddenFromTheUnskilled(caseId);
    expect((await at.moderator.post(`/v1/review/cases/${caseId}/renew`, {})).status).toBe(200);
  });

  it.each<[string, (caseId: string) => Promise<{ status: number }>, number]>([
    ['given the next case', () => unskilled.post('/v1/review/claims', {}), 204],
    ['pulling it', (caseId) => unskilled.post(`/v1/review/cases/${caseId}/pull`, { reason: 'A test.' }), 404],
  ])('is not taken from under them by somebody %s at that moment', async (_what, take, expected) => {
    const caseId = await cases.caseOf((await cases.notify({ items: [{ url }] })).reference);
    await unskilled.post('/v1/platforms/forum/interests', { tie: 'friend', accountId: 'somebody-else' });
    const [blocking, raising] = [await app.owner.connect(), await app.owner.connect()];
    try {
      await blocking.query('begin; lock table recipient in access exclusive mode'); // the claim looks up interests in it
      await raising.query('begin');
      const raised = `update review_case set skill = 'child-safety', lane_skill = 'child-safety' where id = $1`;
      if (expected === 404) await raising.query(raised, [caseId]);
      const taking = take(caseId);
      await settledOrWaiting(app, taking);
      if (expected === 204) await raising.query(raised, [caseId]);
      await raising.query('commit');
      await blocking.query('commit');
      expect((await taking).status).toBe(expected);
    } finally {
      blocking.release(true);
      raising.release(true);
    }
    expect((await at.moderator.post('/v1/review/claims', {})).status).toBe(200);
  });
});

describe('in the moment before the job has run', () => {
  it('who lacks the skill sees no location, and nothing that the notifier says of it', async () => {
    const app = await testApp({ env: { NOTICEDESK_ROLES: 'api' } });
    try {
      const at = await desk(app);
      const cases = casesOn(app, at);
      const unskilled = await at.person({ alias: 'unskilled', skills: [] });
      const { caseId, url } = await cases.held(
        [{}, { allegesChildSexualAbuse: true, explanation: 'A child is seen.' }],
        unskilled,
      );
      const { items } = (await unskilled.get<SeenCase>(`/v1/review/cases/${caseId}`)).body;
      expect(items.map((item) => item.url)).toEqual([url, null]);
      expect(JSON.stringify(items)).not.toContain('A child is seen.');
      const skilled = (await at.moderator.get<SeenCase>(`/v1/review/cases/${caseId}`)).body;
      expect(skilled.items[1]).toMatchObject({ url, explanation: 'A child is seen.' });
      expect(JSON.stringify(skilled)).not.toContain('isAboutChildAbuse');
    } finally {
      await app.stop();
    }
  });
});
