import { Jobs } from '../../apps/api/src/infrastructure/jobs/index.js';
import { casesOn, type Cases } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { startProgram, type Program } from '../support/program.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { campaignsOn, type Campaigns } from './campaigns-on.js';

describe('a campaign that runs', () => {
  let app: TestApp;
  let at: Desk;
  let campaigns: Campaigns;
  let cases: Cases;
  const workers: Program[] = [];

  beforeAll(async () => {
    app = await testApp({ env: { NOTICEDESK_ROLES: 'api', CAMPAIGN_APPROVAL_ABOVE: '1000' } });
    at = await desk(app);
    campaigns = campaignsOn(at);
    cases = casesOn(app, at);
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) {
      worker.kill('SIGKILL');
      await worker.ended;
    }
  });
  afterAll(() => app.stop());

  const startWorker = async (): Promise<Program> => {
    const worker = startProgram({ ...app.env, NOTICEDESK_ROLES: 'worker' }, 'worker');
    workers.push(worker);
    await worker.ready;
    return worker;
  };
  const numberOf = async (id: string, state: string) => (await campaigns.contents(id, state)).length;
  const begun = async (count: number) => {
    const id = await campaigns.checked(await campaigns.describeMany(count));
    expect((await campaigns.decide(id)).body.state).toBe('deciding');
    return id;
  };
  /** Of the campaign: decisions, statements and restrictions, each once a content. */
  const made = async (id: string) =>
    (
      await app.db.query(
        `select count(distinct d.id) as decisions, count(distinct d.case_id) as cases, count(distinct d.statement_id) as statements,
           count(distinct r.id) as restrictions
         from campaign_content p
         join subject s on s.platform_id = p.platform_id and s.content_id = p.content_id
         join review_case c on c.platform_id = s.platform_id and c.subject_id = s.id
         join decision d on d.platform_id = c.platform_id and d.case_id = c.id
         left join restriction r on r.platform_id = d.platform_id and r.decision_id = d.id
         where p.campaign_id = $1`,
        [id],
      )
    )[0];

  it('loses nothing and does nothing twice when its worker is killed and its job repeated', async () => {
    const id = await begun(60);
    const first = await startWorker();
    await until(async () => (await numberOf(id, 'decided')) >= 5);
    first.kill('SIGKILL');
    await first.ended;
    const before = await numberOf(id, 'decided');
    expect(before).toBeLessThan(60);
    await app.db.transaction((tx) =>
      app.app.get(Jobs).addMany(
        tx,
        [1, 2].map(() => ({
          name: 'decide-campaign' as const,
          payload: { platformId: at.platformId, campaignId: id },
        })),
      ),
    );
    await Promise.all([startWorker(), startWorker()]);
    await until(async () => (await campaigns.show(id)).state === 'decided', 60_000);
    expect(await made(id)).toEqual({ decisions: 60, cases: 60, statements: 60, restrictions: 60 });
    expect((await campaigns.show(id)).events.filter(({ kind }) => kind === 'finished')).toHaveLength(1);

    const reversal = { reason: 'The offer is real.', facts: 'The offer is that of a public authority.' };
    expect((await campaigns.step(id, 'reversal', reversal)).body.state).toBe('reversing');
    await until(async () => (await numberOf(id, 'reversed')) >= 5);
    for (const worker of workers.splice(0)) {
      worker.kill('SIGKILL');
      await worker.ended;
    }
    await startWorker();
    await until(async () => (await campaigns.show(id)).state === 'reversed', 60_000);
    expect(await made(id)).toEqual({ decisions: 120, cases: 60, statements: 60, restrictions: 60 });
    expect(
      await app.db.query(`select distinct state from restriction where platform_id = $1`, [at.platformId]),
    ).toEqual([{ state: 'lifted' }]);
  }, 120_000);

  it('stops with what it has, goes on with the rest, and is taken back as far as it went', async () => {
    const id = await begun(40);
    const stopped = await campaigns.step(id, 'stop', { reason: 'Let us look first.' });
    expect(stopped.body.state).toBe('stopped');
    expect((await campaigns.step(id, 'stop', { reason: 'Again.' })).status).toBe(409);
    await startWorker();
    expect((await campaigns.step(id, 'resumption', { reason: 'It is right.' })).body.state).toBe('deciding');
    await until(async () => (await numberOf(id, 'decided')) >= 3);
    const again = await campaigns.step(id, 'stop', { reason: 'One looks odd.' });
    expect(again.status).toBe(200);
    const done = await numberOf(id, 'decided');
    const [taken] = await campaigns.contents(id, 'decided');
    await cases.show(taken!.decisionId!);
    expect(await numberOf(id, 'decided')).toBe(done);
    expect(done).toBeLessThan(40);
    await campaigns.step(id, 'reversal', { reason: 'All wrong.', facts: 'The posts are harmless.' });
    const shown = await until(async () => {
      const now = await campaigns.show(id);
      return now.state === 'reversed' && now;
    }, 60_000);
    expect(shown.contents).toEqual([
      { state: 'listed', cause: null, contents: 40 - done },
      { state: 'reversed', cause: null, contents: done },
    ]);
    expect(shown.events.map(({ kind, text }) => [kind, text])).toContainEqual(['stopped', 'One looks odd.']);
  }, 120_000);
});
