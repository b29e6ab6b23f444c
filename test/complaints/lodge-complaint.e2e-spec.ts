import { AttachComplaintFileService } from '../../apps/api/src/complaints/attach-complaint-file.service.js';
import { FindComplaintService } from '../../apps/api/src/complaints/find-complaint.service.js';
import { Database } from '../../apps/api/src/infrastructure/database/index.js';
import { WebhookEndpoints } from '../../apps/api/src/infrastructure/messages/index.js';
import { casesOn, doingNothing, restricting, slugOf, type Cases, type ProblemBody } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { webhookReceiver } from '../support/webhook-receiver.js';
import { complaintsOn, type Complaints, type ReceivedBody } from './complaints-on.js';

describe('lodging a complaint', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let on: Complaints;
  let mail: MailCatcher;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail());
    at = await desk(app);
    cases = casesOn(app, at);
    on = complaintsOn(at, cases, mail);
  });
  afterAll(() => app.stop());

  const counts = async () => {
    const [row] = await app.db.query<{ count: number }>('select count(*) as count from complaint');
    return row!.count;
  };
  const listed = async (decisionId: string) =>
    (await at.compliance.get<{ items: Record<string, unknown>[] }>(`${on.path}?decisionId=${decisionId}`)).body.items;
  const pointers = ({ errors }: ProblemBody) => errors.map(({ pointer }) => pointer);

  it('takes it from the recipient and from the notifier, without an account (Art. 20(1), (3))', async () => {
    const decided = await on.told();
    const mine = await on.lodge(decided.recipientTicket);
    expect([mine.status, mine.body.basis]).toEqual([201, 'visibility']);
    expect(mine.body.reference).toMatch(/^C-/);
    const theirs = await on.lodged(decided.notifierTicket, { text: 'You did too little.', basis: 'visibility' });
    expect(await on.mailAbout(decided.recipient, /complaint/)).toContain(mine.body.statusUrl);
    expect(await on.mailAbout(decided.notifier, /complaint/)).toContain(theirs.reference);
    expect(await listed(decided.id)).toMatchObject([
      { side: 'notifier', basis: 'visibility', state: 'open', mandated: false, channel: 'api' },
      { side: 'recipient', basis: 'visibility', firstDecider: at.moderator.id, decisionId: decided.id },
    ]);
    expect(await on.status(mine.body)).toMatchObject({ state: 'open', outcome: null, redress: [], files: 0 });
    const [entry] = await app.db.query(
      `select action, article from audit_entry where action = 'complaint.received' limit 1`,
    );
    expect(entry).toEqual({ action: 'complaint.received', article: '20(1)' });
  });

  it('takes it from who flagged under the terms, told apart (recital 58)', async () => {
    const decided = await on.told(doingNothing(), {
      type: 'terms-flag',
      category: undefined,
      keyword: undefined,
      goodFaith: undefined,
    });
    expect((await on.lodged(decided.notifierTicket)).basis).toBe('inaction');
    expect(await listed(decided.id)).toMatchObject([{ flaggedUnderTerms: true, side: 'notifier' }]);
  });

  it('takes several on one decision, from one person too, and an identical repetition once', async () => {
    const { id, recipientTicket } = await on.told();
    await on.lodged(recipientTicket);
    await on.lodged(recipientTicket);
    const options = { headers: { 'idempotency-key': 'one' } };
    const [first, second] = await Promise.all([
      on.lodge(recipientTicket, {}, options),
      on.lodge(recipientTicket, {}, options),
    ]);
    expect([first.status, second.status, first.body.reference]).toEqual([201, 201, second.body.reference]);
    expect(await listed(id)).toHaveLength(3);
    const key = { headers: { 'idempotency-key': 'two' } };
    const entered = { decisionId: id, text: 'By the platform.' };
    await at.system.post(on.path, entered, key);
    const other = await at.system.post<ProblemBody>(on.path, { ...entered, text: 'Another.' }, key);
    expect([other.status, slugOf(other.body)]).toEqual([422, 'idempotency-key-reused']);
    expect(await listed(id)).toHaveLength(4);
  });

  it('knows inaction on a notice, also when something else was done (Art. 20(1))', async () => {
    const nothing = await on.told(doingNothing());
    expect((await on.lodged(nothing.notifierTicket)).basis).toBe('inaction');
    const terms = await on.told(
      restricting({
        ground: { kind: 'terms', clause: { code: 'spam' }, explanation: 'Advertising.' },
        category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
        keyword: 'KEYWORD_PHISHING',
        restrictions: [{ type: 'account-suspension' }, { type: 'monetary-suspension' }],
      }),
    );
    expect((await on.lodged(terms.recipientTicket)).basis).toBe('account');
    expect((await on.lodged(terms.recipientTicket, { basis: 'monetary' })).basis).toBe('monetary');
    expect((await on.lodged(terms.notifierTicket)).basis).toBe('account');
  });

  it.each([
    ['no text', { text: '' }, '#/text'],
    ['a blank text', { text: '  ' }, '#/text'],
    ['too long a text', { text: 'x'.repeat(20_001) }, '#/text'],
    ['a basis that is none', { basis: 'law' }, '#/basis'],
    ['a basis that does not fit', { basis: 'monetary' }, '#/basis'],
    ['inaction said by a recipient', { basis: 'inaction' }, '#/basis'],
    ['no mail address', { contact: { email: 'nobody' } }, '#/contact/email'],
    ['an unknown field', { urgent: true }, '#/urgent'],
    ['a ticket that is not ours', { ticket: 'x' }, '#/ticket'],
  ])('refuses %s and writes nothing', async (_case, changes, pointer) => {
    const { recipientTicket } = await on.told();
    const before = await counts();
    const { status, body } = await on.lodge<ProblemBody>(recipientTicket, changes);
    expect([status, slugOf(body), pointers(body)]).toEqual([422, 'invalid-input', [pointer]]);
    expect(await counts()).toBe(before);
  });

  it('refuses a ticket that somebody changed', async () => {
    const { recipientTicket, id } = await on.told();
    const other = await on.told();
    for (const ticket of [recipientTicket.replace(id, other.id), recipientTicket.replace('.r.', '.n.')]) {
      const { status, body } = await on.lodge<ProblemBody>(ticket);
      expect([status, pointers(body)]).toEqual([422, ['#/ticket']]);
    }
  });

  it('takes the name of a mandated body, sealed, and puts it first (Art. 86)', async () => {
    const first = await on.told();
    await on.lodged(first.recipientTicket);
    const second = await on.told();
    const { reference } = await on.lodged(second.recipientTicket, {
      representedBy: 'Rights Association',
      contact: { name: 'Ann', email: 'ann@rights.example' },
    });
    expect(await on.mailAbout('ann@rights.example', /received/)).toContain(reference);
    const { body } = await on.claim();
    expect(body.complaint).toMatchObject({ reference, mandated: true, representedBy: 'Rights Association' });
    await at.senior.post(`${on.path}/${body.complaint.id}/release`);
  });

  it('keeps the window to the end of the last day in the zone of the platform, for each person (Art. 20(1), (2))', async () => {
    app.clock.set('2026-11-22T22:30:00.000Z'); // 23:30 in Brussels
    const decided = await on.told();
    const { windowEndsAt } = (await on.lodged(decided.recipientTicket).then(() => listed(decided.id)))[0]!;
    expect(windowEndsAt).toBe('2027-05-22T22:00:00.000Z');
    // The notifier is told anew, by a later decision; the recipient too.
    app.clock.set('2027-05-22T21:59:59.999Z');
    await on.lodged(decided.recipientTicket);
    app.clock.set('2027-05-22T22:00:00.000Z');
    const late = await on.lodge<ProblemBody & { lastDay: string }>(decided.recipientTicket);
    expect([late.status, slugOf(late.body), late.body.lastDay]).toEqual([422, 'complaint-window-closed', '2027-05-22']);
    const letter = { decisionId: decided.id, text: 'By letter.', channel: 'letter' };
    const entered = await at.moderator.post(on.path, { ...letter, receivedAt: '2027-05-20T08:00:00.000Z' });
    expect(entered.status).toBe(201);
    const correction = { reason: 'Not theft.', ...doingNothing() };
    await at.senior.post(`/v1/decisions/${decided.id}/corrections`, correction);
    await on.mailAbout(decided.notifier, /decision/);
    expect((await on.lodge(decided.notifierTicket, { text: 'Again.' })).status).toBe(201);
  });

  it('lets no window begin with a message that came back', async () => {
    const decided = await on.told();
    const [message] = await app.db.query<{ externalId: string }>(
      `select external_message_id as "externalId" from message where once_key = $1`,
      [`statement:${decided.id}`],
    );
    await at.system.post(`/v1/platforms/forum/messages/bounces`, { messageId: message!.externalId });
    app.clock.move({ days: 300 });
    expect((await on.lodge(decided.recipientTicket)).status).toBe(201);
    expect((await on.lodge<ProblemBody>(decided.notifierTicket)).status).toBe(422);
    expect(await listed(decided.id)).toMatchObject([{ informedAt: null, windowEndsAt: null }]);
  });

  it('takes files, and gives them to who decides alone', async () => {
    const { recipientTicket } = await on.told();
    const { reference, secret } = await on.lodged(recipientTicket);
    const send = (content: string, key = secret) =>
      at.stranger.post<Record<string, unknown>>(`/v1/complaints/${reference}/attachments?secret=${key}`, content, {
        headers: { 'content-type': 'application/octet-stream' },
      });
    expect(await send('A screenshot in words.')).toMatchObject({ status: 201, body: { position: 0 } });
    expect(await send('A screenshot in words.')).toMatchObject({ status: 201, body: { position: 0 } });
    expect((await send('MZ\0\0')).status).toBe(422);
    expect((await send('x', 'wrong')).status).toBe(404);
    for (let index = 1; index < 5; index++) expect((await send(`file ${index}`)).status).toBe(201);
    const sixth = await send('one more');
    expect([sixth.status, slugOf(sixth.body as unknown as ProblemBody)]).toEqual([422, 'too-many-attachments']);
    expect(await on.status({ reference, secret })).toMatchObject({ files: 5 });
    const { id } = await on.take(reference);
    expect(await at.senior.get(`${on.path}/${id}/attachments/0`)).toMatchObject({ body: 'A screenshot in words.' });
    expect((await at.system.get(`${on.path}/${id}/attachments/0`)).status).toBe(403);
    expect((await at.senior.get(`${on.path}/${id}/attachments/9`)).status).toBe(404);
    await at.senior.post(`${on.path}/${id}/release`);
  });

  it('tells the recipient through the platform that speaks for its recipients (complaint.received, complaint.decided)', async () => {
    const receiver = await webhookReceiver();
    const there = await desk(app, { key: 'speaker' });
    await app.app
      .get(Database)
      .transaction((tx) => app.app.get(WebhookEndpoints).set(tx, { platformId: there.platformId, url: receiver.url }));
    const boss = await there.person({ alias: 'boss', role: 'admin' });
    expect((await boss.patch('/v1/platforms/speaker', { speaksForRecipients: true })).status).toBe(200);
    const onCases = casesOn(app, there);
    const onThere = complaintsOn(there, onCases, mail);
    const { contentId } = await onCases.described({ email: 'spoken-for@example.org', language: 'de' });
    await onCases.decide(await onCases.ownInitiative(contentId), restricting());
    const eventOf = async (type: string) => {
      const { body } = await receiver.next(({ body: raw }) => raw.includes(`"${type}"`));
      return (JSON.parse(body) as { data: Record<string, unknown> }).data;
    };
    const { complaintUrl } = await eventOf('statement.issued');
    const received = await onThere.lodged(onThere.ticketIn(complaintUrl as string));
    const about = { reference: received.reference, recipientId: `recipient of ${contentId}` };
    expect(await eventOf('complaint.received')).toMatchObject({ ...about, message: { language: 'de' } });
    const { id } = await onThere.take(received.reference);
    await onThere.decide(id, { outcome: 'upheld', reasons: 'It names a neighbour.' });
    const decided = await eventOf('complaint.decided');
    expect(decided).toMatchObject({
      ...about,
      complaintId: id,
      outcome: 'upheld',
      omission: null,
      newDecisionId: null,
    });
    expect((decided.message as { text: string }).text).toContain('It names a neighbour.');
    expect(mail.mails.flatMap(({ to }) => JSON.stringify(to)).join()).not.toContain('spoken-for@example.org');
    await receiver.stop();
  });

  it('takes no file where child sexual abuse is suspected: to have it may be an offence', async () => {
    const { notifierTicket } = await on.told(doingNothing(), {
      allegesChildSexualAbuse: true,
      category: undefined,
      keyword: undefined,
    });
    const { reference, secret } = await on.lodged(notifierTicket);
    const { status, body } = await at.stranger.post<ProblemBody>(
      `/v1/complaints/${reference}/attachments?secret=${secret}`,
      'A screenshot in words.',
      { headers: { 'content-type': 'application/octet-stream' } },
    );
    expect([status, slugOf(body)]).toEqual([422, 'attachment-not-taken']);
    expect(await on.status({ reference, secret })).toMatchObject({ state: 'open', files: 0 });
  });

  it('is taken back once, of two callers by one', async () => {
    const { recipientTicket } = await on.told();
    const received = await on.lodged(recipientTicket);
    const withdraw = () =>
      at.stranger.post<ProblemBody>(`/v1/complaints/${received.reference}/withdrawal?secret=${received.secret}`);
    const answers = await Promise.all([withdraw(), withdraw()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect(await on.status(received)).toMatchObject({
      state: 'withdrawn',
      outcome: 'no-decision',
      omission: 'withdrawn',
    });
    const file = await at.stranger.post<ProblemBody>(
      `/v1/complaints/${received.reference}/attachments?secret=${received.secret}`,
      'text',
      { headers: { 'content-type': 'application/octet-stream' } },
    );
    expect([file.status, slugOf(file.body)]).toEqual([409, 'complaint-ended']);
  });

  it('takes no file that was still coming in when it ended', async () => {
    const { recipientTicket } = await on.told();
    const received = await on.lodged(recipientTicket);
    const of = `/v1/complaints/${received.reference}`;
    const complaint = await app.app.get(FindComplaintService).bySecret(received.reference, received.secret);
    async function* slowly() {
      yield Buffer.from('What I have to add');
      expect((await at.stranger.post(`${of}/withdrawal?secret=${received.secret}`)).status).toBe(204);
      yield Buffer.from(' comes too late.');
    }
    const attaching = app.app.get(AttachComplaintFileService).attach(complaint, slowly());
    await expect(attaching).rejects.toMatchObject({ slug: 'complaint-ended' });
    expect(await on.status(received)).toMatchObject({ state: 'withdrawn', files: 0 });
  });

  it('is shown to nobody without its secret', async () => {
    const { recipientTicket } = await on.told();
    const { reference } = await on.lodged(recipientTicket);
    for (const query of ['', '?secret=', '?secret=wrong']) {
      expect((await at.stranger.get(`/v1/complaints/${reference}${query}`)).status).toBe(404);
    }
  });

  describe('entered', () => {
    it('by the platform for its signed-in recipient', async () => {
      const decided = await on.told();
      const recipientId = `recipient of ${decided.contentId}`;
      const { status, body } = await at.system.post<ReceivedBody & { id: string }>(on.path, {
        decisionId: decided.id,
        recipientId,
        text: 'In the app.',
      });
      expect(status).toBe(201);
      expect(await on.show(body.id)).toMatchObject({ side: 'recipient', state: 'open', text: 'In the app.' });
      expect(await on.mailAbout(decided.recipient, /complaint/)).toContain(body.reference);
    });

    it('by staff for a notifier', async () => {
      const decided = await on.told(doingNothing());
      const { status, body } = await at.compliance.post<{ id: string }>(on.path, {
        decisionId: decided.id,
        noticeReference: decided.held.received[0]!.reference,
        text: 'By phone.',
        channel: 'phone',
        receivedAt: app.clock.now().toISOString(),
      });
      expect(status).toBe(201);
      expect(await on.show(body.id)).toMatchObject({ side: 'notifier', basis: 'inaction' });
    });

    it.each<[string, 'system' | 'moderator', (known: { id: string }) => Record<string, unknown>, string]>([
      ['nothing to complain of', 'system', () => ({}), '#/decisionId'],
      ['two things', 'system', ({ id }) => ({ decisionId: id, suspensionId: id }), '#/suspensionId'],
      [
        'two persons',
        'system',
        ({ id }) => ({ decisionId: id, recipientId: 'a', noticeReference: 'b' }),
        '#/noticeReference',
      ],
      ['an unknown recipient', 'system', ({ id }) => ({ decisionId: id, recipientId: 'nobody' }), '#/recipientId'],
      ['a mistyped reference', 'system', ({ id }) => ({ decisionId: id, noticeReference: 'N-1' }), '#/noticeReference'],
      ['a channel said by the platform', 'system', ({ id }) => ({ decisionId: id, channel: 'letter' }), '#/channel'],
      [
        'no channel said by staff',
        'moderator',
        ({ id }) => ({ decisionId: id, receivedAt: '2026-01-01T00:00:00Z' }),
        '#/channel',
      ],
      ['no arrival said by staff', 'moderator', ({ id }) => ({ decisionId: id, channel: 'letter' }), '#/receivedAt'],
      [
        'an arrival in the future',
        'moderator',
        ({ id }) => ({ decisionId: id, channel: 'letter', receivedAt: '2090-01-01T00:00:00Z' }),
        '#/receivedAt',
      ],
    ])('is refused with %s', async (_case, who, changes, pointer) => {
      const decided = await on.told();
      const before = await counts();
      const { status, body } = await at[who].post<ProblemBody>(on.path, { text: 'It is wrong.', ...changes(decided) });
      expect([status, pointers(body)]).toEqual([422, [pointer]]);
      expect(await counts()).toBe(before);
    });

    it("is refused for another's content, and for a notice that the decision does not answer", async () => {
      const decided = await on.told();
      const other = await on.told();
      const entered = { decisionId: decided.id, text: 'It is wrong.' };
      const recipient = await at.system.post<ProblemBody>(on.path, {
        ...entered,
        recipientId: `recipient of ${other.contentId}`,
      });
      expect([recipient.status, pointers(recipient.body)]).toEqual([422, ['#/recipientId']]);
      const notice = await at.system.post<ProblemBody>(on.path, {
        ...entered,
        noticeReference: other.held.received[0]!.reference,
      });
      expect([notice.status, pointers(notice.body)]).toEqual([422, ['#/noticeReference']]);
      const nothing = await on.told(doingNothing());
      const idle = await at.system.post<ProblemBody>(on.path, { ...entered, decisionId: nothing.id });
      expect([idle.status, pointers(idle.body)]).toEqual([422, ['#/recipientId']]);
    });
  });

  it('is refused where the service owes none, and no message offers it (Art. 19, 20)', async () => {
    const small = await desk(app, { key: 'host', tier: 'hosting' });
    const smallCases = casesOn(app, small);
    const email = 'nobody@example.org';
    const url = 'https://host.example/1';
    const decided = await smallCases.decided(restricting(), [
      { items: [{ url }], platform: 'host', notifier: { name: 'N', email } },
    ]);
    const text = await on.mailAbout(email, /decision/);
    expect(text).not.toContain('complaint?ticket');
    const { status, body } = await small.system.post<ProblemBody>('/v1/platforms/host/complaints', {
      decisionId: decided.id,
      text: 'It is wrong.',
    });
    expect([status, slugOf(body)]).toEqual([422, 'no-internal-complaints']);
  });

  it('leads from the status page of the notice too', async () => {
    const decided = await on.told();
    const { reference, secret } = decided.held.received[0]!;
    const status = await until(async () => {
      const { body } = await at.stranger.get<{ items: { complaintUrl: string | null }[] }>(
        `/v1/notices/${reference}?secret=${secret}`,
      );
      return body;
    });
    expect(status.items[0]!.complaintUrl).toContain(`/complaint?ticket=${decided.notifierTicket}`);
    const page = await at.stranger.get<string>(`/status/${reference}?secret=${secret}`);
    expect(page.body).toContain(`complaint?ticket=${decided.notifierTicket}`);
  });

  it('is hidden from other platforms', async () => {
    const other = await desk(app, { key: 'elsewhere' });
    const decided = await on.told();
    const { reference } = await on.lodged(decided.recipientTicket);
    const { id } = await on.take(reference);
    expect((await other.moderator.get(`${on.path}/${id}`)).status).toBe(404);
    expect((await other.moderator.get(`/v1/platforms/elsewhere/complaints/${id}`)).status).toBe(404);
    expect(
      (await other.system.post('/v1/platforms/elsewhere/complaints', { decisionId: decided.id, text: 'x' })).status,
    ).toBe(404);
    expect((await other.moderator.post('/v1/complaints/claims')).status).toBe(204);
    await at.senior.post(`${on.path}/${id}/release`);
  });
});
