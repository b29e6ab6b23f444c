import { Contents, Recipients } from '../../apps/api/src/recipients/index.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { as, pointersOf, slugOf, type ProblemBody } from '../platforms/platforms-on.js';
import { aContent, aRecipient } from './contents-on.js';

interface Described {
  id: string;
  version: number;
  recipient: { id: string; version: number } | null;
}

describe('PUT /v1/platforms/:platform/contents/:contentId', () => {
  let app: TestApp;
  let platform: ReturnType<typeof client>;
  let platformId: string;

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-22T10:00:00Z'), env: { NOTICEDESK_ROLES: 'api' } });
    platform = as(app, 'platform');
    platformId = (await platform.get<{ id: string }>('/v1/platforms/sample')).body.id;
  });
  afterAll(() => app.stop());

  const pathOf = (contentId: string) => `/v1/platforms/sample/contents/${encodeURIComponent(contentId)}`;
  const put = <T = Described>(contentId: string, body: unknown) => platform.put<T>(pathOf(contentId), body);
  const show = async (contentId: string, query = '') => (await platform.get(`${pathOf(contentId)}${query}`)).body;
  const locate = (...values: string[]) =>
    app.db.read(async (tx) => {
      const places = values.map((value) => ({ kind: 'url' as const, value }));
      return (await app.app.get(Contents).locate(tx, platformId, places)).map(({ content }) => content);
    });
  const rowsOf = async (table: string, id: string) =>
    (await app.owner.query(`select from ${table} t where t.content_id = $1`, [id])).rowCount;

  it('makes version 1 of a content and its recipient (201)', async () => {
    const { status, body } = await put('post-1', aContent({ urls: ['https://example.org/posts/1'] }));
    expect(status).toBe(201);
    expect(body).toMatchObject({ contentId: 'post-1', version: 1, recipient: { id: 'account-7', version: 1 } });
    expect(await show('post-1')).toMatchObject({
      kind: 'content',
      contentTypes: ['text'],
      language: 'de',
      publishedAt: '2026-11-20T18:04:00.000Z',
      text: 'The text of the post.',
      urls: ['https://example.org/posts/1'],
      recipient: { id: 'account-7', accountType: 'private', country: 'DE', minor: false, audienceSize: 1250 },
    });
  });

  it('changes nothing when the same is said again (200), whatever the order of types', async () => {
    const types = { contentTypes: ['image', 'text'], mediaSha256: 'ab'.repeat(32) };
    const first = await put('same', aContent(types));
    app.clock.move({ minutes: 1 });
    const second = await put('same', aContent({ ...types, contentTypes: ['text', 'image'] }));
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
    expect(await rowsOf('content_version', first.body.id)).toBe(1);
  });

  it.each([
    ['text', { text: 'Edited.' }],
    ['text taken away', { text: undefined }],
    ['language', { language: 'en' }],
    ['content types', { contentTypes: ['text', 'image'] }],
    ['media', { mediaSha256: '0'.repeat(64) }],
    ['published instant', { publishedAt: '2026-11-20T18:05:00Z' }],
    ['recipient', { recipient: aRecipient({ id: 'account-8' }) }],
  ])('makes a new version when the %s changes', async (what, changes) => {
    await put(`edited ${what}`, aContent());
    const { status, body } = await put(`edited ${what}`, aContent(changes));
    expect({ status, version: body.version }).toEqual({ status: 201, version: 2 });
    expect((await show(`edited ${what}`, '?version=1')).text).toBe('The text of the post.');
  });

  it('makes a third version of an edit taken back', async () => {
    for (const text of ['a', 'b']) await put('back', aContent({ text }));
    expect((await put('back', aContent({ text: 'a' }))).body.version).toBe(3);
  });

  it('adds locations without a new version', async () => {
    await put('moved', aContent());
    const { status } = await put('moved', aContent({ urls: ['https://example.org/moved'] }));
    expect(status).toBe(200);
    expect(await locate('http://EXAMPLE.org/moved', 'moved', 'https://example.org/nowhere')).toMatchObject([
      { externalId: 'moved', version: 1 },
      { externalId: 'moved', version: 1 },
      null,
    ]);
  });

  it('refuses a location of another content and writes nothing of it (409)', async () => {
    await put('owner', aContent({ urls: ['https://example.org/taken'] }));
    const { status, body } = await put<ProblemBody>(
      'thief',
      aContent({ urls: ['https://example.org/free', 'http://example.org/taken'] }),
    );
    expect({ status, slug: slugOf(body) }).toEqual({ status: 409, slug: 'location-taken' });
    expect(body.errors.map(({ pointer }) => pointer)).toEqual(['#/urls/1']);
    expect((await platform.get(pathOf('thief'))).status).toBe(404);
    expect(await locate('https://example.org/free')).toEqual([null]);
  });

  it('refuses another kind (409)', async () => {
    await put('kind', aContent());
    const { status, body } = await put<ProblemBody>('kind', aContent({ kind: 'listing' }));
    expect({ status, slug: slugOf(body) }).toEqual({ status: 409, slug: 'content-kind-fixed' });
  });

  it('asks for the subjects of earlier notices to be attached', async () => {
    const { body } = await put('attached', aContent());
    const { rows } = await app.owner.query(
      `select j.payload from graphile_worker._private_jobs j where j.payload::text like '%' || $1 || '%'`,
      [body.id],
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each([
    ['post/42?x=1#y', 'a slash, a query and a fragment'],
    ['at://did:plc:abc/app.bsky.feed.post/3k', 'an at:// address'],
    ['é'.repeat(500), '500 letters beyond ASCII'],
  ])('takes the content id %j', async (contentId) => {
    const { status, body } = await put<{ contentId: string }>(contentId, aContent({ recipient: undefined }));
    expect({ status, contentId: body.contentId }).toEqual({ status: 201, contentId });
    expect((await show(contentId)).contentId).toBe(contentId);
  });

  it.each([
    ['x'.repeat(501), 'too long'],
    ['a\0b', 'NUL'],
  ])('refuses the content id %#', async (contentId) => {
    const { status, body } = await put<ProblemBody>(contentId, aContent());
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ in: 'path', pointer: '#/contentId' }]);
  });

  it.each([
    [{ kind: 'post' }, '#/kind'],
    [{ contentTypes: [] }, '#/contentTypes'],
    [{ contentTypes: ['CONTENT_TYPE_TEXT'] }, '#/contentTypes'],
    [{ language: 'deu' }, '#/language'],
    [{ publishedAt: 'yesterday' }, '#/publishedAt'],
    [{ publishedAt: '2026-12-24T00:00:00Z' }, '#/publishedAt'],
    [{ editedAt: '2026-12-24T00:00:00Z' }, '#/editedAt'],
    [{ text: 'a\0b' }, '#/text'],
    [{ text: '\ud800' }, '#/text'],
    [{ mediaSha256: 'abc' }, '#/mediaSha256'],
    [{ urls: ['a', ''] }, '#/urls/1'],
    [{ recipient: aRecipient({ email: 'eve' }) }, '#/recipient/email'],
    [{ recipient: aRecipient({ country: 'de' }) }, '#/recipient/country'],
    [{ recipient: aRecipient({ audienceSize: -1 }) }, '#/recipient/audienceSize'],
    [{ recipient: aRecipient({ audienceSize: 2 ** 53 }) }, '#/recipient/audienceSize'],
    [{ recipient: aRecipient({ registeredOn: '2019-13-01' }) }, '#/recipient/registeredOn'],
    [{ recipient: aRecipient({ id: '' }) }, '#/recipient/id'],
    [{ recipient: aRecipient({ followers: 3 }) }, '#/recipient/followers'],
    [
      { recipient: aRecipient({ affiliations: [{ kind: 'fan', source: 'x', validFrom: '2026-01-01' }] }) },
      '#/recipient/affiliations/0/kind',
    ],
    [
      {
        recipient: aRecipient({
          affiliations: [{ kind: 'media', source: 'x', validFrom: '2026-01-01', validTo: '2025-01-01' }],
        }),
      },
      '#/recipient/affiliations/0/validTo',
    ],
  ])('refuses %j (422)', async (changes, pointer) => {
    const { status, body } = await put<ProblemBody>('refused', aContent(changes));
    expect({ status, pointers: pointersOf(body) }).toEqual({ status: 422, pointers: [pointer] });
    expect((await platform.get(pathOf('refused'))).status).toBe(404);
  });

  it('is for the platform alone', async () => {
    expect((await client(app.url).put(pathOf('x'), aContent())).status).toBe(401);
    expect((await as(app, 'moderator').put(pathOf('x'), aContent())).status).toBe(403);
  });

  describe('the recipient (Art. 3(b))', () => {
    const contactOf = async (externalId: string) => {
      const { rows } = await app.owner.query<{ id: string }>('select r.id from recipient r where r.external_id = $1', [
        externalId,
      ]);
      return app.db.read((tx) => app.app.get(Recipients).contactOf(tx, platformId, rows[0]!.id));
    };
    let count = 0;
    const describeRecipient = async (recipient: Record<string, unknown>) =>
      (await put(`of recipient ${count++}`, aContent({ recipient }))).body.recipient;

    it('has a new version when something about it changes, its content has not', async () => {
      await put('popular', aContent({ recipient: aRecipient({ id: 'star' }) }));
      const { status, body } = await put(
        'popular',
        aContent({ recipient: aRecipient({ id: 'star', audienceSize: 9 }) }),
      );
      expect(status).toBe(200);
      expect(body).toMatchObject({ version: 1, recipient: { version: 2 } });
      expect(await locate('popular')).toMatchObject([{ audienceSize: 9 }]);
    });

    it('keeps its name and address sealed and tells them only to who writes to it', async () => {
      await describeRecipient(aRecipient({ id: 'private person' }));
      expect(await contactOf('private person')).toEqual({
        email: 'eve@example.org',
        name: 'Eve Example',
        language: 'de',
        contactKnown: true,
      });
      const dump = await app.owner.query('select v::text as row from recipient_version v');
      const sealed = await app.owner.query('select t::text as row from sealed_text t');
      const content = await platform.get(pathOf(`of recipient ${count - 1}`));
      expect(JSON.stringify([dump.rows, sealed.rows, content.body])).not.toMatch(/eve@example|Eve Example/);
    });

    it('has a new version with another address', async () => {
      await describeRecipient(aRecipient({ id: 'mover' }));
      expect(await describeRecipient(aRecipient({ id: 'mover', email: 'new@example.org' }))).toMatchObject({
        version: 2,
      });
      expect((await contactOf('mover'))?.email).toBe('new@example.org');
    });

    it('stays as described when it is named by its id alone', async () => {
      await describeRecipient(aRecipient({ id: 'known' }));
      expect(await describeRecipient({ id: 'known' })).toEqual({ id: 'known', version: 1 });
      expect((await contactOf('known'))?.email).toBe('eve@example.org');
    });

    it('has no contact before it is described', async () => {
      expect(await describeRecipient({ id: 'just named' })).toEqual({ id: 'just named', version: 0 });
      expect(await contactOf('just named')).toBeNull();
    });

    it.each([
      ['known without being told', { contactKnown: true, email: undefined }, true],
      ['known when it is told', { contactKnown: undefined }, true],
      ['not known', { contactKnown: undefined, email: undefined }, false],
    ])('has a contact that is %s', async (what, changes, contactKnown) => {
      await describeRecipient(aRecipient({ id: what, ...changes }));
      expect((await contactOf(what))?.contactKnown).toBe(contactKnown);
    });

    it('has affiliations with their time, and those that are missing later end', async () => {
      const media = { kind: 'media', source: 'public-register', validFrom: '2025-01-01' };
      const owner = { kind: 'owner', source: 'platform', validFrom: '2024-01-01', validTo: '2026-01-01' };
      await describeRecipient(aRecipient({ id: 'affiliated', affiliations: [media, owner] }));
      await describeRecipient(aRecipient({ id: 'affiliated', affiliations: [] }));
      const shown = await show(`of recipient ${count - 1}`);
      expect(shown.recipient).toMatchObject({ affiliations: [{ ...media, validTo: '2026-11-22' }, owner] });
      await describeRecipient(aRecipient({ id: 'affiliated' }));
      expect(await show(`of recipient ${count - 1}`)).toMatchObject({ recipient: { affiliations: [{}, {}] } });
    });

    it('keeps the source of an affiliation (409)', async () => {
      const affiliation = { kind: 'staff', source: 'platform', validFrom: '2025-01-01' };
      await describeRecipient(aRecipient({ id: 'colleague', affiliations: [affiliation] }));
      const other = aRecipient({ id: 'colleague', affiliations: [{ ...affiliation, source: 'press' }] });
      const { status, body } = await put<ProblemBody>('of colleague', aContent({ recipient: other }));
      expect({ status, slug: slugOf(body) }).toEqual({ status: 409, slug: 'affiliation-fixed' });
      expect(body.errors).toMatchObject([{ pointer: '#/recipient/affiliations/0/source' }]);
    });
  });

  describe('callers at once', () => {
    it('make one version of one description', async () => {
      const answers = await Promise.all(
        [1, 2, 3, 4, 5].map(() => put('rush', aContent({ urls: ['https://x.example/r'] }))),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
      expect(new Set(answers.map(({ body }) => body.version))).toEqual(new Set([1]));
      expect(await rowsOf('content_version', answers[0]!.body.id)).toBe(1);
    });

    it('lose no version of different descriptions', async () => {
      const texts = Array.from({ length: 12 }, (_, i) => `text ${i}`);
      const answers = await Promise.all(texts.map((text) => put('edits', aContent({ text }))));
      expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 201));
      expect(answers.map(({ body }) => body.version).sort((a, b) => a - b)).toEqual(texts.map((_, i) => i + 1));
      const kept = await Promise.all(texts.map((_, i) => show('edits', `?version=${i + 1}`)));
      expect(kept.map(({ text }) => text).sort()).toEqual(texts.toSorted());
    });

    it('describe one recipient through many contents, each version once', async () => {
      const sizes = Array.from({ length: 12 }, (_, i) => i);
      const answers = await Promise.all(
        sizes.map((audienceSize) =>
          put(`crowd ${audienceSize}`, aContent({ recipient: aRecipient({ id: 'crowd', audienceSize }) })),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(sizes.map(() => 201));
      expect(answers.map(({ body }) => body.recipient!.version).sort((a, b) => a - b)).toEqual(sizes.map((i) => i + 1));
    });

    it('claim one location for one content, in whatever order they name several', async () => {
      const urls = ['https://example.org/c/1', 'https://example.org/c/2', 'https://example.org/c/3'];
      const answers = await Promise.all(
        [1, 2, 3, 4].map((i) => put(`claimant ${i}`, aContent({ urls: i % 2 ? urls : urls.toReversed() }))),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    });
  });

  describe('GET', () => {
    it('tells 404 for a content that was never described, and for a version that is none', async () => {
      expect((await platform.get(pathOf('never'))).status).toBe(404);
      await put('short', aContent());
      expect((await platform.get(`${pathOf('short')}?version=2`)).status).toBe(404);
      expect((await platform.get(`${pathOf('short')}?version=0`)).status).toBe(422);
    });

    it('opens the text to those who may see suspected abuse material, and to no other staff', async () => {
      await put('read', aContent());
      expect((await as(app, 'senior-moderator').get(pathOf('read'))).body.text).toBe('The text of the post.');
      expect((await as(app, 'moderator').get(pathOf('read'))).body.text).toBeNull();
      const made = await as(app, 'admin').post<{ key: string }>('/v1/platforms/sample/keys', {
        role: 'auditor',
        label: 'a',
      });
      const auditor = await client(app.url, made.body.key).get(pathOf('read'));
      expect(auditor).toMatchObject({ status: 200, body: { text: null, urls: [], version: 1 } });
      expect((await client(app.url).get(pathOf('read'))).status).toBe(401);
    });

    it('shows nothing of what is erased', async () => {
      const { body } = await put('erased', aContent());
      await app.owner.query(
        'delete from sealed_text t using content_version v where v.content_id = $1 and t.id = v.snapshot_id',
        [body.id],
      );
      expect(await show('erased')).toMatchObject({ version: 1, text: null, language: 'de' });
    });
  });
});
