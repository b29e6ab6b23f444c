import { casesOn, slugOf, type ProblemBody } from '../decisions/cases-on.js';
import { aMeasure, measuresOn } from '../measures/measures-on.js';
import { desk, type Desk, type Moderator } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { complaintsOn, type Complaints } from './complaints-on.js';

describe('interested staff and complaints', () => {
  let app: TestApp;
  let at: Desk;
  let on: Complaints;
  let mail: MailCatcher;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail());
    at = await desk(app);
    on = complaintsOn(at, casesOn(app, at), mail);
  });
  afterAll(() => app.stop());

  const declare = (by: Moderator, to: Record<string, unknown>) =>
    by.post('/v1/platforms/forum/interests', { tie: 'friend', ...to });

  it('are given none of theirs, by case or by who complains, and decide none that they hold', async () => {
    const decided = await on.told();
    const { reference } = await on.lodged(decided.recipientTicket);
    const tiedToCase = await at.person({ alias: 'tied-to-case' });
    await declare(tiedToCase, { caseId: decided.held.caseId });
    expect((await on.claim(tiedToCase)).status).toBe(204);
    const tiedToPerson = await at.person({ alias: 'tied-to-person' });
    await declare(tiedToPerson, { notifierEmail: decided.recipient });
    expect((await on.claim(tiedToPerson)).status).toBe(204);
    const complaint = await on.take(reference);
    await declare(at.senior, { caseId: decided.held.caseId });
    const refused = await on.decide<ProblemBody>(complaint.id, { outcome: 'upheld' });
    expect([refused.status, slugOf(refused.body)]).toEqual([409, 'staff-interested']);
    expect((await at.senior.post(`/v1/platforms/forum/complaints/${complaint.id}/release`)).status).toBe(204);
    expect(await on.take(reference, await at.person({ alias: 'free' }))).toMatchObject({ decision: null });
  });

  it('are given none about a measure against an account that they are tied to, described or not', async () => {
    const measure = aMeasure({ recipient: { id: 'never described' } });
    const now = app.clock.now().toISOString();
    const { status } = await measuresOn(at).record({
      ...measure,
      ...{ appliedOn: now.slice(0, 10), occurredAt: now, statement: { sentAt: now } },
    });
    expect(status).toBe(201);
    const named = { appliedOn: now.slice(0, 10), measureId: measure['measureId'] };
    const { body } = await at.system.post<{ reference: string }>(on.path, { text: 'No spam.', measure: named });
    const tied = await at.person({ alias: 'tied-to-account' });
    expect((await declare(tied, { accountId: 'never described' })).status).toBe(201);
    expect((await on.claim(tied)).status).toBe(204);
    expect(await on.take(body.reference, await at.person({ alias: 'not-tied' }))).toMatchObject({ decision: null });
  });
});
