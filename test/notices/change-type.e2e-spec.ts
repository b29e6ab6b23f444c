import { casesOn, doingNothing, restricting, slugOf, type Cases, type ProblemBody } from '../decisions/cases-on.js';
import { aNotice, desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { trustedFlagger } from './trusted-flagger.js';

interface Received {
  reference: string;
  secret: string;
}

const reason = 'You say that the seller has no licence: that is illegal.';

describe('a change of type (INT-5)', () => {
  let mails: MailCatcher;
  let app: TestApp;
  let at: Desk;
  let cases: Cases;

  beforeAll(async () => {
    ({ app, mail: mails } = await appWithMail());
    at = await desk(app);
    cases = casesOn(app, at);
  });
  afterAll(() => app.stop());

  let senders = 0;
  const sender = () => ({ name: 'Gus Example', email: `gus${senders++}@example.org` });
  const flagging = { type: 'terms-flag', goodFaith: undefined };
  const aFlag = (changes: Record<string, unknown> = {}) => aNotice({ ...flagging, ...changes });
  const received = async (body: Record<string, unknown>, by = at.stranger) =>
    (await by.post<Received>('/v1/notices', body)).body;
  const change = (
    { reference }: Received,
    body: Record<string, unknown> = { type: 'notice', reason },
    by = at.moderator as typeof at.stranger,
    platform = 'forum',
  ) => by.post<ProblemBody>(`/v1/platforms/${platform}/notices/${reference}/type`, body);
  const status = async ({ reference, secret }: Received) =>
    (await at.stranger.get<Record<string, unknown>>(`/v1/notices/${reference}?secret=${secret}`)).body;
  const rowsOf = ({ reference }: Received) =>
    app.db.query<Record<string, unknown>>(
      `select c.* from notice_type_change c join notice n on n.id = c.notice_id where n.reference = $1 order by position`,
      [reference],
    );
  const entriesOf = ({ reference }: Received) =>
    app.db.query<Record<string, unknown>>(
      `select a.actor_id as by, a.details from audit_entry a join notice n on n.id = a.entity_id
       where n.reference = $1 and a.action = 'notice.type-changed'`,
      [reference],
    );

  it('is a row of its own with who and why, audited without a word; the notice stays as it arrived', async () => {
    const flag = await received(aFlag());
    expect((await change(flag)).status).toBe(204);
    const [row] = await rowsOf(flag);
    expect(row).toMatchObject({ position: 1, from_type: 'terms-flag', to_type: 'notice', staff_id: at.moderator.id });
    expect(JSON.stringify(row)).not.toContain('licence');
    expect(await entriesOf(flag)).toEqual([{ by: at.moderator.id, details: { from: 'terms-flag', to: 'notice' } }]);
    const [notice] = await app.db.query('select type from notice where reference = $1', [flag.reference]);
    expect(notice).toEqual({ type: 'terms-flag' });
  });

  it('is told to the sender: both meanings, why, the times, what is missing now, and how to object', async () => {
    const notifier = sender();
    const flag = await received(aFlag({ notifier }));
    await mails.nextMailTo(notifier.email);
    await change(flag);
    const mail = await mails.nextMailTo(notifier.email);
    expect(mail.subject).toBe(`We take your flag ${flag.reference} as a notice of illegal content`);
    expect(mail.text).toContain(reason);
    expect(mail.text).toContain('A notice of illegal content (Art. 16');
    expect(mail.text).toContain('A flag under our terms says');
    expect(mail.text).toContain('the day on which we first received it');
    expect(mail.text).toContain('Confirm that you believe in good faith');
    expect(mail.text).toMatch(/You can object[^]*\/flag\/forum[^]*help@forum\.example/);
  });

  it.each([
    ['de', 'als Hinweis nach unseren Geschäftsbedingungen', 'Sie können widersprechen'],
    ['fr', 'comme un signalement au titre de nos conditions générales', 'Vous pouvez vous y opposer'],
  ])('is told in the language of the notice (%s)', async (language, subject, object) => {
    const notifier = sender();
    const notice = await received(aNotice({ notifier, language }));
    await mails.nextMailTo(notifier.email);
    await change(notice, { type: 'terms-flag', reason });
    const mail = await mails.nextMailTo(notifier.email);
    expect(mail.subject).toContain(subject);
    expect(mail.text).toContain(object);
    expect(mail.text).toContain('/notice/forum');
  });

  it('is shown on the status page, in lists and to the moderator, and asks for what a notice needs', async () => {
    const flag = await received(aFlag({ notifier: undefined }));
    expect(await status(flag)).toMatchObject({ type: 'terms-flag', missing: [] });
    await change(flag);
    const shown = await status(flag);
    expect(shown).toMatchObject({
      type: 'notice',
      typeChanges: [{ from: 'terms-flag', to: 'notice', reason, changedAt: expect.any(String) as string }],
      missing: [{ element: 'notifier' }, { element: 'good-faith' }],
    });
    const page = (await at.stranger.get<string>(`/status/${flag.reference}?secret=${flag.secret}&lang=en`)).body;
    expect(page).toContain('Kind: Notice of illegal content (Art. 16)');
    expect(page).toContain('Before: Flag under our terms, not a notice.');
    expect(page).toContain(reason);
    expect(page).toContain('href="/flag/forum?lang=en"');
    const { body } = await at.compliance.get<{ items: Received[] }>(
      '/v1/platforms/forum/notices?type=notice&limit=200',
    );
    expect(body.items.map((one) => one.reference)).toContain(flag.reference);
    const held = await cases.take(await cases.caseOf(flag.reference));
    expect(held.items).toMatchObject([{ type: 'notice', missingElements: ['notifier', 'good-faith'] }]);
  });

  it('decides what a later decision counts as, the latest change alone', async () => {
    const held = await cases.held([flagging]);
    const [flag] = held.received as [Received];
    await change(flag);
    await change(flag, { type: 'terms-flag', reason: 'It is only rude.' });
    await change(flag, { type: 'notice', reason: 'It is a threat.' });
    expect((await rowsOf(flag)).map((row) => row['to_type'])).toEqual(['notice', 'terms-flag', 'notice']);
    expect((await cases.decide(held, restricting())).body).toMatchObject({ cause: 'notice', source: 'article-16' });
    const other = await cases.held([{}]);
    await change(other.received[0]!, { type: 'terms-flag', reason });
    expect((await cases.decide(other, doingNothing())).body).toMatchObject({
      cause: 'own-initiative',
      source: 'terms-flag',
    });
  });

  it('leaves due times and priority: they run from the receipt', async () => {
    const flag = await received(aFlag({ allegesThreatToLife: true }));
    const caseId = await cases.caseOf(flag.reference);
    const placeOf = () =>
      app.db.query(
        `select c.priority, c.due_at, c.urgent_at, i.due_at as item_due_at from review_case c
         join case_item i on i.case_id = c.id where c.id = $1`,
        [caseId],
      );
    const before = await placeOf();
    app.clock.move({ hours: 5 });
    await change(flag);
    await change(flag, { type: 'terms-flag', reason });
    expect(await placeOf()).toEqual(before);
  });

  it('gives a notice of a trusted flagger the priority that it had on receipt', async () => {
    const flagger = await trustedFlagger(app, at);
    const flag = await received(aFlag({ platform: undefined, category: flagger.category }), flagger);
    const caseId = await cases.caseOf(flag.reference);
    await change(flag);
    await until(async () => {
      const [row] = await app.db.query<{ priority: string }>('select priority from review_case where id = $1', [
        caseId,
      ]);
      return row!.priority === 'trusted-flagger';
    });
  });

  it('is refused once an item is decided: the decision went by the type', async () => {
    const { held } = await cases.decided(doingNothing(), [flagging]);
    const [flag] = held.received as [Received];
    const { status: refused, body } = await change(flag);
    expect([refused, slugOf(body)]).toEqual([409, 'notice-decided']);
    expect([await rowsOf(flag), await entriesOf(flag)]).toEqual([[], []]);
  });

  it('is refused to what it is already', async () => {
    const notice = await received(aNotice());
    const { status: refused, body } = await change(notice);
    expect([refused, slugOf(body)]).toEqual([409, 'notice-type-unchanged']);
    expect(await rowsOf(notice)).toEqual([]);
  });

  it.each([
    ['no reason', { type: 'notice' }, '#/reason'],
    ['a blank reason', { type: 'notice', reason: ' ' }, '#/reason'],
    ['no type', { reason }, '#/type'],
    ['a type that there is not', { type: 'complaint', reason }, '#/type'],
  ])('is refused with %s, and nothing is written', async (_case, body, pointer) => {
    const flag = await received(aFlag());
    const answer = await change(flag, body);
    expect([answer.status, answer.body.errors.map((one) => one.pointer)]).toEqual([422, [pointer]]);
    expect([await rowsOf(flag), await entriesOf(flag)]).toEqual([[], []]);
  });

  it('is for moderators alone, on their own platform', async () => {
    const flag = await received(aFlag());
    const other = await desk(app, { key: 'elsewhere' });
    expect((await change(flag, undefined, at.compliance)).status).toBe(403);
    expect((await change(flag, undefined, at.system)).status).toBe(403);
    expect((await change(flag, undefined, at.stranger)).status).toBe(401);
    expect((await change(flag, undefined, other.moderator)).status).toBe(404);
    expect((await change(flag, undefined, other.moderator, 'elsewhere')).status).toBe(404);
    expect((await change({ reference: 'N-0000-0000-0000-000', secret: '' })).status).toBe(404);
    expect(await rowsOf(flag)).toEqual([]);
  });

  it('has one winner of two callers at once, and one message', async () => {
    const notifier = sender();
    const flag = await received(aFlag({ notifier }));
    const answers = await Promise.all([change(flag), change(flag, undefined, at.senior)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409]);
    expect(await rowsOf(flag)).toHaveLength(1);
    const messages = await app.db.query(
      `select m.id from message m join notice n on n.id = m.notice_id where n.reference = $1 and m.kind = 'type-change'`,
      [flag.reference],
    );
    expect(messages).toHaveLength(1);
  });

  it('and a decision at once agree: the type that the decision went by is the last one', async () => {
    for (let round = 0; round < 8; round++) {
      const held = await cases.held([flagging]);
      const [flag] = held.received as [Received];
      const [changed, decided] = await Promise.all([change(flag), cases.decide(held, restricting())]);
      expect(decided.status).toBe(201);
      expect([changed.status, decided.body.source]).toEqual(
        changed.status === 204 ? [204, 'article-16'] : [409, 'terms-flag'],
      );
    }
  });

  it('is possible for a notice that names nothing yet', async () => {
    const flag = await received(aFlag({ items: [] }));
    expect((await change(flag)).status).toBe(204);
    expect(await status(flag)).toMatchObject({ type: 'notice', state: 'incomplete' });
  });

  it('cannot be taken back from the record, and none is one to the same (the database refuses it)', async () => {
    const flag = await received(aFlag());
    await change(flag);
    const [row] = await rowsOf(flag);
    await expect(app.db.query(`update notice_type_change set to_type = 'terms-flag'`)).rejects.toMatchObject({
      code: '42501',
    });
    await expect(
      app.owner.query(`update notice_type_change set to_type = from_type where id = $1`, [row!['id']]),
    ).rejects.toMatchObject({ constraint: 'notice_type_change_is_one' });
  });
});
