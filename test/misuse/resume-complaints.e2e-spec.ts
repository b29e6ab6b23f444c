import { complaintsOn, type Complaints } from '../complaints/complaints-on.js';
import { casesOn, doingNothing, type Cases } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { misuseOn, type MisuseDesk } from './misuse-on.js';

describe('complaints of who is suspended from complaining (Art. 23(2))', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let on: Complaints;
  let misuse: MisuseDesk;
  let mail: MailCatcher;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail());
    at = await desk(app);
    cases = casesOn(app, at);
    on = complaintsOn(at, cases, mail);
    misuse = misuseOn(app, at, cases);
  });
  afterAll(() => app.stop());

  it('are heard when they are about the suspension, and taken up when it is lifted', async () => {
    const decided = await on.told(doingNothing());
    const unfounded = async () => {
      misuse.later();
      const { reference } = await on.lodged(decided.notifierTicket, { text: app.clock.now().toISOString() });
      const { id } = await on.take(reference);
      expect((await on.decide(id, { outcome: 'upheld', manifestlyUnfounded: true })).status).toBe(201);
      return id;
    };
    const [party] = await app.db.query<{ id: string }>(
      'select party_id as id from misuse_tally where complaint_id = $1',
      [await unfounded()],
    );
    const warning = await misuse.warned(party!.id, 'complaints');
    await unfounded();
    const { body: suspension } = await misuse.suspend(warning);
    const paused = await on.lodged(decided.notifierTicket, { text: 'Once more.' });
    expect(paused.processingPausedUntil).toBe(suspension.endsAt);
    const dueAt = async () => {
      const { items } = (await at.compliance.get<{ items: { dueAt: string }[] }>(`${on.path}?decisionId=${decided.id}`))
        .body;
      return new Date(items[0]!.dueAt).getTime();
    };
    const fortnight = 14 * 86_400_000;
    expect(await dueAt()).toBe(Date.parse(suspension.endsAt) + fortnight);
    const ticket = on.ticketIn(await on.mailAbout(decided.notifier, /Suspension because/));
    const aboutIt = await on.lodged(ticket, { text: 'I was right.', contact: { email: decided.notifier } });
    expect(aboutIt.processingPausedUntil).toBeNull();
    expect((await on.take(aboutIt.reference)).suspensionId).toBe(suspension.id);
    expect((await on.claim()).status).toBe(204);
    misuse.later();
    const ended = await at.moderator.post(`${misuse.path}/suspensions/${suspension.id}/end`, { reason: 'Convinced.' });
    expect(ended.status).toBe(201);
    const claimed = await until(async () => {
      const { status, body } = await on.claim();
      return status === 200 && body;
    });
    expect(claimed.complaint.reference).toBe(paused.reference);
    expect(await dueAt()).toBe(app.clock.now().getTime() + fortnight);
    const [audit] = await app.db.query('select action from audit_entry where entity_id = $1 and action = $2', [
      claimed.complaint.id,
      'complaint.resumed',
    ]);
    expect(audit).toEqual({ action: 'complaint.resumed' });
  });
});
