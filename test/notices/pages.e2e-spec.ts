import { goodFaithWording } from '../../apps/api/src/notices/good-faith.js';
import { desk, type Desk } from '../support/desk.js';
import type { Answer } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { casesOn, doingNothing, restricting } from '../decisions/cases-on.js';
import { filled, multipart, urlEncoded } from './sending-forms.js';

const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const pngOf = (n: number) => new Uint8Array([...png, n]);

describe('the notice form and the status page', () => {
  let app: TestApp;
  let at: Desk;

  beforeAll(async () => {
    app = await testApp({
      env: { MAX_ATTACHMENTS: '2', MAX_ATTACHMENT_BYTES: '200000' },
    });
    at = await desk(app);
  });
  afterAll(() => app.stop());

  const get = (path: string, language = 'en') =>
    at.stranger.get<string>(path, { headers: { 'accept-language': language } });
  const complete = {
    urls: 'https://forum.example/posts/1',
    explanation: 'The post offers counterfeit medicine.',
    name: 'Eve Example',
    email: 'eve@example.org',
    goodFaith: goodFaithWording,
  };
  const send = async (changes: Record<string, string>, files?: Parameters<typeof multipart>[1]) => {
    const fields = filled((await get('/notice/forum')).body, changes);
    return at.stranger.post<string>('/notice/forum?lang=en', files ? multipart(fields, files) : urlEncoded(fields));
  };
  const locationOf = (answer: Answer<string>) => {
    expect(answer.status).toBe(303);
    return answer.headers.get('location')!;
  };
  const rowOf = async (location: string) => {
    const [, reference] = /status\/([^?]+)/.exec(location)!;
    const [row] = await app.db.query<Record<string, unknown> & { id: string; item_count: number }>(
      'select * from notice where reference = $1',
      [reference],
    );
    return row!;
  };

  it('is one page with one form and one button, about illegal content alone (Art. 25)', async () => {
    const { status, body } = await get('/notice/forum');
    expect(status).toBe(200);
    expect(body.match(/<form/g)).toHaveLength(1);
    expect(body.match(/<button/g)).toHaveLength(1);
    expect(body).not.toMatch(/ required| checked/i);
    const [form, afterwards] = body.split('</form>') as [string, string];
    expect(form).not.toMatch(/terms|flag/i);
    expect(afterwards).toContain('<a href="/flag/forum?lang=en">Send a flag under our terms</a>');
  });

  it('loads nothing, runs nothing and tells nobody', async () => {
    const { headers, body } = await get('/notice/forum');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
    );
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('set-cookie')).toBeNull();
    expect(body).not.toMatch(/<script|<link|<img|https?:\/\/(?!example\.org)/i);
  });

  it.each([
    ['/notice/forum', 'de-AT,de;q=0.9', '<html lang="de">'],
    ['/notice/forum', 'fr', '<html lang="fr">'],
    ['/notice/forum?lang=de', 'fr', '<html lang="de">'],
    ['/notice/forum', 'mt', '<html lang="en">'],
  ])('%s speaks the language of the reader (%s)', async (path, language, expected) => {
    expect((await get(path, language)).body).toContain(expected);
  });

  it('is filled in by a link beside the content, which it escapes', async () => {
    const { body } = await get('/notice/forum?url=https://forum.example/"><script>&url=https://forum.example/2');
    expect(body).toContain('https://forum.example/&quot;&gt;&lt;script&gt;\nhttps://forum.example/2</textarea>');
    const both = (await get('/notice/forum?contentId=post-1&url=https://forum.example/1')).body;
    const answer = await at.stranger.post<string>('/notice/forum', urlEncoded(filled(both, { explanation: 'Fraud.' })));
    expect(await rowOf(locationOf(answer))).toMatchObject({ item_count: 1, channel: 'form' });
  });

  it('asks which service is meant where there are several, and passes the link on', async () => {
    const { body } = await get('/notice?url=https://forum.example/1&url=https://forum.example/2');
    expect(body).toContain(
      '<a href="/notice/forum?url=https%3A%2F%2Fforum.example%2F1&amp;url=https%3A%2F%2Fforum.example%2F2">The Forum</a>',
    );
  });

  it('receives a complete notice and leads to its status page', async () => {
    const location = locationOf(await send(complete));
    expect(await rowOf(location)).toMatchObject({
      channel: 'form',
      notifier_kind: 'individual',
      good_faith_wording: goodFaithWording,
      missing_elements: [],
      language: 'en',
    });
    const page = await get(location);
    expect(page.status).toBe(200);
    expect(page.body).toContain('We have received your notice');
    expect(page.body).toContain('https://forum.example/posts/1');
    expect(page.body).toContain('Waiting for a first look');
    expect(page.body).toContain('help@forum.example');
    expect(page.headers.get('x-robots-tag')).toBe('noindex, nofollow');
  });

  it('receives an incomplete notice too, asks for what it lacks, and takes it (INT-6)', async () => {
    const location = locationOf(await send({ urls: 'forum.example/posts/2' }));
    expect(await rowOf(location)).toMatchObject({ missing_elements: ['explanation', 'notifier', 'good-faith'] });
    const page = await get(location);
    expect(page.body).toContain('your statement of good faith');
    const { explanation, name, email, goodFaith } = complete;
    const fields = urlEncoded(filled(page.body, { explanation, name, email, goodFaith, urls: '' }));
    const path = location.split('?')[0]!;
    const added = locationOf(await at.stranger.post<string>(path, fields));
    expect((await get(added)).body).toContain('What you added is with your notice now.');
    expect((await get(added)).body).not.toContain('your statement of good faith');
    locationOf(await at.stranger.post<string>(path, fields)); // a second click
    const { id } = await rowOf(location);
    expect(await app.db.query('select id from notice_supplement where notice_id = $1', [id])).toHaveLength(1);
  });

  it('answers what cannot be read with the same page: every error named, every input kept', async () => {
    const answer = await send({ ...complete, urls: 'https://forum.example/1\nnowhere', email: 'eve', law: '<§ 1>' });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('Please check 2 things');
    expect(answer.body).toContain('<a href="#urls">“nowhere” is not a whole address.');
    expect(answer.body).toContain('id="email-fault"');
    expect(answer.body).toMatch(/<input id="email" name="email" aria-describedby="email-fault" aria-invalid="true"/);
    expect(answer.body).toContain('https://forum.example/1\nnowhere</textarea>');
    expect(answer.body).toContain('value="&lt;§ 1&gt;"');
    expect(answer.body).toContain('The post offers counterfeit medicine.');
    expect(answer.body).toMatch(/name="goodFaith"[^>]* checked/);
  });

  it.each([
    ['nothing at all', { name: 'Eve' }, 'Say what it is about'],
    ['more items than a notice takes', { urls: 'https://a.example/\n'.repeat(51) }, 'at most 50 addresses'],
    ['an endless explanation', { explanation: 'a'.repeat(20_001) }, 'at most 20,000 characters'],
    ['a category that is none', { ...complete, category: 'x' }, 'Choose a kind of content'],
    ['an outdated wording', { ...complete, goodFaith: '2020-01' }, 'The wording of this statement has changed'],
    ['NUL', { ...complete, explanation: 'a\0b' }, 'The explanation may have'],
  ])('writes nothing for %s', async (_case, changes, words) => {
    const count = async () => (await app.db.query<{ n: number }>('select count(*) as n from notice'))[0]!.n;
    const before = await count();
    const answer = await send(changes);
    expect([answer.status, await count()]).toEqual([422, before]);
    expect(answer.body).toContain(words);
  });

  it('counts line breaks of browsers as one character', async () => {
    locationOf(await send({ ...complete, explanation: `${'a\r\n'.repeat(10_000)}` }));
  });

  it('takes two clicks as one notice, and a changed one as another', async () => {
    const fields = filled((await get('/notice/forum')).body, complete);
    const clicks = await Promise.all(
      [1, 2].map(() => at.stranger.post<string>('/notice/forum', multipart(fields, [{ name: 'a.png', bytes: png }]))),
    );
    expect(locationOf(clicks[0]!)).toBe(locationOf(clicks[1]!));
    const { id } = await rowOf(locationOf(clicks[0]!));
    expect(await app.db.query('select id from attachment where notice_id = $1', [id])).toHaveLength(1);
    const changed = await at.stranger.post<string>('/notice/forum', urlEncoded({ ...fields, explanation: ['Other.'] }));
    expect(locationOf(changed)).not.toBe(locationOf(clicks[0]!));
  });

  it('needs no name where sexual abuse of a child is alleged, and takes no file (Art. 16(2)(c))', async () => {
    const { urls, explanation, goodFaith } = complete;
    const location = locationOf(
      await send({ urls, explanation, goodFaith, childSexualAbuse: 'yes' }, [{ name: 'a.png', bytes: png }]),
    );
    expect(await rowOf(location)).toMatchObject({ alleges_child_abuse: true, missing_elements: [] });
    const { body } = await get(location);
    expect(body).toContain('no files are taken where sexual abuse of a child is at issue');
    expect(body).not.toContain('type="file"');
    const { id } = await rowOf(location);
    expect(await app.db.query('select id from attachment where notice_id = $1', [id])).toEqual([]);
  });

  describe('with files', () => {
    it('keeps what may be kept, tells of the others, and the notice stays', async () => {
      const location = locationOf(
        await send(complete, [
          { name: 'virus.exe', bytes: new Uint8Array([0x4d, 0x5a, 0x90, 0, 3]) },
          { name: 'large.txt', bytes: new Uint8Array(700_000).fill(65) },
          { name: '1.png', bytes: pngOf(1) },
          { name: '2.png', bytes: pngOf(2) },
          { name: '3.png', bytes: pngOf(3) },
        ]),
      );
      const { body } = await get(location);
      expect(body).toContain('2 files were added.');
      expect(body).toContain('File 1 was not added: it is no image');
      expect(body).toContain('File 2 was not added: it is too large.');
      expect(body).toContain('File 5 was not added: the notice has as many files');
    });

    it('takes a form whose file field is empty', async () => {
      const { body } = await get(locationOf(await send(complete, [])));
      expect(body).not.toMatch(/files? (was|were)/);
    });

    it('adds files to a notice later, also without anything else', async () => {
      const location = locationOf(await send(complete));
      const page = await get(location);
      const path = location.split('?')[0]!;
      const nothing = await at.stranger.post<string>(path, multipart(filled(page.body), []));
      expect(nothing.status).toBe(422);
      expect(nothing.body).toContain('Nothing was filled in.');
      const fields = filled(page.body);
      const added = await at.stranger.post<string>(path, multipart(fields, [{ name: 'a.png', bytes: png }]));
      expect((await get(locationOf(added))).body).toContain('One file was added.');
    });

    it('says that files come last', async () => {
      const form = new FormData();
      form.append('files', new Blob([png]), 'a.png');
      form.append('explanation', 'Fraud.');
      expect((await at.stranger.post('/notice/forum', form)).status).toBe(400);
    });
  });

  describe('the status page', () => {
    it('asks for reference and secret, and says the same of a wrong secret and of no notice', async () => {
      expect((await get('/status')).status).toBe(200);
      const location = locationOf(await send(complete));
      const [, reference, secret] = /status\/([^?]+)\?secret=([^&]+)/.exec(location)!;
      const found = await get(`/status?reference=${reference}&secret=${secret}`);
      expect((await get(locationOf(found))).status).toBe(200);
      const wrong = await get(`/status/${reference}?secret=wrong`);
      const none = await get('/status/N-0000-0000-0000-000?secret=wrong');
      expect([wrong.status, none.status]).toEqual([404, 404]);
      expect(wrong.body.replaceAll(reference!, '')).toBe(none.body.replaceAll('N-0000-0000-0000-000', ''));
      expect((await at.stranger.post(`/status/${reference}`, urlEncoded({ secret: ['x'] }))).status).toBe(404);
    });

    it('tells the decision, the automated means and the redress (Art. 16(5), 16(6))', async () => {
      const cases = casesOn(app, at);
      const automation = {
        detection: false,
        decision: 'partial',
        system: 'classifier',
        version: '1',
        processing: ['grouping', 'translation'],
      };
      const { held } = await cases.decided(restricting({ automation }));
      const { reference, secret } = held.received[0]!;
      const { body } = await get(`/status/${reference}?secret=${secret}&lang=en`);
      expect(body).toContain('We found the content to be illegal.');
      expect(body).toContain('German Criminal Code, Section 185, Germany');
      expect(body).toContain('The content is removed: being carried out.');
      expect(body).toContain('The decision was made partly by automated means.');
      expect(body).toContain('grouping notices about the same content, translation');
      expect(body).toMatch(/complaint with us[^]*settlement body[^]*go to court/);
      expect(body).not.toContain(`href="${held.url}`);
      expect((await get(`/status/${reference}?secret=${secret}&lang=de`)).body).toContain('Deutschland');
    });

    it('names the redress also when nothing was done, as the tier owes it', async () => {
      const small = await desk(app, { key: 'host', tier: 'hosting' });
      const cases = casesOn(app, small);
      const { held } = await cases.decided(doingNothing(), [{ platform: 'host' }]);
      const { reference, secret } = held.received[0]!;
      const { body } = await get(`/status/${reference}?secret=${secret}`);
      expect(body).toContain('neither illegal nor against our terms');
      expect(body).toContain('go to court');
      expect(body).not.toMatch(/complaint with us|settlement body/);
    });

    it('makes nothing of what somebody wrote into its address', async () => {
      const location = locationOf(await send(complete));
      const { body } = await get(`${location}&refused=1-<b>.x.2-size&files=-5`);
      expect(body).toContain('File 2 was not added');
      expect(body).not.toContain('<b>');
    });
  });

  it('tells in words what programs are told as problems', async () => {
    const missing = await get('/notice/nobody', 'de');
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(missing.body).toContain('Hier ist nichts');
    expect((await at.stranger.post('/notice/forum', { urls: 'x' })).status).toBe(415);
  });
});

describe('the notice form, sent too often', () => {
  it('says when to come back, as a page', async () => {
    const app = await testApp({ env: { INTAKE_RATE_PER_MINUTE_PER_ADDRESS: '1' } });
    try {
      const { stranger } = await desk(app);
      const fields = urlEncoded({ explanation: ['Fraud.'] });
      expect((await stranger.post('/notice/forum', fields)).status).toBe(303);
      const { status, headers, body } = await stranger.post<string>('/notice/forum?lang=en', fields);
      expect([status, headers.get('retry-after')]).toEqual([429, '60']);
      expect(body).toContain('Please wait a moment');
    } finally {
      await app.stop();
    }
  });
});
