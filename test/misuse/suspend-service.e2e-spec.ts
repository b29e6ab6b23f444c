import { Database } from '../../apps/api/src/infrastructure/database/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { WebhookEndpoints } from '../../apps/api/src/infrastructure/messages/index.js';
import { Misuse } from '../../apps/api/src/misuse/index.js';
import { casesOn, restricting, type Cases, type Decision } from '../decisions/cases-on.js';
import { pointersOf, type ProblemBody } from '../platforms/platforms-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { webhookReceiver } from '../support/webhook-receiver.js';
import { anAddress, misuseOn, type MisuseDesk, type Suspension, type Warning } from './misuse-on.js';

const weighed = { gravity: 'severe', assessment: 'Calls for violence against a family, seen by thousands.' };

describe('suspending the service to a recipient (Art. 23(1))', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let misuse: MisuseDesk;
  let mail: MailCatcher;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail({ clock: new TestClock('2026-11-22T10:00:00Z') }));
    at = await desk(app);
    cases = casesOn(app, at);
    misuse = misuseOn(app, at, cases);
  });
  afterAll(() => app.stop());

  /** A recipient who was warned and went on. */
  const offender = async () => {
    const email = anAddress();
    const recipient = { id: `recipient of ${email}`, email };
    const { partyId } = await misuse.postIllegal(recipient);
    const warning = await misuse.warned(partyId, 'content');
    await misuse.postIllegal(recipient);
    return { email, recipient, partyId, warning };
  };
  const accountOf = async (recipient: Record<string, unknown>, kind = 'account') => {
    const { contentId } = await cases.described(recipient, { kind });
    return cases.ownInitiative(contentId);
  };
  const suspending = (warning: Pick<Warning, 'id'>, changes: Record<string, unknown> = {}) =>
    restricting({
      facts: 'Two posts were found manifestly illegal, one of them after our warning.',
      restrictions: [{ type: 'account-suspension', endsAt: misuse.inDays(30) }],
      misuse: { warningId: warning.id, ...weighed },
      ...changes,
    });

  it('warns the recipient, then suspends by a decision with a statement and an end', async () => {
    const { email, recipient, partyId, warning } = await offender();
    expect((await mail.nextMailTo(email)).subject).toContain('decision'); // the statement about the first post
    expect((await mail.nextMailTo(email)).text).toContain('manifestly illegal');
    const endsAt = misuse.inDays(30);
    const { status, body } = await cases.decide<Decision>(await accountOf(recipient), suspending(warning));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      cause: 'own-initiative',
      restrictions: [{ type: 'account-suspension', endsAt, command: { kind: 'impose', state: 'open' } }],
      statement: { exemption: null },
    });
    const party = await misuse.show(partyId);
    expect(party.suspensions).toMatchObject([
      {
        kind: 'content',
        state: 'in-force',
        decisionId: body.id,
        warningId: warning.id,
        endsAt,
        reasons: null,
        factors: { counted: 2, total: 3, gravity: 'severe', assessment: weighed.assessment, intentionKnown: false },
      },
    ]);
    expect(party.warnings).toMatchObject([{ id: warning.id, used: true }]);
    const [audit] = await app.db.query(
      `select action, article, details->>'decision' as decision from audit_entry where entity_id = $1`,
      [party.suspensions[0]!.id],
    );
    expect(audit).toEqual({ action: 'misuse.suspended', article: '23(1)', decision: body.id });
  });

  it('warns through the platform that speaks for its recipients', async () => {
    const receiver = await webhookReceiver();
    const there = await desk(app, { key: 'speaker' });
    await app.app
      .get(Database)
      .transaction((tx) => app.app.get(WebhookEndpoints).set(tx, { platformId: there.platformId, url: receiver.url }));
    const boss = await there.person({ alias: 'boss', role: 'admin' });
    await boss.patch('/v1/platforms/speaker', { speaksForRecipients: true });
    const on = misuseOn(app, there, casesOn(app, there));
    const { partyId } = await on.postIllegal({ id: 'known to the platform', contactKnown: true, language: 'de' });
    const { body } = await on.warn(partyId, 'content');
    const { body: raw } = await receiver.next((request) => request.body.includes('misuse.warned'));
    expect(JSON.parse(raw)).toMatchObject({
      type: 'misuse.warned',
      platform: 'speaker',
      data: {
        recipientId: 'known to the platform',
        warningId: body.id,
        kind: 'content',
        counted: 1,
        message: { language: 'de', subject: 'Warnung wegen missbräuchlicher Verwendung von The Forum' },
      },
    });
    await receiver.stop();
  });

  it('is reversed with its decision, and changed by a later one that counts once', async () => {
    const { recipient, partyId, warning } = await offender();
    const decided = await cases.decide<Decision>(await accountOf(recipient), suspending(warning));
    const correct = (id: string, decision: Record<string, unknown>) =>
      at.moderator.post<Decision>(`/v1/decisions/${id}/corrections`, { ...decision, reason: 'Too long.' });
    const restrictions = [{ type: 'account-suspension', endsAt: misuse.inDays(7) }];
    const shorter = await correct(decided.body.id, suspending(warning, { restrictions }));
    expect(shorter.status).toBe(201);
    const states = async () => (await misuse.show(partyId)).suspensions.map(({ state }) => state).sort();
    expect(await states()).toEqual(['in-force', 'reversed']);
    const from = new Date('2026-01-01T00:00:00Z');
    const enacted = () =>
      app.db.read((tx) =>
        app.app.get(Misuse, { strict: false }).enactedSuspensions(tx, at.platformId, from, new Date('2028-01-01')),
      );
    const [before] = await enacted();
    const lifted = await correct(shorter.body.id, {
      outcome: 'no-action',
      facts: 'The posts were legal.',
      automation: { detection: false, decision: 'none', processing: [] },
    });
    expect(lifted.body.restrictions).toMatchObject([{ state: 'lifted' }]);
    expect(await states()).toEqual(['reversed', 'reversed']);
    expect(await enacted()).toEqual([before]);
    const { suspensions } = await misuse.show(partyId);
    expect(new Set(suspensions.map(({ decisionId }) => decisionId))).toEqual(
      new Set([decided.body.id, shorter.body.id]),
    );
    const [count] = await app.db.query<{ count: number }>(
      `select count(distinct party_id) as count from misuse_suspension where kind = 'content'`,
    );
    expect(before).toEqual({ kind: 'content', count: count!.count });
  });

  it('ends with its decision, not by itself here', async () => {
    const { recipient, partyId, warning } = await offender();
    await cases.decide(await accountOf(recipient), suspending(warning));
    const [suspension] = (await misuse.show(partyId)).suspensions;
    const { status } = await at.moderator.post(`${misuse.path}/suspensions/${suspension!.id}/end`, { reason: 'x' });
    expect(status).toBe(422);
    expect((await at.moderator.get<Suspension>(`${misuse.path}/suspensions/${suspension!.id}`)).body.state).toBe(
      'in-force',
    );
  });

  describe('is refused (422), and nothing is decided,', () => {
    const refused = async (held: Awaited<ReturnType<typeof accountOf>>, decision: Record<string, unknown>) => {
      const before = await misuse.written();
      const { status, body } = await cases.decide<ProblemBody>(held, decision);
      expect(await misuse.written()).toEqual(before);
      return { status, pointers: pointersOf(body) };
    };

    it('without a prior warning to that recipient', async () => {
      const { recipient } = await offender();
      const held = await accountOf(recipient);
      const wanted = { status: 422, pointers: ['#/misuse/warningId'] };
      expect(await refused(held, suspending({ id: newId() }))).toEqual(wanted);
      const { warning: others } = await offender();
      expect(await refused(held, suspending(others))).toEqual(wanted);
      const sender = await misuse.warned((await misuse.sendUnfounded(anAddress())).partyId);
      expect(await refused(held, suspending(sender))).toEqual(wanted);
      const stranger = await accountOf({ id: `never counted ${anAddress()}` });
      expect(await refused(stranger, suspending(others))).toEqual(wanted);
    });

    it('without an end, or one beyond the policy', async () => {
      const { recipient, warning } = await offender();
      const held = await accountOf(recipient);
      const wanted = { status: 422, pointers: ['#/restrictions/0/endsAt'] };
      expect(await refused(held, suspending(warning, { restrictions: [{ type: 'account-suspension' }] }))).toEqual(
        wanted,
      );
      const restrictions = [{ type: 'service-total-suspension', endsAt: misuse.inDays(400) }];
      expect(await refused(held, suspending(warning, { restrictions }))).toEqual(wanted);
    });

    it('about anything but an account, by anything but a suspension', async () => {
      const { recipient, warning } = await offender();
      const wanted = { status: 422, pointers: ['#/misuse'] };
      expect(await refused(await accountOf(recipient, 'content'), suspending(warning))).toEqual(wanted);
      const restrictions = [{ type: 'visibility-removal' }];
      expect(await refused(await accountOf(recipient), suspending(warning, { restrictions }))).toEqual(wanted);
    });

    it.each([
      ['without factors', (id: string) => ({ warningId: id }), ['#/misuse/gravity', '#/misuse/assessment']],
      ['without a warning’s id', () => weighed, ['#/misuse/warningId']],
    ])('%s', async (_what, misuseOf, pointers) => {
      const { recipient, warning } = await offender();
      const decision = suspending(warning, { misuse: misuseOf(warning.id) });
      const answer = await refused(await accountOf(recipient), decision);
      expect({ ...answer, pointers: answer.pointers.sort() }).toEqual({ status: 422, pointers: [...pointers].sort() });
    });
  });

  describe('the policy (Art. 23(4))', () => {
    const path = '/v1/platforms/forum/misuse/policies';
    const policy = {
      kind: 'notices',
      windowMonths: 3,
      thresholdCount: 2,
      thresholdPercent: 20,
      longestSuspensionDays: 14,
    };

    it('is the platform’s to set, in versions, and ours until then', async () => {
      const admin = await at.person({ alias: 'admin', role: 'admin' });
      const { status, body } = await admin.post(path, { ...policy, termsClause: 'spam' });
      expect(status).toBe(201);
      expect(body).toEqual({ ...policy, termsClause: 'spam', validFrom: app.clock.now().toISOString() });
      const { body: listed } = await at.moderator.get<{ items: { kind: string; windowMonths: number }[] }>(path);
      expect(listed.items.map(({ kind, windowMonths }) => [kind, windowMonths])).toEqual([
        ['content', 12],
        ['notices', 6],
        ['notices', 3],
        ['complaints', 6],
      ]);
      const { body: parties } = await at.moderator.get<{ policy: object }>(`${misuse.path}/parties?kind=notices`);
      expect(parties.policy).toMatchObject(policy);
      const { partyId } = await misuse.sendUnfounded(anAddress());
      const warning = await misuse.warned(partyId);
      const { status: refused, body: problem } = await misuse.suspend<ProblemBody>(warning, {
        endsAt: misuse.inDays(15),
      });
      expect({ refused, pointers: pointersOf(problem) }).toEqual({
        refused: 422,
        pointers: ['#/warningId', '#/endsAt'],
      });
      expect((await at.moderator.post(path, policy)).status).toBe(403);
    });

    it.each([
      [{ kind: 'posts' }, '#/kind'],
      [{ windowMonths: 0 }, '#/windowMonths'],
      [{ thresholdPercent: 101 }, '#/thresholdPercent'],
      [{ thresholdCount: 0 }, '#/thresholdCount'],
      [{ longestSuspensionDays: 367 }, '#/longestSuspensionDays'],
      [{ termsClause: 'unknown' }, '#/termsClause'],
      [{ validFrom: '2026-01-01T00:00:00Z' }, '#/validFrom'],
    ])('is refused with %j (422)', async (changes, pointer) => {
      const admin = await at.person({ alias: `admin ${pointer} ${JSON.stringify(changes)}`, role: 'admin' });
      const before = await misuse.written();
      const { status, body } = await admin.post<ProblemBody>(path, { ...policy, ...changes });
      expect({ status, pointers: pointersOf(body) }).toEqual({ status: 422, pointers: [pointer] });
      expect(await misuse.written()).toEqual(before);
    });
  });
});
