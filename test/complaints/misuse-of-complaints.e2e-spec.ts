import { casesOn, doingNothing, type Cases } from '../decisions/cases-on.js';
import { misuseOn, type Suspension, type Warning } from '../misuse/misuse-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { complaintsOn, type Complaints } from './complaints-on.js';

describe('misuse of complaints (Art. 23)', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let on: Complaints;
  let misuse: ReturnType<typeof misuseOn>;
  let mail: MailCatcher;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail());
    at = await desk(app);
    cases = casesOn(app, at);
    on = complaintsOn(at, cases, mail);
    misuse = misuseOn(app, at, cases);
  });
  afterAll(() => app.stop());

  const partyOf = async (complaintId: string): Promise<string> => {
    const [row] = await app.db.query<{ partyId: string }>(
      'select party_id as "partyId" from misuse_tally where complaint_id = $1',
      [complaintId],
    );
    return row!.partyId;
  };
  /** Found manifestly unfounded, from the notifier of a decision that did nothing. */
  const unfounded = async (ticket: string): Promise<string> => {
    app.clock.move({ minutes: 1 });
    const { reference } = await on.lodged(ticket, { text: `No. ${app.clock.now().toISOString()}` });
    const { id } = await on.take(reference);
    const { status, body } = await on.decide(id, { outcome: 'upheld', manifestlyUnfounded: true });
    expect([status, body.decision!.manifestlyUnfounded]).toEqual([201, true]);
    return id;
  };
  /** Warned, gone on, suspended from complaining for 30 days. */
  const suspended = async () => {
    const decided = await on.told(doingNothing());
    const partyId = await partyOf(await unfounded(decided.notifierTicket));
    const warning: Warning = await misuse.warned(partyId, 'complaints');
    await unfounded(decided.notifierTicket);
    const { status, body } = await misuse.suspend(warning, { reasons: 'You went on.' });
    expect(status).toBe(201);
    return { decided, partyId, suspension: body };
  };

  it('counts what was manifestly unfounded, once for a complaint (Art. 23(2))', async () => {
    const decided = await on.told(doingNothing());
    const partyId = await partyOf(await unfounded(decided.notifierTicket));
    const { counts } = await misuse.show(partyId);
    expect(counts.find(({ kind }) => kind === 'complaints')).toMatchObject({ counted: 1, total: 1 });
  });

  it('is received and counted, and waits until the suspension ends', async () => {
    const { decided, suspension } = await suspended();
    const paused = await on.lodged(decided.notifierTicket, { text: 'Once more.' });
    expect(paused.processingPausedUntil).toBe(suspension.endsAt);
    expect(await on.mailAbout(decided.notifier, /received your complaint/)).toBeTruthy();
    expect((await on.claim()).status).toBe(204);
    app.clock.set(suspension.endsAt);
    const { body } = await on.claim();
    expect(body.complaint.reference).toBe(paused.reference);
    await on.decide(body.complaint.id, { outcome: 'upheld' });
  });

  it('never pauses where life is at stake, also when an authority orders something about it', async () => {
    const { decided } = await suspended();
    const threat = await on.told(doingNothing(), { allegesThreatToLife: true, notifier: decided.notifier });
    for (const priority of ['threat-to-life', 'order']) {
      await app.owner.query('update review_case set priority = $2 where id = $1', [threat.caseId, priority]);
      const { processingPausedUntil, reference } = await on.lodged(threat.notifierTicket, {
        text: `Urgent: ${priority}.`,
      });
      expect(processingPausedUntil).toBeNull();
      const { id } = await on.take(reference);
      await on.decide(id, { outcome: 'upheld' });
    }
  });

  it('hears complaints about the suspension, and a reversal ends it', async () => {
    const { decided, partyId, suspension } = await suspended();
    const ticket = on.ticketIn(await on.mailAbout(decided.notifier, /Suspension because/));
    const received = await on.lodged(ticket, {
      text: 'I was right to complain.',
      contact: { email: decided.notifier },
    });
    expect(received.basis).toBe('service');
    expect((await on.claim(at.moderator)).status).toBe(204); // paused, and the moderator suspended
    const [row] = await app.db.query<{ id: string }>('select id from complaint where reference = $1', [
      received.reference,
    ]);
    const entered = await at.compliance.post<{ id: string }>(on.path, {
      suspensionId: suspension.id,
      text: 'By letter.',
      channel: 'letter',
      receivedAt: app.clock.now().toISOString(),
    });
    expect(entered.status).toBe(201);
    expect(await on.show(row!.id)).toMatchObject({
      suspensionId: suspension.id,
      decisionId: null,
      complained: null,
      notices: [],
    });
    const { id } = await on.take(received.reference);
    const { status } = await on.decide(id, { outcome: 'reversed', reasons: 'Two of them had a point.' });
    expect(status).toBe(201);
    const ended = await at.moderator.get<Suspension>(`/v1/platforms/forum/misuse/suspensions/${suspension.id}`);
    expect(ended.body).toMatchObject({ ends: [{ cause: 'complaint', by: at.senior.id }] });
    const outcome = await on.mailAbout(
      decided.notifier,
      new RegExp(`decision on your complaint ${received.reference}`),
    );
    expect(outcome).toContain('The suspension has ended.');
    expect((await on.lodged(decided.notifierTicket, { text: 'And now?' })).processingPausedUntil).toBeNull();
    expect((await misuse.show(partyId)).suspensions).toHaveLength(1);
  });

  it('counts a manifestly illegal content no more once a complaint reverses the decision (Art. 20(4))', async () => {
    const email = 'poster@example.org';
    const posted = await misuse.postIllegal({ id: 'poster', email, language: 'en' });
    const counted = async () => {
      const { counts } = await misuse.show(posted.partyId);
      return counts.find(({ kind }) => kind === 'content')?.counted ?? 0;
    };
    expect(await counted()).toBe(1);
    const { reference } = await on.lodged(on.ticketIn(await on.mailAbout(email, /statement of reasons/)));
    const { id } = await on.take(reference);
    const nothing = { ...doingNothing(), finding: undefined };
    expect((await on.decide(id, { outcome: 'reversed', decision: nothing })).status).toBe(201);
    expect(await counted()).toBe(0);
  });
});
