import { aNotice, desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';

interface Received {
  reference: string;
  secret: string;
  missing: { element: string }[];
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('completing a notice (INT-6)', () => {
  let app: TestApp;
  let at: Desk;

  beforeAll(async () => {
    app = await testApp({ env: { MAX_ATTACHMENTS: '2' } });
    at = await desk(app);
  });
  afterAll(() => app.stop());

  const submit = async (changes: Record<string, unknown> = {}) =>
    (await at.stranger.post<Received>('/v1/notices', aNotice(changes))).body;
  const pathOf = ({ reference, secret }: Received, what: string) => `/v1/notices/${reference}/${what}?secret=${secret}`;

  it('adds what was missing, and leaves the notice as it arrived', async () => {
    const notice = await submit({ goodFaith: false, notifier: undefined });
    const first = await at.stranger.post<Received>(pathOf(notice, 'supplements'), { goodFaith: true });
    expect(first.body.missing.map((one) => one.element)).toEqual(['notifier']);
    const second = await at.stranger.post<Received>(pathOf(notice, 'supplements'), {
      notifier: { name: 'Eve', email: 'eve@example.org' },
    });
    expect(second.body.missing).toEqual([]);
    const [row] = await app.db.query('select missing_elements from notice where reference = $1', [notice.reference]);
    expect(row).toEqual({ missing_elements: ['notifier', 'good-faith'] });
  });

  it('lets items that come later find their cases', async () => {
    const notice = await submit({ items: [] });
    const { status } = await at.stranger.post(pathOf(notice, 'supplements'), {
      items: [{ url: 'https://forum.example/later' }],
    });
    expect(status).toBe(200);
    const { body } = await at.stranger.get<{ state: string; items: { url: string }[] }>(
      pathOf(notice, '').replace('/?', '?'),
    );
    expect(body).toMatchObject({ state: 'waiting', items: [{ url: 'https://forum.example/later' }] });
  });

  it('shows the moderator what was added, and the files, beside what the notice came with', async () => {
    const url = `https://forum.example/added/${Date.now()}`;
    const notice = await submit({ items: [], goodFaith: false, language: 'fr', explanation: 'A first reason.' });
    await at.stranger.post(pathOf(notice, 'supplements'), { items: [{ url }], explanation: 'A second reason.' });
    await at.stranger.post(pathOf(notice, 'attachments'), new URLSearchParams({ a: 'text' }), {
      headers: { 'content-type': 'application/octet-stream' },
    });
    const reader = await at.person({ alias: 'reader', languages: ['fr'] });
    const { body } = await reader.post<{ case: { items: unknown[] } }>('/v1/review/claims', {});
    expect(body.case.items).toMatchObject([
      {
        noticeReference: notice.reference,
        url,
        explanation: 'A first reason.',
        supplements: [{ explanation: 'A second reason.', receivedAt: expect.any(String) as string }],
        missingElements: ['good-faith'],
        attachments: [{ position: 0, mediaType: 'text/plain' }],
      },
    ]);
  });

  it('refuses a supplement that adds nothing, or that names what is no location', async () => {
    const notice = await submit();
    expect((await at.stranger.post(pathOf(notice, 'supplements'), {})).status).toBe(422);
    const { status, body } = await at.stranger.post<{ errors: { pointer: string }[] }>(pathOf(notice, 'supplements'), {
      items: [{ url: 'nowhere' }],
    });
    expect([status, body.errors[0]!.pointer]).toEqual([422, '#/items/0/url']);
  });

  it('takes two supplements at once, one after the other', async () => {
    const notice = await submit({ items: [] });
    const answers = await Promise.all(
      [1, 2].map((n) =>
        at.stranger.post(pathOf(notice, 'supplements'), { items: [{ url: `https://forum.example/both/${n}` }] }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    const positions = await app.db.query<{ position: number }>(
      'select i.position from notice_item i join notice n on n.id = i.notice_id where n.reference = $1 order by 1',
      [notice.reference],
    );
    expect(positions.map((row) => row.position)).toEqual([0, 1]);
  });

  describe('with a file', () => {
    const attach = (notice: Received, bytes: Uint8Array) =>
      fetch(app.url + pathOf(notice, 'attachments'), {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array(bytes),
      });

    it('keeps an image encrypted outside the database, and opens it for staff alone', async () => {
      const notice = await submit();
      const answer = await attach(notice, png);
      expect(answer.status).toBe(201);
      expect(await answer.json()).toMatchObject({ position: 0, mediaType: 'image/png', bytes: png.length });
      const path = `/v1/platforms/${at.platform}/notices/${notice.reference}/attachments/0`;
      expect((await at.stranger.get(path)).status).toBe(401);
      const opened = await at.moderator.get<string>(path);
      expect(opened.status).toBe(200);
      expect(opened.headers.get('content-disposition')).toMatch(/^attachment/);
    });

    it('opens it to named roles alone once the notice turns out to be about child sexual abuse', async () => {
      const notice = await submit();
      await attach(notice, png);
      const path = `/v1/platforms/${at.platform}/notices/${notice.reference}`;
      await at.moderator.post(`${path}/category`, {
        category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
        keyword: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
      });
      const opened = await Promise.all(
        [at.moderator, at.compliance, at.senior].map((who) => who.get(`${path}/attachments/0`)),
      );
      expect(opened.map(({ status }) => status)).toEqual([404, 404, 200]);
    });

    it('refuses what is neither image, PDF nor text, by its bytes', async () => {
      const answer = await attach(await submit(), Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0]));
      expect(answer.status).toBe(422);
    });

    it('takes no file where child sexual abuse is alleged', async () => {
      const answer = await attach(await submit({ allegesChildSexualAbuse: true }), png);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ title: 'The file is not taken' });
    });

    it('takes as many as it may, also at once', async () => {
      const notice = await submit();
      const answers = await Promise.all([1, 2, 3].map((n) => attach(notice, Buffer.concat([png, Buffer.from([n])]))));
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 201, 422]);
    });
  });
});
