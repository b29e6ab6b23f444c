import { goodFaithWording } from '../../apps/api/src/notices/good-faith.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { filled, urlEncoded } from './sending-forms.js';

describe('the form for flags under the terms (INT-5, Art. 25)', () => {
  let app: TestApp;
  let at: Desk;

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
  });
  afterAll(() => app.stop());

  const get = (path: string, language = 'en') =>
    at.stranger.get<string>(path, { headers: { 'accept-language': language } });
  const complete = { urls: 'https://forum.example/posts/1', explanation: 'The post advertises a shop.' };
  const send = async (changes: Record<string, string>) =>
    at.stranger.post<string>('/flag/forum?lang=en', urlEncoded(filled((await get('/flag/forum')).body, changes)));
  const rowOf = async (location: string | null) => {
    const [, reference] = /status\/([^?]+)/.exec(location!)!;
    const [row] = await app.db.query<Record<string, unknown>>('select * from notice where reference = $1', [reference]);
    return row!;
  };

  it('has the same steps as the form for notices, and says what it is not', async () => {
    const { status, body } = await get('/flag/forum');
    expect(status).toBe(200);
    for (const part of [/<form/g, /<button/g]) expect(body.match(part)).toHaveLength(1);
    expect(body).not.toMatch(/ required| checked/i);
    expect(body).toContain('This is not a notice of illegal content.');
    expect(body).not.toContain('name="goodFaith"');
    expect(body).toContain('name="threatToLife"');
    expect(body).toContain('<option value="spam">No spam</option>');
    expect(body.split('</form>')[1]).toContain('<a href="/notice/forum?lang=en">Send a notice of illegal content</a>');
  });

  it('leads to the other form with the same element, in the same place', async () => {
    const link = async (page: string) =>
      /<\/form>\s*(<p>[^<]*<a href="[^"]*">[^<]*<\/a><\/p>)/.exec((await get(page)).body)?.[1];
    const shape = (found: string | undefined) => found?.replace(/>[^<]+</g, '><').replace(/href="[^"]*"/, 'href');
    expect(shape(await link('/notice/forum'))).toBe(shape(await link('/flag/forum')));
    expect(shape(await link('/flag/forum'))).toBe('<p><a href></a></p>');
  });

  it.each([
    ['de', 'Auf Verstöße gegen die Geschäftsbedingungen von The Forum hinweisen', 'Rechtswidrige Inhalte melden'],
    ['fr', 'Signaler un contenu contraire aux conditions générales de The Forum', 'Notifier un contenu illicite'],
  ])('speaks the language of the reader (%s)', async (language, title, other) => {
    const { body } = await get('/flag/forum', language);
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(body).toContain(other);
  });

  it('takes a flag, never a notice, and leads to a status page that says so', async () => {
    const answer = await send({ ...complete, termsClause: 'spam' });
    expect(answer.status).toBe(303);
    const location = answer.headers.get('location')!;
    expect(await rowOf(location)).toMatchObject({ type: 'terms-flag', channel: 'form', notifier_kind: 'anonymous' });
    expect((await rowOf(location))['terms_clause_id']).not.toBeNull();
    const { body } = await get(location);
    expect(body).toContain('We have received your flag');
    expect(body).toContain('Flag under our terms, not a notice');
    expect(body).not.toMatch(/statement of good faith|your name and email/);
  });

  it('asks for what a flag lacks, and takes it', async () => {
    const location = (await send({ urls: 'forum.example/posts/2' })).headers.get('location')!;
    const page = await get(location);
    expect(page.body).toContain('why you think that the content is against our terms');
    const fields = urlEncoded(filled(page.body, { explanation: 'It advertises.', urls: '' }));
    const added = await at.stranger.post<string>(location.split('?')[0]!, fields);
    expect(added.status).toBe(303);
    expect((await get(added.headers.get('location')!)).body).toContain('What you added is with your flag now.');
  });

  it.each([
    ['a clause that there is not', { ...complete, termsClause: 'none' }, 'Choose a clause from the list.'],
    ['nothing at all', {}, 'Say what it is about'],
    ['more addresses than one takes', { urls: 'https://a.example/\n'.repeat(51) }, 'A flag takes at most 50 addresses'],
  ])('writes nothing for %s', async (_case, changes, words) => {
    const count = async () => (await app.db.query<{ n: number }>('select count(*) as n from notice'))[0]!.n;
    const before = await count();
    const answer = await send(changes);
    expect([answer.status, await count()]).toEqual([422, before]);
    expect(answer.body).toContain(words);
    expect(answer.body).toContain('action="/flag/forum?lang=en"');
  });

  it('and the form for notices take each other’s fields for nothing: the page says what is meant', async () => {
    const asNotice = await at.stranger.post<string>(
      '/notice/forum',
      new URLSearchParams({ ...complete, type: 'terms-flag', goodFaith: goodFaithWording }),
    );
    const asFlag = await at.stranger.post<string>('/flag/forum', new URLSearchParams({ ...complete, type: 'notice' }));
    expect((await rowOf(asNotice.headers.get('location')))['type']).toBe('notice');
    expect((await rowOf(asFlag.headers.get('location')))['type']).toBe('terms-flag');
  });
});
