import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { aPlatform, as, pointersOf, slugOf, type ProblemBody } from './platforms-on.js';

describe('POST /v1/platforms', () => {
  let app: TestApp;
  let admin: ReturnType<typeof client>;

  beforeAll(async () => {
    app = await testApp();
    admin = as(app, 'admin');
  });
  afterAll(() => app.stop());

  it('registers a platform, all restrictions and the pull channel by default', async () => {
    const { status, body } = await admin.post('/v1/platforms', aPlatform({ key: 'first' }));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      key: 'first',
      tier: 'online-platform',
      enforcementChannel: 'pull',
      speaksForRecipients: false,
      hasWebhook: false,
      contactPoints: [],
    });
    expect(body.restrictionTypes).toHaveLength(16);
    const targets = await admin.get<{ items: unknown[] }>('/v1/platforms/first/targets');
    expect(targets.body.items).toContainEqual(
      expect.objectContaining({ responseTime: 'receipt', category: null, notifierKind: null, seconds: 60 }),
    );
  });

  it('registers contact points with it (Art. 11, 12)', async () => {
    const contactPoints = [{ kind: 'recipients', label: 'Help', email: 'help@example.org', languages: ['en'] }];
    const { status } = await admin.post('/v1/platforms', aPlatform({ key: 'reachable', contactPoints }));
    expect(status).toBe(201);
    const shown = await client(app.url).get('/v1/platforms/reachable');
    expect(shown.body.contactPoints).toMatchObject([{ ...contactPoints[0], url: null, validTo: null }]);
  });

  it('tells strangers no settings', async () => {
    await admin.post('/v1/platforms', aPlatform({ key: 'public' }));
    const { body } = await client(app.url).get('/v1/platforms/public');
    expect(Object.keys(body).sort()).toEqual(
      [
        ...['contactPoints', 'establishedIn', 'id', 'key', 'languages', 'microOrSmall', 'providerName', 'redress'],
        ...['restrictionTypes', 'serviceName', 'tier', 'timeZone'],
      ].sort(),
    );
    expect((await client(app.url).get('/v1/platforms/public/settings')).status).toBe(401);
  });

  it('writes the audit entry in the same transaction', async () => {
    const { body } = await admin.post('/v1/platforms', aPlatform({ key: 'audited' }));
    const { rows } = await app.owner.query(
      'select e.action, e.actor_kind from audit_entry e where e.platform_id = $1',
      [body.id],
    );
    expect(rows).toEqual([{ action: 'platform.registered', actor_kind: 'key' }]);
  });

  it.each([
    ['a key that is no slug', { key: 'Example Forum' }, '#/key'],
    ['no name', { serviceName: '' }, '#/serviceName'],
    ['two lines of name', { providerName: 'a\nb' }, '#/providerName'],
    ['an unknown time zone', { timeZone: 'Brussels' }, '#/timeZone'],
    ['no language', { languages: [] }, '#/languages'],
    ['a language that is none', { languages: ['english'] }, '#/languages'],
    ['an unknown restriction', { restrictionTypes: ['shadow-ban'] }, '#/restrictionTypes'],
    ['an unknown tier', { tier: { tier: 'small', microOrSmall: false } }, '#/tier/tier'],
    ['no tier', { tier: undefined }, '#/tier'],
    [
      'a designation of what is not very large',
      { tier: { tier: 'hosting', microOrSmall: false, designatedOn: '2025-03-01' } },
      '#/tier/designatedOn',
    ],
    ['a tier to come', { tier: { tier: 'hosting', microOrSmall: false, validFrom: '2999-01-01' } }, '#/tier/validFrom'],
    [
      'a day that is none',
      { tier: { tier: 'hosting', microOrSmall: false, validFrom: '2026-02-30' } },
      '#/tier/validFrom',
    ],
    [
      'a contact point that nobody can reach',
      { contactPoints: [{ kind: 'recipients', label: 'Help', languages: ['en'] }] },
      '#/contactPoints/0/email',
    ],
    ['nested report settings', { reportSettings: { a: {} } }, '#/reportSettings'],
    ['an unknown field', { owner: 'me' }, '#/owner'],
  ])('refuses %s', async (_what, changes, pointer) => {
    const { status, body } = await admin.post<ProblemBody>('/v1/platforms', aPlatform({ key: 'refused', ...changes }));
    expect({ status, slug: slugOf(body) }).toEqual({ status: 422, slug: 'invalid-input' });
    expect(pointersOf(body)).toEqual([pointer]);
    expect((await client(app.url).get('/v1/platforms/refused')).status).toBe(404);
  });

  it.each([
    ['the webhook channel', { enforcementChannel: 'webhook' }],
    ['speaking for recipients', { speaksForRecipients: true }],
  ])('refuses %s without a webhook', async (_what, changes) => {
    const { status, body } = await admin.post<ProblemBody>('/v1/platforms', aPlatform({ key: 'hookless', ...changes }));
    expect({ status, slug: slugOf(body) }).toEqual({ status: 409, slug: 'webhook-not-set' });
  });

  it('gives a key to one of two callers at once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => admin.post<ProblemBody>('/v1/platforms', aPlatform({ key: 'wanted' }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(slugOf(answers.find(({ status }) => status === 409)!.body)).toBe('platform-key-taken');
  });

  it('is for administrators of the whole installation', async () => {
    expect((await client(app.url).post('/v1/platforms', aPlatform())).status).toBe(401);
    expect((await as(app, 'moderator').post('/v1/platforms', aPlatform())).status).toBe(403);
    const own = await admin.post<{ key: string }>('/v1/platforms/sample/keys', { role: 'admin', label: 'own' });
    expect((await client(app.url, own.body.key).post('/v1/platforms', aPlatform())).status).toBe(403);
  });
});

describe('GET /v1/platforms', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
    for (const key of ['zeta', 'alpha']) await as(app, 'admin').post('/v1/platforms', aPlatform({ key }));
  });
  afterAll(() => app.stop());

  interface PageBody {
    items: { key: string }[];
    next: string | null;
  }

  it('lists each once, by key, in pages', async () => {
    const keys: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body }: { body: PageBody } = await client(app.url).get(
        `/v1/platforms?limit=2${next && `&after=${next}`}`,
      );
      keys.push(...body.items.map(({ key }) => key));
      next = body.next;
    }
    expect(keys).toEqual(['alpha', 'sample', 'zeta']);
  });

  it('refuses a key that it did not give', async () => {
    const { status, body } = await client(app.url).get<ProblemBody>('/v1/platforms?after=abc');
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({ in: 'query', pointer: '#/after' });
  });

  it('answers 404 for a platform that does not exist', async () =>
    expect((await client(app.url).get('/v1/platforms/none')).status).toBe(404));
});
