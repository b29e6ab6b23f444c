import { ReturnCasesService } from '../../apps/api/src/review/return-cases.service.js';
import { casesOn, type Cases } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('a case that was handed over (Art. 16(6))', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;

  beforeEach(async () => {
    app = await testApp();
    at = await desk(app);
    cases = casesOn(app, at);
  });
  afterEach(() => app.stop());

  const handedToSenior = async (): Promise<string> => {
    const { caseId } = await cases.held();
    await at.moderator.post(`/v1/review/cases/${caseId}/hand-over`, { reason: 'Yours.', to: at.senior.id });
    await cases.take(caseId, at.senior);
    return caseId;
  };
  const claimed = async () =>
    (await at.moderator.post<{ case: { id: string } }>('/v1/review/claims', {})).body.case?.id;

  it('is there for everybody again when that person gives it back', async () => {
    const caseId = await handedToSenior();
    expect((await at.senior.post(`/v1/review/cases/${caseId}/release`, {})).status).toBe(204);
    expect(await claimed()).toBe(caseId);
  });

  it('is there for everybody again after that person’s hold', async () => {
    const caseId = await handedToSenior();
    const until = new Date(app.clock.now().getTime() + 3_600_000);
    expect((await at.senior.post(`/v1/review/cases/${caseId}/hold`, { reason: 'Wait.', until })).status).toBe(204);
    app.clock.move({ hours: 2 });
    await app.app.get(ReturnCasesService).sweep();
    expect(await claimed()).toBe(caseId);
  });
});
