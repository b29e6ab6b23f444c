import { desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { casesOn, restricting, type Cases } from './cases-on.js';

describe('what the moderator saw when deciding (Art. 16(5), 16(6))', () => {
  let app: TestApp;
  let cases: Cases;

  beforeAll(async () => {
    app = await testApp();
    cases = casesOn(app, await desk(app));
  });
  afterAll(() => app.stop());

  it.each(['5:3:', '1:18446744073709551615:'])(
    'is not decided by what nobody can have seen: %s',
    async (seenThrough) => {
      const held = await cases.held();
      expect((await cases.decide({ ...held, seenThrough }, restricting())).status).toBe(422);
      expect((await cases.decide(held, restricting())).status).toBe(201);
    },
  );
});
