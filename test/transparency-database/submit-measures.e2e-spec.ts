import { setTimeout as sleep } from 'node:timers/promises';
import { SubmissionMonthsRepository } from '../../apps/api/src/transparency-database/submission-months.repository.js';
import { aMeasure, illegal, measuresOn } from '../measures/measures-on.js';
import { slugOf, type ProblemBody } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { until } from '../support/until.js';
import { databaseOn, type DatabaseOn } from './database-on.js';

describe('the statements of measures on their way to the Commission (Art. 24(5))', () => {
  let app: TestApp;
  let at: Desk;
  let on: DatabaseOn;
  let measures: ReturnType<typeof measuresOn>;

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-22T10:00:00Z') });
    at = await desk(app);
    on = await databaseOn(app, at);
    measures = measuresOn(at);
    expect((await on.connect({ submitsFrom: '2026-11-01T00:00:00Z' })).status).toBe(200);
  });
  afterAll(async () => {
    await on.stub.close();
    await app.stop();
  });

  it('sends each once, under a PUID that follows from it, and keeps what was sent', async () => {
    const measure = aMeasure({
      restrictionTypes: ['visibility-disabling', 'account-suspension'],
      territory: ['EL', 'AT'],
      endsAt: '2026-12-01T00:00:00Z',
      content: { id: 'secret-post-4711', types: ['text', 'image'], language: 'de' },
    });
    expect((await measures.record(measure)).status).toBe(201);
    const { id, uuid, ...submission } = await on.measureReached(measure, 'accepted');
    expect(submission).toMatchObject({
      statementId: null,
      measure: { appliedOn: '2026-11-22', measureId: measure['measureId'] },
      attempts: 1,
    });
    expect(id).toMatch(/^[a-zA-Z0-9_-]{36}$/);
    const [stored, ...more] = on.received(id);
    expect([more, stored!.uuid, stored!.warnings]).toEqual([[], uuid, {}]);
    const shown = await on.submittedMeasure(measure);
    expect(shown.body.payload).toEqual(stored!.received);
    expect(stored!.received).toEqual({
      puid: id,
      decision_visibility: ['DECISION_VISIBILITY_CONTENT_DISABLED'],
      decision_account: 'DECISION_ACCOUNT_SUSPENDED',
      end_date_visibility_restriction: '2026-12-01',
      end_date_account_restriction: '2026-12-01',
      application_date: '2026-11-22',
      content_date: '2026-11-22',
      content_type: ['CONTENT_TYPE_IMAGE', 'CONTENT_TYPE_TEXT'],
      content_language: 'DE',
      decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
      incompatible_content_ground: 'No spam (spam, version 1)',
      incompatible_content_explanation: 'It advertises without being asked.',
      category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
      category_specification: ['KEYWORD_PHISHING'],
      territorial_scope: ['AT', 'GR'],
      decision_facts: 'The account posted the same link 41 times within an hour.',
      source_type: 'SOURCE_VOLUNTARY',
      automated_detection: 'Yes',
      automated_decision: 'AUTOMATED_DECISION_FULLY',
    });
    expect(JSON.stringify(stored!.received)).not.toMatch(/secret-post|account 17|m-\d/);
  });

  it('sends what came in bulk, whoever reads it at the same time, each once', async () => {
    const many = Array.from({ length: 230 }, () =>
      aMeasure({ ground: illegal, automation: { detection: false, decision: 'none' } }),
    );
    expect((await measures.bulkOf(many)).body).toMatchObject({ accepted: 230, refused: 0 });
    await Promise.all([on.follow(), on.follow(), on.follow()]);
    for (const measure of [many[0]!, many[100]!, many[229]!]) await on.measureReached(measure, 'accepted');
    await until(async () => (await on.show()).counts['accepted'] === on.stub.state.statements.length);
    expect((await measures.bulkOf(many)).body).toMatchObject({ accepted: 0, repeated: 230 });
    await on.follow();
    expect(new Set(on.stub.state.statements.map(({ puid }) => puid)).size).toBe(on.stub.state.statements.length);
    const { rows } = await app.owner.query<{ texts: number }>(
      `select count(distinct payload_id)::int as texts from transparency_submission where payload_line is not null`,
    );
    expect(rows[0]!.texts).toBeLessThan(10); // a hundred share one
    const days = await at.compliance.get<{ items: unknown[] }>(`${on.base}/accepted`);
    expect(days.body.items).toEqual([
      { day: new Date().toISOString().slice(0, 10), statements: 0, measures: on.stub.state.statements.length },
    ]);
  });

  it('holds one alone back that seems to hold personal data, until a person releases it with other words', async () => {
    const measure = aMeasure({ facts: 'Posted by account 17, who is bob@example.org.' });
    const beside = aMeasure();
    await measures.bulkOf([measure, beside]);
    const { id, findings } = await on.measureReached(measure, 'held');
    expect(findings).toEqual(['decision_facts:mail-address', 'decision_facts:name']);
    await on.measureReached(beside, 'accepted');
    const release = `${on.base}/submissions/${id}/release`;
    const refused = await at.senior.post<ProblemBody>(release, { freeOfPersonalData: false });
    expect([refused.status, refused.body.errors[0]!.pointer]).toEqual([422, '#/texts/decision_facts']);
    const texts = { decision_facts: 'It was posted again and again.' };
    const answers = await Promise.all(
      [at.compliance, at.senior].map((by) => by.post<ProblemBody>(release, { texts, freeOfPersonalData: false })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(slugOf(answers.find(({ status }) => status === 409)!.body)).toBe('submission-step-refused');
    await on.measureReached(measure, 'accepted');
    expect(on.received(id)[0]!.received['decision_facts']).toBe('It was posted again and again.');
  });

  it('sends one that nobody could be told of, and none of deceptive content of high volume (Art. 17(2))', async () => {
    const untold = aMeasure({ recipient: { id: 'gone', contactKnown: false }, statement: undefined });
    const deceptive = aMeasure({ statement: { exemption: 'deceptive-high-volume' } });
    await measures.bulkOf([deceptive, untold]);
    await on.measureReached(untold, 'accepted');
    expect((await on.submittedMeasure(deceptive)).body).toMatchObject({ submission: null, payload: null });
  });

  it('sends none from before the platform submits', async () => {
    const before = aMeasure({ appliedOn: '2026-10-31', occurredAt: '2026-10-31T23:00:00Z', statement: undefined });
    const after = aMeasure({ appliedOn: '2026-10-31', occurredAt: '2026-11-01T00:00:00Z', statement: undefined });
    await measures.bulkOf([before, after]);
    await on.measureReached(after, 'accepted');
    const { submission, payload } = (await on.submittedMeasure(before)).body;
    expect([submission, payload!['application_date']]).toEqual([null, '2026-10-31']);
  });

  it('reaches back when the platform says that it submits from an earlier day', async () => {
    const other = await desk(app, { key: 'late' });
    const there = await databaseOn(app, other);
    const early = aMeasure({ recipient: undefined, statement: undefined });
    expect((await measuresOn(other).record(early)).status).toBe(201);
    await there.connect();
    await there.follow();
    expect((await there.submittedMeasure(early)).body.submission).toBeNull();
    await there.connect({ submitsFrom: '2026-11-22T00:00:00Z' });
    await there.measureReached(early, 'accepted');
    await there.connect({ submitsFrom: '2026-11-21T00:00:00Z' });
    await there.follow();
    await until(async () => (await there.show()).counts['accepted'] === 1);
    expect(there.stub.state.statements).toHaveLength(1);
    expect((await at.compliance.get(`${there.base}`)).status).toBe(404);
    await there.stub.close();
  });

  it('passes none over when the platform says so while measures are judged', async () => {
    const other = await desk(app, { key: 'meanwhile' });
    const there = await databaseOn(app, other);
    const early = aMeasure({ recipient: undefined, statement: undefined });
    const late = aMeasure({ recipient: undefined, statement: undefined });
    await measuresOn(other).bulkOf([early, late]);
    await there.connect();
    const months = app.app.get(SubmissionMonthsRepository);
    const { ensure } = months;
    const said = new Promise<void>((resolve) => {
      months.ensure = async (ids) => {
        months.ensure = ensure.bind(months);
        await months.ensure(ids);
        await there.connect({ submitsFrom: '2026-11-22T00:00:00Z' });
        resolve();
      };
    });
    await until(async () => {
      await there.follow();
      return Promise.race([said.then(() => true), sleep(50, false)]);
    });
    await there.measureReached(early, 'accepted');
    await there.measureReached(late, 'accepted');
    await there.stub.close();
  });

  it('shows the payload to who may read texts, none of it to auditors, and nothing to strangers and other platforms', async () => {
    const measure = aMeasure();
    await measures.record(measure);
    await on.measureReached(measure, 'accepted');
    const auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    const shown = await on.submittedMeasure(measure, auditor);
    expect([shown.status, shown.body.payload, shown.body.submission!.state]).toEqual([200, null, 'accepted']);
    expect((await on.submittedMeasure(measure, at.stranger)).status).toBe(401);
    expect((await on.submittedMeasure({ ...measure, measureId: 'm-0' })).status).toBe(404);
    expect((await on.submittedMeasure({ ...measure, appliedOn: '2026-02-30' })).status).toBe(404);
  });

  it('counts them in the comparison with the dump, and lists those that are missing there', async () => {
    const day = new Date().toISOString().slice(0, 10); // the stub's clock is the machine's
    app.clock.set(new Date(Date.now() + 86_400_000));
    const all = on.stub.state.statements;
    const [lost] = all;
    const none = await at.compliance.get<{ items: unknown[] }>(`${on.base}/missing`);
    expect(none.body.items).toEqual([]); // no dump of that day was compared
    const { body } = await on.reconcile(on.dump(all.slice(1), day), day);
    expect(body).toMatchObject({ rowsRead: all.length - 1, agreed: all.length - 1, missing: 1, unknownToUs: 0 });
    const missing = await at.compliance.get<{ items: { id: string }[]; next: null }>(`${on.base}/missing?day=${day}`);
    expect([missing.body.items.map(({ id }) => id), missing.body.next]).toEqual([[lost!.puid], null]);
    const wrong = await at.compliance.get<ProblemBody>(`${on.base}/missing?day=yesterday`);
    expect([wrong.status, wrong.body.errors[0]!.pointer]).toEqual([422, '#/day']);
    const found = await on.reconcile(on.dump(all, day), day);
    expect(found.body).toMatchObject({ missing: 0, agreed: all.length });
    expect((await at.compliance.get<{ items: unknown[] }>(`${on.base}/missing`)).body.items).toEqual([]);
  });
});
