import { aNotice, desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';

interface Received {
  reference: string;
  secret: string;
  statusUrl: string;
  missing: { element: string; ask: string }[];
}

interface Invalid {
  type: string;
  errors: { pointer: string; detail: string }[];
}

describe('submitting a notice (Art. 16)', () => {
  let mails: MailCatcher;
  let app: TestApp;
  let at: Desk;

  beforeAll(async () => {
    ({ app, mail: mails } = await appWithMail());
    at = await desk(app);
  });
  afterAll(() => app.stop());

  const counted = async (table: string) =>
    (await app.db.query<{ n: number }>(`select count(*) as n from ${table}`))[0]!.n;

  it('takes a notice from anybody without an account (Art. 16(1), INT-1)', async () => {
    const { status, body } = await at.stranger.post<Received>('/v1/notices', aNotice());
    expect(status).toBe(201);
    expect(body.reference).toMatch(/^N-/);
    expect(body.missing).toEqual([]);
    const shown = await at.stranger.get(`/v1/notices/${body.reference}?secret=${body.secret}`);
    expect(shown.body).toMatchObject({ reference: body.reference, state: 'waiting', redress: [] });
  });

  it('confirms receipt by mail, with reference and link, once (Art. 16(4), ACK-1)', async () => {
    const { body } = await at.stranger.post<Received>(
      '/v1/notices',
      aNotice({ notifier: { name: 'Ann', email: 'ann@example.org' } }),
    );
    const mail = await mails.nextMailTo('ann@example.org');
    expect(mail.subject).toContain(body.reference);
    expect(mail.text).toContain(body.statusUrl);
    expect(mail.text).toContain('help@forum.example');
  });

  it.each([
    ['de', 'Bestätigen Sie, dass', 'Kontakt: People who answer'],
    ['fr-BE', 'Confirmez que vous pensez', 'Contact: People who answer'],
    ['mt', 'Confirm that you believe', 'Contact: People who answer'],
  ])('confirms receipt in the language of the notice where we speak it (%s)', async (language, asked, contact) => {
    const email = `${language}@example.org`;
    await at.stranger.post('/v1/notices', aNotice({ language, goodFaith: false, notifier: { name: 'N', email } }));
    const { text } = await mails.nextMailTo(email);
    expect(text).toContain(asked);
    expect(text).toContain(contact);
  });

  it.each([
    ['explanation', { explanation: '  ' }],
    ['location', { items: [] }],
    ['notifier', { notifier: undefined }],
    ['good-faith', { goodFaith: false }],
  ])('receives a notice without %s all the same, and asks for it (INT-6)', async (element, changes) => {
    const { status, body } = await at.stranger.post<Received>('/v1/notices', aNotice(changes));
    expect(status).toBe(201);
    expect(body.missing.map((one) => one.element)).toEqual([element]);
    expect(body.missing[0]!.ask).toMatch(/\w+/);
  });

  it('asks no name where child sexual abuse is alleged (Art. 16(2)(c), INT-3)', async () => {
    const { status, body } = await at.stranger.post<Received>(
      '/v1/notices',
      aNotice({
        notifier: undefined,
        category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
        keyword: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
      }),
    );
    expect(status).toBe(201);
    expect(body.missing).toEqual([]);
    const lane = await app.db.query<{ skill: string; priority: string }>(
      `select c.skill, c.priority from review_case c join case_item i on i.case_id = c.id
        join notice_item ni on ni.id = i.item_id join notice n on n.id = ni.notice_id where n.reference = $1`,
      [body.reference],
    );
    expect(lane).toEqual([{ skill: 'child-safety', priority: 'child-safety' }]);
  });

  it('lets each of several items find its own case (INT-4)', async () => {
    const before = await counted('review_case');
    await at.stranger.post(
      '/v1/notices',
      aNotice({ items: [1, 2, 3].map((n) => ({ url: `https://forum.example/several/${n}` })) }),
    );
    expect((await counted('review_case')) - before).toBe(3);
  });

  it('lets notices about the same thing share a case, however they name it', async () => {
    const before = await counted('review_case');
    const item = { url: 'https://forum.example/shared' };
    await Promise.all(Array.from({ length: 20 }, () => at.stranger.post('/v1/notices', aNotice({ items: [item] }))));
    expect((await counted('review_case')) - before).toBe(1);
  });

  it('seals texts and persons: no table holds them in the clear (PRV-1)', async () => {
    await at.stranger.post(
      '/v1/notices',
      aNotice({ explanation: 'Zebrafinch story', notifier: { name: 'Quentin', email: 'quentin@example.org' } }),
    );
    const tables = await app.db.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    for (const { name } of tables) {
      const found = await app.owner.query(
        `select 1 from "${name}" t where t::text ilike any (array['%zebrafinch%', '%quentin%'])`,
      );
      expect([name, found.rowCount]).toEqual([name, 0]);
    }
  });

  it('names every field that is wrong, by pointer, and writes nothing', async () => {
    const before = await counted('notice');
    const { status, body } = await at.stranger.post<Invalid>('/v1/notices', {
      ...aNotice(),
      items: [{ url: 'javascript:alert(1)' }, { url: 'https://a.example/', contentId: 'x' }],
      keyword: 'KEYWORD_DEFAMATION',
    });
    expect(status).toBe(422);
    expect(body.errors.map((error) => error.pointer)).toEqual(['#/items/0/url', '#/items/1', '#/keyword']);
    const shape = await at.stranger.post<Invalid>('/v1/notices', {
      ...aNotice(),
      explanation: 7,
      notifier: { email: 'nobody' },
      memberState: 'XX',
      hello: 1,
    });
    expect(shape.status).toBe(422);
    expect(shape.body.errors.map((error) => error.pointer).sort()).toEqual([
      '#/explanation',
      '#/hello',
      '#/memberState',
      '#/notifier/email',
    ]);
    expect(await counted('notice')).toBe(before);
  });

  it.each([
    ['NUL', 'a\0b'],
    ['half of a surrogate pair', 'a\ud800b'],
  ])('refuses %s, which the database could not keep', async (_what, explanation) => {
    const { status, body } = await at.stranger.post<Invalid>('/v1/notices', aNotice({ explanation }));
    expect([status, body.errors[0]!.pointer]).toEqual([422, '#/explanation']);
  });

  it('refuses a body that is too large with 413', async () => {
    const { status } = await at.stranger.post('/v1/notices', aNotice({ explanation: 'x'.repeat(2_000_000) }));
    expect(status).toBe(413);
  });

  describe('with an Idempotency-Key', () => {
    it('answers a stranger’s repetition with the first answer, also when both come at once', async () => {
      const notice = aNotice();
      const headers = { 'idempotency-key': 'abc-1' };
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => at.stranger.post<Received>('/v1/notices', notice, { headers })),
      );
      expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
      expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    });

    it('never shows a stranger another’s notice: another body is another notice', async () => {
      const headers = { 'idempotency-key': 'abc-2' };
      const one = await at.stranger.post<Received>('/v1/notices', aNotice(), { headers });
      const two = await at.stranger.post<Received>('/v1/notices', aNotice(), { headers });
      expect(two.status).toBe(201);
      expect(two.body.reference).not.toBe(one.body.reference);
    });

    it('refuses another body under the key of a credential', async () => {
      const headers = { 'idempotency-key': 'abc-3' };
      await at.system.post('/v1/notices', aNotice(), { headers });
      const { status, body } = await at.system.post('/v1/notices', aNotice(), { headers });
      expect([status, (body as { type: string }).type]).toEqual([
        422,
        expect.stringMatching(/idempotency-key-reused$/),
      ]);
    });

    it('refuses what staff enter with another arrival under one key: that is another letter', async () => {
      const headers = { 'idempotency-key': 'abc-4' };
      const { platform: _, ...letter } = aNotice();
      const enter = (receivedAt: string, channel = 'letter') =>
        at.moderator.post('/v1/platforms/forum/notices', { ...letter, channel, receivedAt }, { headers });
      const statuses = [
        await enter('2026-01-01T00:00:00Z'),
        await enter('2026-01-01T00:00:00Z'),
        await enter('2026-01-02T00:00:00Z'),
        await enter('2026-01-01T00:00:00Z', 'phone'),
      ].map(({ status }) => status);
      expect(statuses).toEqual([201, 201, 422, 422]);
    });

    it('refuses a key that is none', async () => {
      const { status } = await at.stranger.post('/v1/notices', aNotice(), { headers: { 'idempotency-key': 'a b' } });
      expect(status).toBe(422);
    });
  });

  it('shows a notice to nobody without its secret', async () => {
    const { body } = await at.stranger.post<Received>('/v1/notices', aNotice());
    for (const secret of ['', 'wrong', 'A'.repeat(32)]) {
      expect((await at.stranger.get(`/v1/notices/${body.reference}?secret=${secret}`)).status).toBe(404);
    }
  });

  it('enters what came by letter with the instant of arrival, never in the future', async () => {
    const enter = (changes: object) =>
      at.moderator.post<Received>(`/v1/platforms/${at.platform}/notices`, {
        ...aNotice({ platform: undefined }),
        channel: 'letter',
        ...changes,
      });
    const arrived = new Date(app.clock.now().getTime() - 86_400_000).toISOString();
    const { status, body } = await enter({ receivedAt: arrived });
    expect(status).toBe(201);
    const [row] = await app.db.query<{ receivedAt: Date; channel: string; source: string }>(
      'select received_at as "receivedAt", channel, received_at_source as source from notice where reference = $1',
      [body.reference],
    );
    expect(row).toEqual({ receivedAt: new Date(arrived), channel: 'letter', source: 'staff' });
    const late = await enter({ receivedAt: new Date(app.clock.now().getTime() + 60_000).toISOString() });
    expect(late.status).toBe(422);
  });

  it('writes one audit entry per notice, in the same transaction (INT-7)', async () => {
    const { body } = await at.stranger.post<Received>('/v1/notices', aNotice());
    const entries = await app.db.query(
      `select a.action, a.article, a.actor_kind from audit_entry a join notice n on n.id = a.entity_id where n.reference = $1`,
      [body.reference],
    );
    expect(entries).toEqual([{ action: 'notice.received', article: '16(1)', actor_kind: 'anonymous' }]);
  });

  it('keeps the category alleged beside the one deduced (TRI-2)', async () => {
    const { body } = await at.stranger.post<Received>(
      '/v1/notices',
      aNotice({ category: undefined, keyword: undefined }),
    );
    const path = `/v1/platforms/${at.platform}/notices/${body.reference}/category`;
    expect(
      (await at.moderator.post(path, { category: 'STATEMENT_CATEGORY_SELF_HARM', keyword: 'KEYWORD_PHISHING' })).status,
    ).toBe(422);
    expect((await at.moderator.post(path, { category: 'STATEMENT_CATEGORY_SELF_HARM' })).status).toBe(204);
    const { body: page } = await at.compliance.get<{ items: { reference: string; category: string }[] }>(
      `/v1/platforms/${at.platform}/notices`,
    );
    expect(page.items[0]).toMatchObject({ reference: body.reference, category: 'STATEMENT_CATEGORY_SELF_HARM' });
  });
});
