import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { restricting, slugOf, type Decision } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { webhookReceiver } from '../support/webhook-receiver.js';
import { aCertification, disputesOn, fees, type Answered, type Disputes } from './disputes-on.js';

const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

describe('a dispute (Art. 21)', () => {
  let app: TestApp;
  let at: Desk;
  let on: Disputes;
  let mail: MailCatcher;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail());
    at = await desk(app);
    on = disputesOn(app, at);
  });
  afterAll(() => app.stop());

  const now = () => app.clock.now().toISOString();
  const later = (hours: number) => app.clock.move({ hours });
  const ago = (hours: number) => new Date(app.clock.now().getTime() - hours * 3_600_000).toISOString();
  const pointersOf = ({ status, body }: { status: number; body: Answered }) => [
    status,
    body.errors.map(({ pointer }) => pointer),
  ];
  const rowsOf = async (id: string) => {
    const [counts] = await app.db.query<Record<string, number>>(
      `select (select count(*) from dispute_event where dispute_id = $1) as events,
         (select count(*) from dispute_outcome where dispute_id = $1) as outcomes,
         (select count(*) from dispute_fees where dispute_id = $1) as fees,
         (select count(*) from audit_entry where entity_id = $1) as entries`,
      [id],
    );
    return counts!;
  };

  describe('is registered', () => {
    it('with its due times, the recipient concerned, and an audit entry', async () => {
      const disputed = await on.decision();
      const { id: bodyId } = await on.body();
      later(48);
      const { status, body } = await on.register({
        bodyId,
        bodyReference: 'ACE/2026/ä',
        decisionId: disputed.id,
        receivedByBodyAt: ago(24),
        grounds: 'The post is satire.',
      });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        state: 'open',
        side: 'recipient',
        bodyReference: 'ACE/2026/ä',
        recipientId: expect.any(String) as string,
        noticeId: null,
        receivedByBodyAt: ago(24),
        notifiedAt: now(),
        overdue: [],
        grounds: 'The post is satire.',
        outcome: null,
        fees: null,
        events: [{ kind: 'registered', staffId: at.compliance.id }],
      });
      expect([days(now(), body.replyDueAt), days(ago(24), body.outcomeDueAt)]).toEqual([10, 90]);
      const [entry] = await app.db.query<object>('select action, article from audit_entry where entity_id = $1', [
        body.id,
      ]);
      expect(entry).toEqual({ action: 'dispute.registered', article: '21(1)' });
    });

    it('for a notifier, on their own notice', async () => {
      const disputed = await on.decision(on.doingNothing());
      const { id: bodyId } = await on.body();
      const dispute = { bodyId, decisionId: disputed.id, side: 'notifier', receivedByBodyAt: now() };
      const { status, body } = await on.register({ ...dispute, noticeId: disputed.noticeId });
      expect([status, body.side, body.recipientId]).toEqual([201, 'notifier', null]);
      const another = await on.decision();
      expect(pointersOf(await on.register({ ...dispute, noticeId: another.noticeId }))).toEqual([422, ['#/noticeId']]);
      expect(pointersOf(await on.register(dispute))).toEqual([422, ['#/noticeId']]);
      expect(pointersOf(await on.register({ ...dispute, side: 'recipient', noticeId: disputed.noticeId }))).toEqual([
        422,
        ['#/noticeId'],
      ]);
    });

    it('once for a body and its reference, also of two at once', async () => {
      const disputed = await on.decision();
      const [{ id: one }, { id: other }] = [await on.body(), await on.body()];
      const dispute = { bodyReference: 'R-1', decisionId: disputed.id, receivedByBodyAt: now() };
      const answers = await Promise.all([1, 2].map(() => on.register({ ...dispute, bodyId: one })));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(slugOf(answers.find(({ status }) => status === 409)!.body)).toBe('dispute-known');
      expect((await on.register({ ...dispute, bodyId: other })).status).toBe(201);
    });

    it('or refused by field (422), and nothing is written', async () => {
      const disputed = await on.decision();
      const { id: bodyId } = await on.body();
      const { id: former } = await on.body({ certification: aCertification({ validTo: '2025-06-01' }) });
      const right = { bodyId, decisionId: disputed.id, receivedByBodyAt: now() };
      const disputesInTable = async () => (await app.db.query('select 1 from dispute')).length;
      const before = await disputesInTable();
      const wrong: [Record<string, unknown>, string][] = [
        [{ bodyId: newId() }, '#/bodyId'],
        [{ bodyId: former }, '#/bodyId'],
        [{ bodyId: 'x' }, '#/bodyId'],
        [{ bodyReference: '' }, '#/bodyReference'],
        [{ decisionId: newId() }, '#/decisionId'],
        [{ complaintId: newId() }, '#/complaintId'],
        [{ side: 'court' }, '#/side'],
        [{ receivedByBodyAt: undefined }, '#/receivedByBodyAt'],
        [{ receivedByBodyAt: '2020-01-01T00:00:00Z', bodyId: former }, '#/receivedByBodyAt'],
        [{ receivedByBodyAt: ago(-1) }, '#/receivedByBodyAt'],
        [{ notifiedAt: ago(1) }, '#/notifiedAt'],
        [{ notifiedAt: ago(-1) }, '#/notifiedAt'],
        [{ outcome: 'reversed' }, '#/outcome'],
      ];
      for (const [changes, pointer] of wrong) {
        const { status, body } = await on.register({ ...right, ...changes });
        expect([changes, status, body.errors[0]!.pointer]).toEqual([changes, 422, pointer]);
      }
      expect(await disputesInTable()).toBe(before);
    });
  });

  describe('is answered', () => {
    it('by hand: the first reply counts', async () => {
      const { id } = await on.dispute();
      later(5);
      const first = await on.step(
        id,
        'reply',
        { channel: 'portal', repliedAt: ago(2), message: 'Handed over.' },
        at.senior,
      );
      expect([first.status, first.body.state, first.body.repliedAt]).toEqual([200, 'replied', ago(2)]);
      const second = await on.step(id, 'reply', { channel: 'post' });
      expect([second.status, second.body.state, second.body.repliedAt]).toEqual([200, 'replied', ago(2)]);
      expect(second.body.events.slice(1)).toMatchObject([
        { kind: 'replied', channel: 'portal', text: 'Handed over.', staffId: at.senior.id, messageId: null },
        { kind: 'replied', channel: 'post', text: null, staffId: at.compliance.id },
      ]);
    });

    it.each([
      ['de', /^Ihre Streitigkeit .*: Antwort von The Forum$/, 'hat keinen Anhang'],
      ['fr', /^Votre litige .* : réponse de The Forum$/, 'pas de pièce jointe'],
      ['sv', /^Your dispute .*: reply of The Forum$/, 'carries no attachment'],
    ])('by mail in %s, without attachments', async (language, subject, words) => {
      const { id: bodyId } = await on.body({ email: `body-${language}@appeals.example` });
      const { id } = await on.dispute({ bodyId });
      const { status, body } = await on.step(id, 'reply', { byMail: true, message: 'We stand by it.', language });
      expect([status, body.state, body.repliedAt]).toEqual([200, 'replied', now()]);
      const sent = await mail.nextMailTo(`body-${language}@appeals.example`);
      expect(sent.subject).toMatch(subject);
      expect(sent.text).toContain('We stand by it.');
      expect(sent.text).toContain(words);
      const [message] = await app.db.query<object>('select kind, entity_kind, entity_id from message where id = $1', [
        body.events.at(-1)!.messageId,
      ]);
      expect(message).toEqual({ kind: 'dispute', entity_kind: 'dispute', entity_id: id });
    });

    it('or not (422), and nothing is written', async () => {
      const { id: bodyId } = await on.body({ email: undefined });
      const { id } = await on.dispute({ bodyId });
      const before = await rowsOf(id);
      for (const [reply, pointer] of [
        [{}, '#/channel'],
        [{ channel: 'fax' }, '#/channel'],
        [{ byMail: true, message: 'x' }, '#/byMail'],
        [{ byMail: true }, '#/message'],
        [{ byMail: true, message: 'x', channel: 'portal' }, '#/channel'],
        [{ byMail: true, message: 'x', repliedAt: now() }, '#/repliedAt'],
        [{ channel: 'post', repliedAt: ago(-1) }, '#/repliedAt'],
        [{ channel: 'post', repliedAt: ago(1000) }, '#/repliedAt'],
      ] as const) {
        expect(pointersOf(await on.step(id, 'reply', reply))).toEqual([422, [pointer]]);
      }
      expect(await rowsOf(id)).toEqual(before);
      expect((await on.show(id)).state).toBe('open');
    });
  });

  describe('is extended when the body calls it highly complex (Art. 21(4))', () => {
    it('to 180 days from its receipt, once, also of two at once', async () => {
      const { id, outcomeDueAt, ...open } = await on.dispute();
      const answers = await Promise.all([1, 2].map(() => on.step(id, 'extension', { reason: 'An expert is heard.' })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(slugOf(answers.find(({ status }) => status === 409)!.body)).toBe('dispute-step-refused');
      const shown = await on.show(id);
      expect(shown).toMatchObject({ state: 'open', highlyComplex: true, replyDueAt: open.replyDueAt });
      expect(days(outcomeDueAt, shown.outcomeDueAt)).toBe(90);
      expect(shown.events.at(-1)).toMatchObject({ kind: 'extended', text: 'An expert is heard.' });
    });

    it('after a reply too, and not before the body received it', async () => {
      const { id } = await on.dispute();
      await on.step(id, 'reply', { channel: 'portal' });
      expect(pointersOf(await on.step(id, 'extension', { extendedAt: ago(1000) }))).toEqual([422, ['#/extendedAt']]);
      expect((await on.step(id, 'extension')).body).toMatchObject({ state: 'replied', highlyComplex: true });
    });
  });

  describe('is refused when the same was resolved before (Art. 21(2))', () => {
    it('naming the earlier dispute, which answers the body', async () => {
      const earlier = await on.dispute();
      await on.outcome(earlier.id, { outcome: 'upheld' });
      const { id } = await on.dispute();
      later(3);
      const refusal = { earlierDisputeId: earlier.id, reason: 'The same post, the same claim.' };
      const { status, body } = await on.step(id, 'refusal', refusal);
      expect([status, body.state, body.repliedAt]).toEqual([200, 'refused', now()]);
      expect(body.events.at(-1)).toMatchObject({ kind: 'refused', earlierDisputeId: earlier.id, text: refusal.reason });
      const again = await on.step(id, 'refusal', refusal);
      expect([again.status, slugOf(again.body), again.body.state]).toEqual([409, 'dispute-step-refused', 'refused']);
      // The body may decide without us, and what it decides is recorded.
      expect((await on.outcome(id)).body).toMatchObject({ state: 'decided', outcome: { outcome: 'reversed' } });
    });

    it('or not, by one that is unknown, itself, or not resolved (422)', async () => {
      const { id } = await on.dispute();
      const pending = await on.dispute();
      const before = await rowsOf(id);
      for (const earlierDisputeId of [newId(), id, pending.id]) {
        const refused = await on.step(id, 'refusal', { earlierDisputeId, reason: 'x' });
        expect(pointersOf(refused)).toEqual([422, ['#/earlierDisputeId']]);
      }
      expect(pointersOf(await on.step(id, 'refusal', { earlierDisputeId: pending.id }))).toEqual([422, ['#/reason']]);
      expect(await rowsOf(id)).toEqual(before);
    });
  });

  describe('ends', () => {
    it('with an outcome, its reasons and its fees (Art. 21(5))', async () => {
      const { id } = await on.dispute();
      later(10);
      const decidedAt = ago(2);
      const { status, body } = await on.outcome(id, { decidedAt, notifiedAt: ago(1), summary: 'Satire.', fees });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        state: 'decided',
        closedAt: ago(1),
        outcome: { outcome: 'reversed', decidedAt, notifiedAt: ago(1), summary: 'Satire.' },
        fees,
      });
      const entries = await app.db.query<{ details: object }>(
        "select details from audit_entry where entity_id = $1 and action = 'dispute.decided'",
        [id],
      );
      expect(entries).toMatchObject([{ details: { outcome: 'reversed', feesCents: 9500 } }]);
      for (const step of ['reply', 'extension', 'refusal', 'outcome']) {
        const bodies: Record<string, Record<string, unknown>> = {
          reply: { channel: 'portal' },
          refusal: { earlierDisputeId: newId(), reason: 'x' },
          outcome: { outcome: 'upheld', decidedAt },
        };
        const answer = await on.step(id, step, bodies[step]);
        expect([step, answer.status, slugOf(answer.body), answer.body.state]).toEqual([
          step,
          409,
          'dispute-step-refused',
          'decided',
        ]);
      }
    });

    it('without one: omitted, and nothing is to be implemented', async () => {
      const { id } = await on.dispute();
      expect((await on.outcome(id, { outcome: 'omitted' })).body).toMatchObject({
        state: 'withdrawn',
        outcome: { outcome: 'omitted' },
      });
      const answer = await on.step(id, 'implementation', { implemented: true, reason: 'x' });
      expect([answer.status, slugOf(answer.body)]).toEqual([409, 'dispute-step-refused']);
    });

    it('once, of two outcomes at once', async () => {
      const { id } = await on.dispute();
      const answers = await Promise.all([on.outcome(id), on.outcome(id, { outcome: 'upheld' })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await rowsOf(id)).toMatchObject({ outcomes: 1, events: 2 });
    });

    it('with fees that came later, once', async () => {
      const { id } = await on.dispute();
      expect((await on.step(id, 'fees', fees)).status).toBe(409);
      await on.outcome(id, { outcome: 'upheld' });
      const cheap = { ...fees, borneByProvider: false, expensesCents: 0, badFaith: true };
      const answers = await Promise.all([on.step(id, 'fees', cheap), on.step(id, 'fees', cheap)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect((await on.show(id)).fees).toEqual(cheap);
    });

    it('or not, by a contradiction (422), and nothing is written', async () => {
      const { id } = await on.dispute();
      const before = await rowsOf(id);
      for (const [changes, pointer] of [
        [{ outcome: 'won' }, '#/outcome'],
        [{ decidedAt: undefined }, '#/decidedAt'],
        [{ decidedAt: ago(1000) }, '#/decidedAt'],
        [{ decidedAt: ago(-1), notifiedAt: ago(-2) }, '#/decidedAt'],
        [{ notifiedAt: ago(1) }, '#/notifiedAt'],
        [{ fees: { ...fees, borneByProvider: false } }, '#/fees/borneByProvider'],
        [{ fees: { ...fees, badFaith: true } }, '#/fees/badFaith'],
        [{ fees: { ...fees, currency: 'euro' } }, '#/fees/currency'],
        [{ fees: { ...fees, feesCents: -1 } }, '#/fees/feesCents'],
        [{ fees: { ...fees, expensesCents: 1.5 } }, '#/fees/expensesCents'],
      ] as const) {
        const { status, body } = await on.outcome(id, changes);
        expect([changes, status, body.errors[0]!.pointer]).toEqual([changes, 422, pointer]);
      }
      expect(await rowsOf(id)).toEqual(before);
    });
  });

  describe('is implemented', () => {
    const decision = () => on.doingNothing();

    it('by a decision that supersedes: restrictions are lifted and both sides told', async () => {
      const { id, decision: disputed } = await on.dispute();
      await on.outcome(id, { summary: 'Satire.' });
      const { status, body } = await on.step(
        id,
        'implementation',
        { implemented: true, decision: decision() },
        at.senior,
      );
      expect([status, body.state]).toEqual([200, 'implemented']);
      const event = body.events.at(-1)!;
      expect(event).toMatchObject({ kind: 'implemented', staffId: at.senior.id });
      const later = (await at.moderator.get<Decision>(`/v1/decisions/${event.decisionId as string}`)).body;
      expect(later).toMatchObject({ supersedesId: disputed.id, outcome: 'no-action', decidedBy: at.senior.id });
      expect(later.texts!.correctionReason).toContain('Art. 21');
      expect(later.restrictions).toMatchObject([{ decisionId: disputed.id, state: 'lifted', revision: 2 }]);
      const told = await until(async () => {
        const { messages } = await on.cases.show(later.id);
        return messages.length === 2 && messages;
      });
      expect(told.map(({ kind }) => kind).sort()).toEqual(['correction', 'notifier-answer']);
    });

    it('by what took the place of the decision meanwhile, or in another way', async () => {
      const superseded = await on.dispute();
      const { body: correction } = await at.senior.post<Decision>(
        `/v1/decisions/${superseded.decision.id}/corrections`,
        { reason: 'An own mistake.', ...decision() },
      );
      await on.outcome(superseded.id);
      const followed = await on.step(superseded.id, 'implementation', { implemented: true });
      expect(followed.body.events.at(-1)).toMatchObject({ kind: 'implemented', decisionId: correction.id });
      const ended = await on.dispute();
      await on.outcome(ended.id, { outcome: 'partly-reversed' });
      expect(pointersOf(await on.step(ended.id, 'implementation', { implemented: true }))).toEqual([
        422,
        ['#/decision'],
      ]);
      const reason = 'The suspension had ended; the fee was paid back.';
      const { status, body } = await on.step(ended.id, 'implementation', { implemented: true, reason });
      expect([status, body.state]).toEqual([200, 'implemented']);
      expect(body.events.at(-1)).toMatchObject({ text: reason, decisionId: null });
    });

    it('not, with a reason, and later all the same', async () => {
      const { id } = await on.dispute();
      await on.outcome(id);
      expect(pointersOf(await on.step(id, 'implementation', { implemented: false }))).toEqual([422, ['#/reason']]);
      const declined = await on.step(id, 'implementation', { implemented: false, reason: 'It misreads the law.' });
      expect(declined.body).toMatchObject({ state: 'not-implemented', closedAt: declined.body.outcome!.notifiedAt });
      const again = await on.step(id, 'implementation', { implemented: false, reason: 'Still.' });
      expect([again.status, slugOf(again.body)]).toEqual([409, 'dispute-step-refused']);
      const followed = await on.step(id, 'implementation', { implemented: true, decision: decision() }, at.senior);
      expect(followed.body.state).toBe('implemented');
    });

    it('not when the body upheld the decision (409)', async () => {
      const { id } = await on.dispute();
      await on.outcome(id, { outcome: 'upheld' });
      const answer = await on.step(id, 'implementation', { implemented: true, decision: decision() }, at.senior);
      expect([answer.status, slugOf(answer.body)]).toEqual([409, 'dispute-step-refused']);
    });

    it('by one of two at once', async () => {
      const { id, decision: disputed } = await on.dispute();
      await on.outcome(id);
      const implementation = { implemented: true, decision: decision() };
      const other = await at.person({ alias: 'second-senior', role: 'senior-moderator' });
      const answers = await Promise.all(
        [at.senior, other].map((by) => on.step(id, 'implementation', implementation, by)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const chain = await app.db.query('select 1 from decision where supersedes_id = $1', [disputed.id]);
      expect(chain).toHaveLength(1);
    });

    it('by nobody who makes no decisions, and by no decision with a fault (422)', async () => {
      const { id } = await on.dispute();
      await on.outcome(id);
      const before = await rowsOf(id);
      expect((await on.step(id, 'implementation', { implemented: true, decision: decision() })).status).toBe(403);
      const faulty = restricting({ category: undefined, keyword: undefined });
      const answer = await on.step(id, 'implementation', { implemented: true, decision: faulty }, at.senior);
      expect(pointersOf(answer)).toEqual([422, ['#/decision/category']]);
      expect(await rowsOf(id)).toEqual(before);
      expect((await on.show(id)).state).toBe('decided');
    });
  });

  it('is shown to auditors without its texts, to moderators not at all', async () => {
    const { id } = await on.dispute({ grounds: 'The post is satire.' });
    const auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    expect(await on.show(id, auditor)).toMatchObject({ state: 'open', grounds: null });
    expect(await on.show(id, at.senior)).toMatchObject({ grounds: 'The post is satire.' });
    expect((await at.moderator.get(`${on.disputes}/${id}`)).status).toBe(403);
    expect((await on.step(id, 'outcome', {}, at.senior)).status).toBe(403);
    expect((await auditor.get(`${on.disputes}/${id}/case-file`)).status).toBe(403);
  });

  it('is told to the platform’s webhook, which keeps the content until it ends', async () => {
    const receiver = await webhookReceiver();
    const heard = await desk(app, { key: 'heard' });
    const there = disputesOn(app, heard);
    const admin = await heard.person({ alias: 'admin', role: 'admin' });
    expect((await admin.put('/v1/platforms/heard/webhook', { url: receiver.url })).status).toBe(200);
    const next = async (type: string, disputeId: string) => {
      const events = (body: string) => JSON.parse(body) as { type: string; data: Record<string, unknown> };
      const { body } = await receiver.next((request) => {
        const event = events(request.body);
        return event.type === type && event.data['disputeId'] === disputeId;
      });
      return events(body).data;
    };
    const { id, decision } = await there.dispute();
    const { contentId } = decision as Decision & { contentId: string };
    expect(await next('dispute.opened', id)).toMatchObject({ decisionId: decision.id, side: 'recipient', contentId });
    await there.outcome(id);
    await there.step(id, 'implementation', { implemented: false, reason: 'It misreads the law.' });
    expect(await next('dispute.ended', id)).toMatchObject({ contentId });
    const upheld = await there.dispute();
    await there.outcome(upheld.id, { outcome: 'upheld' });
    await next('dispute.ended', upheld.id);
    await receiver.stop();
  });

  it('is listed by state, body and decision, in pages', async () => {
    const { id: bodyId } = await on.body();
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push((await on.dispute({ bodyId })).id);
    await on.outcome(ids[1]!);
    const listed = async (query: string) => {
      const { body } = await at.compliance.get<{ items: { id: string }[]; next: string | null }>(
        `${on.disputes}?${query}`,
      );
      return { ids: body.items.map(({ id }) => id), next: body.next };
    };
    expect((await listed(`bodyId=${bodyId}`)).ids).toEqual(ids);
    expect((await listed(`bodyId=${bodyId}&state=decided`)).ids).toEqual([ids[1]]);
    const first = await listed(`bodyId=${bodyId}&limit=2`);
    expect(first.ids).toEqual(ids.slice(0, 2));
    expect(await listed(`bodyId=${bodyId}&limit=2&after=${first.next!}`)).toEqual({ ids: ids.slice(2), next: null });
    expect((await at.compliance.get(`${on.disputes}?state=lost`)).status).toBe(422);
  });

  it('does not exist for another platform', async () => {
    const { id, decision: disputed } = await on.dispute();
    const other = await desk(app, { key: 'elsewhere' });
    const theirs = '/v1/platforms/elsewhere/disputes';
    const bodies: Record<string, Record<string, unknown>> = {
      reply: { channel: 'portal' },
      extension: {},
      refusal: { earlierDisputeId: newId(), reason: 'x' },
      outcome: { outcome: 'upheld', decidedAt: now() },
      fees,
      implementation: { implemented: false, reason: 'x' },
    };
    for (const path of [theirs, on.disputes]) {
      expect((await other.compliance.get(`${path}/${id}`)).status).toBe(404);
      expect((await other.compliance.get(`${path}/${id}/case-file`)).status).toBe(404);
      for (const [step, content] of Object.entries(bodies)) {
        expect((await other.compliance.post(`${path}/${id}/${step}`, content)).status).toBe(404);
      }
    }
    const onTheirs = disputesOn(app, other);
    const { id: bodyId } = await onTheirs.body();
    const stolen = await onTheirs.register({ bodyId, decisionId: disputed.id, receivedByBodyAt: now() });
    expect(pointersOf(stolen)).toEqual([422, ['#/decisionId']]);
    expect((await onTheirs.show(id)) as unknown).toMatchObject({ status: 404 });
  });
});
