import { randomUUID } from 'node:crypto';
import { FoldDaysService } from '../../apps/api/src/transparency-reports/folding/fold-days.service.js';
import { aMeasure, storeMeasures } from '../automation-accuracy/store-measures.js';
import { casesOn, type Decision, restricting } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

interface Differences {
  environment: string | null;
  restrictions: number;
  statements: number;
  accepted: number;
  inTheDatabase: number;
  difference: number;
  reasons: { reason: string; count: number }[];
}

describe('the differences to the Transparency Database (Art. 24(5))', () => {
  let app: TestApp;
  let at: Desk;
  const decided: Decision[] = [];
  const show = async (period = '2026-07-01/2026-07-31') =>
    (await at.compliance.get<Differences>(`/v1/platforms/forum/reports/${period}/transparency-database-differences`))
      .body;

  beforeAll(async () => {
    app = await testApp();
    app.clock.set('2026-06-30T22:30:00Z'); // 1 July in Brussels
    at = await desk(app);
    const cases = casesOn(app, at);
    const types = (...names: string[]) => restricting({ restrictions: names.map((type) => ({ type })) });
    decided.push(await cases.decided(types('visibility-removal')));
    app.clock.set('2026-07-06T08:00:00Z');
    decided.push(await cases.decided(types('visibility-removal', 'account-suspension')));
    decided.push(await cases.decided(types('visibility-removal')));
    decided.push(await cases.decided(types('visibility-removal')));
    await storeMeasures(app.owner, at.platformId, [
      aMeasure('m-1'),
      aMeasure('m-2'),
      aMeasure('august', { occurredAt: '2026-08-01T10:00:00Z', recordedAt: '2026-08-01T10:00:00Z' }),
    ]);
    await app.owner.query(`update measure set exemption = 'deceptive-high-volume' where measure_id = 'm-1'`);
    await app.owner.query(`update measure set origin = 'import' where measure_id = 'm-2'`);
    app.clock.set('2026-11-22T08:00:00Z');
  });
  afterAll(() => app.stop());

  /** As the sending of submissions leaves them. */
  async function submit(decision: Decision, state: 'accepted' | 'refused' | 'queued'): Promise<void> {
    const at48 = Date.parse(decision.decidedAt).toString(16).padStart(12, '0');
    await app.owner.query('select make_transparency_month($1)', [Date.parse(decision.decidedAt)]);
    await app.owner.query(
      `insert into transparency_submission (platform_id, id, statement_id, environment, state, payload_id, payload_hash, faults,
         next_at, uuid, created_in_database_at, decided_at, recorded_at, closed_at)
       values ($1, $2, $3, 'sandbox', $4, $5, '\\x00', $6, $7, $8, $9, $10, $10, $11)`,
      [
        at.platformId,
        `${at48.slice(0, 8)}-${at48.slice(8)}-7000-8000-${randomUUID().slice(24)}`,
        decision.statement!.id,
        state,
        randomUUID(),
        state === 'refused' ? ['too-long'] : [],
        state === 'queued' ? decision.decidedAt : null,
        state === 'accepted' ? randomUUID() : null,
        state === 'accepted' ? decision.decidedAt : null,
        decision.decidedAt,
        state === 'queued' ? null : decision.decidedAt,
      ],
    );
  }

  it('begin with exemptions, those of measures too, that the report counts folded or not (SOR-7)', async () => {
    const july = { from: '2026-07-01', to: '2026-07-31' };
    const note = async () => {
      const { body } = await at.compliance.get(`/v1/platforms/forum/reports/${july.from}/${july.to}`);
      return /Statements of reasons that were not sent[^"]*/.exec(JSON.stringify(body))?.[0];
    };
    const straight = await note();
    expect(straight).toContain('1: deceptive high-volume commercial content');
    // Transactions of other tests on this server hold opened days up.
    await until(() => app.app.get(FoldDaysService).foldHere(july));
    expect(await note()).toBe(straight);
  });

  it('are all of them while nothing is sent, each for its reason', async () => {
    const found = await show();
    expect(found).toMatchObject({ environment: null, restrictions: 7, statements: 6, accepted: 0, difference: 7 });
    expect(found.reasons).toEqual([
      { reason: 'several-restrictions', count: 1 },
      { reason: 'deceptive-high-volume', count: 1 },
      { reason: 'imported', count: 1 },
      { reason: 'not-submitted', count: 4 },
    ]);
  });

  it('are explained by number: not yet sent, refused, another day in UTC', async () => {
    await app.owner.query(
      `insert into transparency_connection (platform_id, environment, base_url, sealed_token, submits_from, state, changed_at,
         recorded_at)
       values ($1, 'sandbox', 'https://stub.example', '\\x00', '2026-01-01', 'sending', '2026-07-01', '2026-07-01')`,
      [at.platformId],
    );
    const states = ['accepted', 'accepted', 'refused', 'queued'] as const;
    for (const [index, state] of states.entries()) await submit(decided[index]!, state);
    const found = await show();
    expect(found).toMatchObject({ environment: 'sandbox', accepted: 2, inTheDatabase: 1, difference: 6 });
    expect(found.reasons).toEqual([
      { reason: 'several-restrictions', count: 1 },
      { reason: 'deceptive-high-volume', count: 1 },
      { reason: 'imported', count: 1 },
      { reason: 'not-yet-sent', count: 1 },
      { reason: 'refused', count: 1 },
      { reason: 'other-day-in-utc', count: 1 },
    ]);
    expect(found.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(found.difference);
  });

  it('are nothing in a period in which nothing happened; not shown to who may not read reports', async () => {
    expect(await show('2026-03-01/2026-03-31')).toMatchObject({ restrictions: 0, difference: 0, reasons: [] });
    const address = '/v1/platforms/forum/reports/2026-07-01/2026-07-31/transparency-database-differences';
    expect((await at.stranger.get(address)).status).toBe(401);
    expect((await at.compliance.get(address.replace('forum', 'market'))).status).toBe(404);
  });
});
