import { casesOn, restricting } from '../decisions/cases-on.js';
import { desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('commands about suspected child abuse material', () => {
  let app: TestApp;
  beforeAll(async () => void (app = await testApp()));
  afterAll(() => app.stop());

  it('say where it is to the platform and to those with the skill alone', async () => {
    const at = await desk(app);
    const cases = casesOn(app, at);
    const suspected = await cases.held([{ allegesChildSexualAbuse: true }]);
    const ordinary = await cases.held();
    await cases.decide(suspected, restricting());
    await cases.decide(ordinary, restricting());
    const unskilled = await at.person({ alias: 'unskilled', skills: [] });
    const auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    const officer = await at.person({ alias: 'no-skill', role: 'compliance-officer', skills: [] });
    const seenBy = async (who: typeof at.system) => {
      const { body } = await who.get<{ items: unknown[] }>('/v1/platforms/forum/enforcement-commands');
      expect(body.items).toHaveLength(2);
      return [suspected, ordinary].map(({ url }) => JSON.stringify(body).includes(url));
    };
    expect(await seenBy(at.system)).toEqual([true, true]);
    expect(await seenBy(at.moderator)).toEqual([true, true]);
    expect(await seenBy(unskilled)).toEqual([false, true]);
    expect(await seenBy(officer)).toEqual([false, true]);
    expect(await seenBy(auditor)).toEqual([false, false]);
  });
});
