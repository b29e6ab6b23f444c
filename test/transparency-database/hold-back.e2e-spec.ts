import { Database } from '../../apps/api/src/infrastructure/database/index.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { Holds } from '../../apps/api/src/infrastructure/messages/index.js';
import { prepareWaitingSweep } from '../../apps/api/src/transparency-database/index.js';
import { restricting, type Decision } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { databaseOn, type DatabaseOn } from './database-on.js';

describe('what is not published, or not yet (Art. 24(5))', () => {
  let app: TestApp;
  let at: Desk;
  let on: DatabaseOn;

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
    on = await databaseOn(app, at);
    await on.connect();
  });
  afterAll(async () => {
    await on.stub.close();
    await app.stop();
  });

  const clean = (changes: Record<string, unknown> = {}) =>
    restricting({ facts: 'The post insults a private person.', ...changes });
  const prepareAgain = () => app.app.get(JobHandlers).runSweep(prepareWaitingSweep);

  it('waits while a confidentiality hold lies on the case, and is sent once it has ended (Art. 9(5), 18)', async () => {
    const held = await on.cases.held([{ platform: at.platform }]);
    const now = app.clock.now();
    const holdId = await app.app.get(Database).transaction((tx) =>
      app.app.get(Holds).place(tx, {
        platformId: at.platformId,
        entity: { kind: 'case', id: held.caseId },
        legalBasis: 'Art. 9(5) DSA; § 101 StPO',
        authority: 'Staatsanwaltschaft Berlin',
        approvedBy: at.compliance.id,
        expiresAt: new Date(now.getTime() + 30 * 86_400_000),
        now,
      }),
    );
    const { status, body } = await on.cases.decide<Decision>(held, clean());
    expect(status).toBe(201);
    const statement = body.statement!.id;
    const { id, nextAt } = await on.reached(statement, 'waiting');
    expect(new Date(nextAt!).getTime()).toBe(now.getTime() + 3_600_000); // a hold may be ended before its time
    await prepareAgain();
    app.clock.move({ hours: 2 });
    await prepareAgain();
    expect((await on.submitted(statement)).submission).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(on.received(id)).toEqual([]);

    await app.app
      .get(Database)
      .transaction((tx) =>
        app.app.get(Holds).end(tx, at.platformId, holdId, { endedBy: at.compliance.id, now: app.clock.now() }),
      );
    app.clock.move({ hours: 2 });
    await Promise.all([prepareAgain(), prepareAgain()]);
    await on.reached(statement, 'accepted');
    expect(on.received(id)).toHaveLength(1);
  });

  it.each([
    ["the notifier's name", { name: 'Zoë Müller', email: 'zoe@example.org' }, 'Mrs MULLER complained.', 'name'],
    ['a name of two letters', { name: 'Bo Li', email: 'bo@example.org' }, 'It was sent in by bo li.', 'name'],
    [
      "the notifier's address",
      { name: 'A Person', email: 'someone@example.org' },
      'From someone@example.org.',
      'mail-address',
    ],
  ])('holds back %s', async (_what, notifier, facts, kind) => {
    const { statement } = await on.cases.decided(clean({ facts }), [{ platform: at.platform, notifier }]);
    const { findings, id } = await on.reached(statement!.id, 'held');
    expect(findings).toContain(`decision_facts:${kind}`);
    expect(on.received(id)).toEqual([]);
  });

  it("holds back the recipient's name, as the platform described it", async () => {
    const { contentId } = await on.cases.described({ name: 'Sørine Kierkegaard' });
    const held = await on.cases.ownInitiative(contentId);
    const { body } = await on.cases.decide<Decision>(held, clean({ facts: 'Sorine insults a private person.' }));
    expect((await on.reached(body.statement!.id, 'held')).findings).toEqual(['decision_facts:name']);
  });

  it('does not call the database while nothing is queued', async () => {
    on.stub.state.requests.length = 0;
    await on.sweep();
    await until(async () => ((await on.show()).counts['queued'] ?? 0) === 0);
    expect(on.stub.state.requests).toEqual([]);
  });
});
