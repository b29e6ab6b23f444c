import { restrictionTypes } from '../../apps/api/src/platforms/index.js';
import { casesOn, restricting, type Cases, type Decision } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('a restriction (Art. 17(1))', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
    cases = casesOn(app, at);
  });
  afterAll(() => app.stop());

  const decide = async (changes: Record<string, unknown>) => {
    const { contentId } = await cases.described({ email: 'author@example.org', language: 'en' });
    return cases.decide<Decision>(await cases.ownInitiative(contentId), restricting(changes));
  };

  it.each(restrictionTypes)('by %s has a statement of reasons that names it (SOR-1, SOR-5)', async (type) => {
    const { status, body } = await decide({ restrictions: [{ type }] });
    expect(status).toBe(201);
    expect(body.statement).toMatchObject({ exemption: null, elements: { restrictions: [{ type }] } });
    expect(body.statement!.text!.length).toBeGreaterThan(200);
  });

  it('is asked of the platform when its statement is on its way, not before (SOR-3)', async () => {
    const { body } = await decide({});
    const [order] = await app.db.query(
      `select m.id < c.id as "statementFirst"
       from message as m
       join restriction as r on r.platform_id = m.platform_id and r.decision_id = m.decision_id
       join enforcement_command as c on c.platform_id = r.platform_id and c.restriction_id = r.id
       where m.decision_id = $1 and m.kind = 'statement'`,
      [body.id],
    );
    expect(order).toMatchObject({ statementFirst: true });
  });
});
