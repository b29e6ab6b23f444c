import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { programVersion } from '../../apps/api/src/infrastructure/program-version.js';
import { returnComplaintsSweep } from '../../apps/api/src/complaints/index.js';
import { casesOn, doingNothing, restricting, slugOf, type Cases, type ProblemBody } from '../decisions/cases-on.js';
import { desk, type Desk, type Moderator } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { complaintsOn, type ClaimedBody, type Complaints } from './complaints-on.js';

describe('deciding on a complaint', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let on: Complaints;
  let mail: MailCatcher;
  let third: Moderator;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail());
    at = await desk(app);
    cases = casesOn(app, at);
    on = complaintsOn(at, cases, mail);
    third = await at.person({ alias: 'third' });
  });
  afterAll(() => app.stop());

  const pointers = ({ errors }: ProblemBody) => errors.map(({ pointer }) => pointer);
  /** A complaint held by the senior. */
  const held = async (decision = restricting(), side: 'recipient' | 'notifier' = 'recipient') => {
    const decided = await on.told(decision);
    const received = await on.lodged(side === 'recipient' ? decided.recipientTicket : decided.notifierTicket);
    return { decided, received, complaint: await on.take(received.reference) };
  };

  describe('the queue', () => {
    it('gives a complaint to who had no part in the decision, with all that is needed (Art. 20(6))', async () => {
      const { decided, complaint } = await held();
      expect(complaint).toMatchObject({
        state: 'claimed',
        text: 'It quotes the insult.',
        complained: { id: decided.id, statement: { language: 'en' } },
        notices: [
          { reference: decided.held.received[0]!.reference, explanation: 'The post offers counterfeit medicine.' },
        ],
        decision: null,
      });
      const shown = JSON.stringify(complaint);
      expect(shown).not.toContain(decided.notifier);
      expect(shown).not.toContain('Eve Example');
      expect((await on.claim<ProblemBody>(at.moderator)).status).toBe(204);
      await at.senior.post(`${on.path}/${complaint.id}/release`);
      expect((await on.claim(at.moderator)).status).toBe(204);
      const { body } = await on.claim(third);
      expect(body.complaint.id).toBe(complaint.id);
      await on.decide(complaint.id, { outcome: 'upheld' }, third);
    });

    it('nor to who corrected it since', async () => {
      const decided = await on.told();
      await third.post(`/v1/decisions/${decided.id}/corrections`, { reason: 'Shorter.', ...restricting() });
      const { reference } = await on.lodged(decided.recipientTicket);
      expect((await on.claim(third)).status).toBe(204);
      const { id } = await on.take(reference);
      await on.decide(id, { outcome: 'upheld' });
    });

    it('speaks the languages of the moderator, and gives what nobody speaks to all', async () => {
      const french = await at.person({ alias: 'french', languages: ['fr'] });
      const decided = await on.told();
      await on.lodged(decided.recipientTicket, { language: 'de' });
      expect((await on.claim(french)).status).toBe(204);
      const { reference } = await on.lodged(decided.recipientTicket, { language: 'fr-BE' });
      const { body } = await on.claim(french);
      expect(body.complaint.reference).toBe(reference);
      await on.decide(body.complaint.id, { outcome: 'upheld' }, french);
      const german = await on.claim();
      await on.decide(german.body.complaint.id, { outcome: 'upheld' });
    });

    it('gives one complaint to one of two callers', async () => {
      const decided = await on.told();
      await on.lodged(decided.recipientTicket);
      const answers = await Promise.all([on.claim(at.senior), on.claim(third)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 204]);
      const one = answers.findIndex(({ status }) => status === 200);
      await on.decide(answers[one]!.body.complaint.id, { outcome: 'upheld' }, [at.senior, third][one]);
    });

    it('takes back what was left: a lease of 15 minutes, renewable', async () => {
      const { complaint } = await held();
      app.clock.move({ minutes: 10 });
      const renewed = await at.senior.post<{ leaseEndsAt: string }>(`${on.path}/${complaint.id}/renew`);
      expect(renewed.body.leaseEndsAt).toBe(new Date(app.clock.now().getTime() + 15 * 60_000).toISOString());
      app.clock.move({ minutes: 16 });
      await app.app.get(JobHandlers).runSweep(returnComplaintsSweep);
      expect(await on.show(complaint.id)).toMatchObject({ state: 'open' });
      const { status, body } = await on.decide<ProblemBody>(complaint.id, { outcome: 'upheld' });
      expect([status, slugOf(body)]).toEqual([409, 'lease-lost']);
      for (const move of ['renew', 'release']) {
        expect((await at.senior.post(`${on.path}/${complaint.id}/${move}`)).status).toBe(409);
      }
      const again = await on.claim(third);
      expect(again.body.complaint.id).toBe(complaint.id);
      await on.decide(complaint.id, { outcome: 'upheld' }, third);
    });
  });

  it('upholds, with reasons, out-of-court settlement and court (Art. 20(5))', async () => {
    const { decided, received, complaint } = await held();
    const { status, body } = await on.decide(complaint.id, { outcome: 'upheld', reasons: 'It names a neighbour.' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'decided',
      decision: { outcome: 'upheld', decidedBy: at.senior.id, newDecisionId: null, imposesNewRestriction: false },
    });
    const text = await on.mailAbout(decided.recipient, /decision on your complaint/);
    expect(text).toContain('Our decision stands.');
    expect(text).toContain('It names a neighbour.');
    expect(text).toContain('certified out-of-court dispute settlement body');
    expect(text).toContain('You can go to court');
    expect(text).not.toContain('lodge a complaint');
    expect(await on.status(received)).toMatchObject({
      state: 'decided',
      outcome: 'upheld',
      reasons: 'It names a neighbour.',
      redress: ['out-of-court', 'court'],
    });
    expect((await cases.show(decided.id)).supersededById).toBeNull();
    expect((await on.decide(complaint.id, { outcome: 'upheld' })).status).toBe(409);
  });

  it('reverses: lifts what was imposed, informs both sides, undoes it all at once (Art. 20(4))', async () => {
    const { decided, complaint } = await held();
    await at.system.post(
      `/v1/platforms/forum/enforcement-commands/${decided.restrictions[0]!.command.id}/confirmations`,
      { outcome: 'done', effectiveAt: app.clock.now().toISOString() },
    );
    const { status, body } = await on.decide(complaint.id, {
      outcome: 'reversed',
      reasons: 'It reports on a trial.',
      decision: doingNothing(),
    });
    expect(status).toBe(201);
    const { newDecisionId } = body.decision!;
    const newer = await cases.show(newDecisionId!);
    expect(newer).toMatchObject({
      supersedesId: decided.id,
      decidedBy: at.senior.id,
      outcome: 'no-action',
      restrictions: [{ state: 'lifted', command: { kind: 'lift' } }],
      texts: { correctionReason: 'It reports on a trial.' },
    });
    expect(body.decision).toMatchObject({ outcome: 'reversed', imposesNewRestriction: false });
    expect(await on.mailAbout(decided.recipient, /decision on your complaint/)).toContain(
      'We have reversed our decision.',
    );
    expect(await on.mailAbout(decided.recipient, /corrected/)).toContain('All restrictions that it imposed are lifted');
    expect(await on.mailAbout(decided.notifier, /decision/)).toContain(
      'This answer takes the place of our earlier one',
    );
    const [entry] = await app.db.query(
      `select article, details from audit_entry where action = 'complaint.decided' and entity_id = $1`,
      [complaint.id],
    );
    expect(entry).toMatchObject({
      article: '20(5)',
      details: { outcome: 'reversed', newDecision: newDecisionId, program: programVersion },
    });
  });

  it('reverses in part, and tells a new restriction from what stays (CMP-8)', async () => {
    const first = await held(
      restricting({ restrictions: [{ type: 'visibility-removal' }, { type: 'account-suspension' }] }),
    );
    const less = await on.decide(first.complaint.id, { outcome: 'partly-reversed', decision: restricting() });
    expect(less.body.decision).toMatchObject({ outcome: 'partly-reversed', imposesNewRestriction: false });
    const lesser = await cases.show(less.body.decision!.newDecisionId!);
    expect(lesser.restrictions.map(({ type, state }) => [type, state])).toEqual(
      expect.arrayContaining([
        ['visibility-removal', 'imposed'],
        ['account-suspension', 'lifted'],
      ]),
    );
    const second = await held();
    const other = await on.decide(second.complaint.id, {
      outcome: 'partly-reversed',
      decision: restricting({ restrictions: [{ type: 'visibility-labelling' }] }),
    });
    expect(other.body.decision).toMatchObject({ imposesNewRestriction: true });
    expect(await on.mailAbout(second.decided.recipient, /statement of reasons/)).toContain('takes the place');
  });

  it('reverses inaction: acts on the notice, with a statement of its own (Art. 20(4), 17)', async () => {
    const { decided, complaint } = await held(doingNothing(), 'notifier');
    const { body } = await on.decide(complaint.id, { outcome: 'reversed', decision: restricting() });
    expect(body.decision).toMatchObject({ outcome: 'reversed', imposesNewRestriction: true });
    const text = await on.mailAbout(decided.recipient, /statement of reasons/);
    expect(text).toContain('It calls a named person a thief.');
    expect(on.ticketIn(text)).toContain(body.decision!.newDecisionId!);
    expect(await on.mailAbout(decided.notifier, /decision on your complaint/)).toContain(
      'We have reversed our decision.',
    );
  });

  it('ends without a decision, with the reason (Annex II 1.5.1)', async () => {
    const { received, complaint } = await held();
    await on.decide(complaint.id, { outcome: 'no-decision', omission: 'settled', reasons: 'The post was restored.' });
    expect(await on.status(received)).toMatchObject({ state: 'decided', outcome: 'no-decision', omission: 'settled' });
  });

  it('never ends because the decision was corrected meanwhile, and then reverses the newest', async () => {
    const { decided, complaint } = await held();
    const correction = { reason: 'Shorter.', ...restricting({ restrictions: [{ type: 'visibility-labelling' }] }) };
    const { body: corrected } = await third.post<{ id: string }>(`/v1/decisions/${decided.id}/corrections`, correction);
    expect(await on.show(complaint.id)).toMatchObject({ state: 'claimed', decisionId: decided.id });
    const { body } = await on.decide(complaint.id, { outcome: 'reversed', decision: doingNothing() });
    expect(await cases.show(body.decision!.newDecisionId!)).toMatchObject({ supersedesId: corrected.id });
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['no outcome', {}, ['#/outcome']],
    ['no reasons', { outcome: 'upheld', reasons: '' }, ['#/reasons']],
    ['blank reasons', { outcome: 'upheld', reasons: ' ' }, ['#/reasons']],
    ['upheld with another decision', { outcome: 'upheld', decision: doingNothing() }, ['#/decision']],
    ['reversed without one', { outcome: 'reversed' }, ['#/decision']],
    ['reversed while restricting', { outcome: 'reversed', decision: restricting() }, ['#/decision/outcome']],
    ['partly while lifting all', { outcome: 'partly-reversed', decision: doingNothing() }, ['#/decision/outcome']],
    ['omitted without saying why', { outcome: 'no-decision' }, ['#/omission']],
    ['upheld and omitted', { outcome: 'upheld', omission: 'settled' }, ['#/omission']],
    [
      'reversed as manifestly unfounded',
      { outcome: 'reversed', decision: doingNothing(), manifestlyUnfounded: true },
      ['#/manifestlyUnfounded'],
    ],
    [
      'an exception that is not needed',
      { outcome: 'upheld', exceptionId: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' },
      ['#/exceptionId'],
    ],
    ['faults of the decision', { outcome: 'reversed', decision: doingNothing({ facts: ' ' }) }, ['#/decision/facts']],
    [
      'a shape of the decision that is wrong',
      { outcome: 'reversed', decision: { outcome: 'x' } },
      ['#/decision/outcome', '#/decision/facts', '#/decision/automation'],
    ],
  ])('refuses %s and writes nothing', async (_case, verdict, wanted) => {
    const { decided, complaint } = await held();
    const { status, body } = await on.decide<ProblemBody>(complaint.id, verdict);
    expect([status, pointers(body).sort()]).toEqual([422, [...wanted].sort()]);
    expect(await on.show(complaint.id)).toMatchObject({ state: 'claimed', decision: null });
    expect((await cases.show(decided.id)).supersededById).toBeNull();
    await on.decide(complaint.id, { outcome: 'upheld' });
  });

  it('lets one of two decisions at once through', async () => {
    const { complaint } = await held();
    const answers = await Promise.all([
      on.decide<ProblemBody>(complaint.id, { outcome: 'upheld' }),
      on.decide<ProblemBody>(complaint.id, { outcome: 'reversed', decision: doingNothing() }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(slugOf(answers.find(({ status }) => status === 409)!.body)).toBe('lease-lost');
  });

  it('lets one of two reversals of one decision through, and the other go on from the newer one', async () => {
    const decided = await on.told();
    const one = await on.lodged(decided.recipientTicket);
    const two = await on.lodged(decided.recipientTicket, { text: 'Again.' });
    const first = await on.take(one.reference);
    const second = await on.take(two.reference, third);
    const reversal = { outcome: 'reversed', decision: doingNothing() };
    const answers = await Promise.all([
      on.decide<ProblemBody>(first.id, reversal),
      on.decide<ProblemBody>(second.id, reversal, third),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(201);
    expect(statuses.filter((status) => status !== 201).every((status) => status === 409)).toBe(true);
    for (const [index, by] of [at.senior, third].entries()) {
      if (statuses[index] === 201) continue;
      expect(slugOf(answers[index]!.body)).toBe('decision-superseded');
      expect((await on.decide([first, second][index]!.id, reversal, by)).status).toBe(201);
    }
  });

  it('needs the permission, and a complaint of this platform', async () => {
    const other = await desk(app, { key: 'elsewhere' });
    const { complaint } = await held();
    expect((await on.decide(complaint.id, { outcome: 'upheld' }, at.compliance)).status).toBe(403);
    expect(
      (await at.system.post(`${on.path}/${complaint.id}/decision`, { outcome: 'upheld', reasons: 'x' })).status,
    ).toBe(403);
    expect((await on.decide(complaint.id, { outcome: 'upheld' }, other.senior)).status).toBe(404);
    const elsewhere = `/v1/platforms/elsewhere/complaints/${complaint.id}/decision`;
    const { status, body } = await other.senior.post<ProblemBody>(elsewhere, { outcome: 'upheld', reasons: 'x' });
    expect([status, slugOf(body)]).toEqual([409, 'lease-lost']);
    await on.decide(complaint.id, { outcome: 'upheld' });
  });

  it('shows records to auditors, and no texts', async () => {
    const auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    const { complaint } = await held();
    await on.decide(complaint.id, { outcome: 'upheld' });
    const { status, body } = await auditor.get<ClaimedBody['complaint']>(`${on.path}/${complaint.id}`);
    expect([status, body.text, body.decision!.reasons, body.decision!.outcome]).toEqual([200, null, null, 'upheld']);
    expect(body.notices.map(({ explanation }) => explanation)).toEqual([null]);
  });

  describe('by who made the decision', () => {
    let lone: Desk;
    let loneOn: Complaints;
    let loneCases: Cases;

    beforeAll(async () => {
      lone = await desk(app, { key: 'lone' });
      await app.owner.query(
        `update staff_member set left_at = recorded_at where platform_id = $1 and alias = 'senior'`,
        [lone.platformId],
      );
      loneCases = casesOn(app, lone);
      loneOn = complaintsOn(lone, loneCases, mail);
    });

    const approve = <T = { id: string }>(id: string, by: Moderator = lone.compliance, staffId = lone.moderator.id) =>
      by.post<T>(`${loneOn.path}/${id}/decider-exceptions`, { staffId, reason: 'We have one moderator.' });
    const lodged = async () => {
      const decided = await loneOn.told();
      const { reference } = await loneOn.lodged(decided.recipientTicket);
      const { items } = (
        await lone.compliance.get<{ items: { id: string }[] }>(`${loneOn.path}?decisionId=${decided.id}`)
      ).body;
      return { decided, reference, id: items[0]!.id };
    };

    it('is refused by the database itself', async () => {
      const { id } = await lodged();
      const insert = (decider: string | null) =>
        app.db.query(
          `insert into complaint_decision (platform_id, complaint_id, id, outcome, first_decider, decided_by, manifestly_unfounded,
            imposes_new_restriction, reasons_id, reasons_hash, occurred_at, recorded_at)
          select c.platform_id, c.id, $2, 'upheld', c.first_decider, $3, false, false, c.text_id, c.text_hash, c.recorded_at,
            c.recorded_at
          from complaint c where c.id = $1`,
          [id, '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f', decider],
        );
      await expect(insert(lone.moderator.id)).rejects.toMatchObject({
        constraint: 'complaint_decision_not_by_the_first_decider',
      });
      await expect(insert(null)).rejects.toMatchObject({ constraint: 'complaint_decision_made_by_a_person' });
    });

    it('needs an exception that another person approved, while nobody else may decide (CMP-4)', async () => {
      const { reference, id } = await lodged();
      expect((await loneOn.claim(lone.moderator)).status).toBe(204);
      expect((await approve(id, lone.moderator)).status).toBe(403);
      const answers = await Promise.all([approve<ProblemBody>(id), approve<ProblemBody>(id)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
      expect(slugOf(answers.find(({ status }) => status === 409)!.body)).toBe('exception-approved');
      const [exception] = (
        await lone.compliance.get<{ items: { id: string; wasUsed: boolean; reason: string }[] }>(
          '/v1/platforms/lone/decider-exceptions',
        )
      ).body.items;
      expect(exception).toMatchObject({ staffId: lone.moderator.id, approvedBy: lone.compliance.id, wasUsed: false });
      expect(exception!.reason).toBe('We have one moderator.');
      await loneOn.take(reference, lone.moderator);
      const bare = await loneOn.decide<ProblemBody>(id, { outcome: 'upheld' }, lone.moderator);
      expect([bare.status, slugOf(bare.body)]).toEqual([409, 'own-decision']);
      const wrong = await loneOn.decide<ProblemBody>(id, { outcome: 'upheld', exceptionId: id }, lone.moderator);
      expect([wrong.status, pointers(wrong.body)]).toEqual([422, ['#/exceptionId']]);
      const { status, body } = await loneOn.decide(
        id,
        { outcome: 'upheld', exceptionId: exception!.id },
        lone.moderator,
      );
      expect([status, body.decision!.exceptionId]).toEqual([201, exception!.id]);
      const listed = await lone.compliance.get<{ items: { wasUsed: boolean }[] }>(
        '/v1/platforms/lone/decider-exceptions',
      );
      expect(listed.body.items[0]!.wasUsed).toBe(true);
      const over = await approve<ProblemBody>(id);
      expect([over.status, slugOf(over.body)]).toEqual([409, 'complaint-ended']);
    });

    it('counts nobody as another who does not speak the language of the complaint', async () => {
      await lone.person({ alias: 'french', languages: ['fr'] });
      const decided = await loneOn.told();
      const { reference } = await loneOn.lodged(decided.recipientTicket, { language: 'de' });
      const { items } = (
        await lone.compliance.get<{ items: { id: string }[] }>(`${loneOn.path}?decisionId=${decided.id}`)
      ).body;
      const { status, body } = await approve(items[0]!.id);
      expect(status).toBe(201);
      const { id } = await loneOn.take(reference, lone.moderator);
      const verdict = { outcome: 'upheld', exceptionId: body.id };
      expect((await loneOn.decide(id, verdict, lone.moderator)).status).toBe(201);
    });

    it('is not approved for others, nor once another may decide', async () => {
      const { reference, id } = await lodged();
      const self = await approve<ProblemBody>(id, lone.compliance, lone.compliance.id);
      expect([self.status, pointers(self.body)]).toEqual([422, ['#/staffId']]);
      expect((await approve('0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f')).status).toBe(404);
      const { body: exception } = await approve(id);
      await loneOn.take(reference, lone.moderator);
      const second = await lone.person({ alias: 'second' });
      const late = await loneOn.decide<ProblemBody>(
        id,
        { outcome: 'upheld', exceptionId: exception.id },
        lone.moderator,
      );
      expect([late.status, slugOf(late.body)]).toEqual([409, 'another-may-decide']);
      await lone.moderator.post(`${loneOn.path}/${id}/release`);
      const { id: next } = await lodged();
      const refused = await approve<ProblemBody>(next);
      expect([refused.status, slugOf(refused.body)]).toEqual([409, 'another-may-decide']);
      await loneOn.take(reference, second);
      expect((await loneOn.decide(id, { outcome: 'upheld' }, second)).status).toBe(201);
    });
  });
});
