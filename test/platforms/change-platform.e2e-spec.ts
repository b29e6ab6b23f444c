import { Webhook } from 'standardwebhooks';
import { dueAt, Platforms, TermsClauses } from '../../apps/api/src/platforms/index.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { aPlatform, as, pointersOf, slugOf, type ProblemBody } from './platforms-on.js';

describe('changing a platform', () => {
  let app: TestApp;
  let admin: ReturnType<typeof client>;
  let id: string;
  const path = '/v1/platforms/changing';

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-22T10:00:00Z') });
    admin = as(app, 'admin');
    const tier = { tier: 'hosting', microOrSmall: true, validFrom: '2026-01-01' };
    id = (await admin.post<{ id: string }>('/v1/platforms', aPlatform({ key: 'changing', tier }))).body.id;
  });
  afterAll(() => app.stop());

  interface Interval {
    tier: string;
    label: string;
    validFrom: string;
    validTo: string | null;
  }
  const list = async (of: string) => (await admin.get<{ items: Interval[] }>(`${path}/${of}`)).body.items;

  describe('settings', () => {
    it('changes what is named and leaves the rest', async () => {
      const { status, body } = await admin.patch(path, {
        serviceName: 'Renamed',
        reportSettings: { partlyAutomated: 'not' },
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        serviceName: 'Renamed',
        providerName: 'Example Media SA',
        reportSettings: { partlyAutomated: 'not' },
      });
      expect((await client(app.url).get(path)).body.serviceName).toBe('Renamed');
    });

    it('changes nothing when nothing is named', async () => expect((await admin.patch(path, {})).status).toBe(200));

    it.each([
      [{ serviceName: null }, '#/serviceName'],
      [{ languages: [] }, '#/languages'],
      [{ languages: ['en', 'en'] }, '#/languages'],
      [{ timeZone: 'Mars/Olympus' }, '#/timeZone'],
      [{ enforcementChannel: 'mail' }, '#/enforcementChannel'],
      [{ speaksForRecipients: null }, '#/speaksForRecipients'],
      [{ key: 'other' }, '#/key'],
    ])('refuses %j', async (changes, pointer) => {
      const { status, body } = await admin.patch<ProblemBody>(path, changes);
      expect(status).toBe(422);
      expect(pointersOf(body)).toEqual([pointer]);
    });

    it('are not for the staff or strangers', async () => {
      expect((await as(app, 'moderator').patch('/v1/platforms/sample', {})).status).toBe(403);
      expect((await client(app.url).patch(path, {})).status).toBe(401);
    });
  });

  describe('tiers', () => {
    it('end where the next one begins', async () => {
      const { status } = await admin.post(`${path}/tiers`, { tier: 'online-platform', microOrSmall: false });
      expect(status).toBe(201);
      expect(await list('tiers')).toMatchObject([
        { tier: 'online-platform', validFrom: '2026-11-22', validTo: null },
        { tier: 'hosting', validFrom: '2026-01-01', validTo: '2026-11-22' },
      ]);
      expect((await client(app.url).get(path)).body).toMatchObject({ tier: 'online-platform', microOrSmall: false });
    });

    it('owe no complaint system in the twelve months after being small (Art. 19(1)), and one after', async () => {
      expect((await client(app.url).get(path)).body.redress).toEqual(['court']);
      app.clock.set('2027-11-22T10:00:00Z');
      expect((await client(app.url).get(path)).body.redress).toEqual(['internal-complaint', 'out-of-court', 'court']);
      app.clock.set('2026-11-22T10:00:00Z');
    });

    it('may lie in the past or future without overlap', async () => {
      await admin.post(`${path}/tiers`, { tier: 'vlop', microOrSmall: false, validFrom: '2027-03-01' });
      await admin.post(`${path}/tiers`, { tier: 'intermediary', microOrSmall: true, validFrom: '2025-06-01' });
      const tiers = await list('tiers');
      expect(tiers.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
        ['2027-03-01', null],
        ['2026-11-22', '2027-03-01'],
        ['2026-01-01', '2026-11-22'],
        ['2025-06-01', '2026-01-01'],
      ]);
    });

    it('begin once on a day, also for callers at once', async () => {
      const body = { tier: 'hosting', microOrSmall: false, validFrom: '2028-01-01' };
      const answers = await Promise.all([1, 2, 3].map(() => admin.post<ProblemBody>(`${path}/tiers`, body)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      expect(slugOf(answers.find(({ status }) => status === 409)!.body)).toBe('tier-start-taken');
    });

    it('never overlap, whoever adds them at once', async () => {
      const days = ['2029-01-01', '2029-02-01', '2029-03-01', '2029-04-01'];
      await Promise.all(
        days.map((validFrom) => admin.post(`${path}/tiers`, { tier: 'hosting', microOrSmall: false, validFrom })),
      );
      const tiers = (await list('tiers')).toReversed();
      tiers.forEach((tier, i) => expect(tier.validTo).toBe(tiers[i + 1]?.validFrom ?? null));
    });

    it('keep the day of the designation and the Member State of the establishment (Art. 33(4))', async () => {
      const tier = { tier: 'vlop', microOrSmall: false, establishedIn: 'IE', designatedOn: '2027-04-25' };
      const { status, body } = await admin.post<object>(`${path}/tiers`, { ...tier, validFrom: '2027-08-25' });
      expect([status, body]).toEqual([201, expect.objectContaining({ ...tier, validFrom: '2027-08-25' })]);
      expect(await list('tiers')).toContainEqual(expect.objectContaining(tier));
    });

    it.each([
      ['of a service that is not very large', { tier: 'online-platform' }, '#/designatedOn'],
      ['after the tier began', { tier: 'vlose', validFrom: '2027-04-24' }, '#/validFrom'],
    ])('refuse a designation %s, with nothing written', async (_what, changes, pointer) => {
      const before = await list('tiers');
      const { status, body } = await admin.post<ProblemBody>(`${path}/tiers`, {
        ...{ microOrSmall: false, designatedOn: '2027-04-25', validFrom: '2027-09-01' },
        ...changes,
      });
      expect([status, pointersOf(body)]).toEqual([422, [pointer]]);
      expect(await list('tiers')).toEqual(before);
    });

    it('refuse what is no tier', async () => {
      const { status, body } = await admin.post<ProblemBody>(`${path}/tiers`, { tier: 'huge', establishedIn: 'US' });
      expect(status).toBe(422);
      expect(pointersOf(body).sort()).toEqual(['#/establishedIn', '#/microOrSmall', '#/tier']);
    });
  });

  describe('contact points (Art. 11-13)', () => {
    const point = { kind: 'recipients', label: 'Help desk', email: 'help@example.org', languages: ['en'] };

    it('replace the former one of their kind and label', async () => {
      expect((await admin.post(`${path}/contact-points`, { ...point, validFrom: '2026-01-01' })).status).toBe(201);
      await admin.post(`${path}/contact-points`, { ...point, email: undefined, url: 'https://example.org/help' });
      expect(await list('contact-points')).toMatchObject([
        { validFrom: '2026-01-01', validTo: '2026-11-22', email: 'help@example.org' },
        { validFrom: '2026-11-22', validTo: null, email: null, url: 'https://example.org/help' },
      ]);
      const shown = await client(app.url).get<{ contactPoints: unknown[] }>(path);
      expect(shown.body.contactPoints).toHaveLength(1);
    });

    it('leave one of them in force when two callers set it at once', async () => {
      await Promise.all(
        ['a', 'b', 'c'].map((name) =>
          admin.post(`${path}/contact-points`, { ...point, label: 'Rush', email: `${name}@example.org` }),
        ),
      );
      const inForce = (await list('contact-points')).filter(
        ({ label, validTo }) => label === 'Rush' && validTo === null,
      );
      expect(inForce).toHaveLength(1);
    });

    it.each([
      [{ email: undefined }, '#/email'],
      [{ email: 'nobody' }, '#/email'],
      [{ url: 'ftp://example.org' }, '#/url'],
      [{ label: 'a\nb' }, '#/label'],
      [{ languages: [] }, '#/languages'],
      [{ kind: 'press' }, '#/kind'],
    ])('refuse %j', async (changes, pointer) => {
      const { status, body } = await admin.post<ProblemBody>(`${path}/contact-points`, { ...point, ...changes });
      expect(status).toBe(422);
      expect(pointersOf(body)).toEqual([pointer]);
    });
  });

  describe('clauses of the terms (Art. 14(1))', () => {
    const clause = { code: 'spam', title: 'No spam', body: 'Do not send spam.' };
    const find = (code: string, version?: number) =>
      app.db.read((tx) => app.app.get(TermsClauses).find(tx, id, code, version));

    it('count up their versions, and the current one is the one in force today', async () => {
      expect((await admin.post(`${path}/terms-clauses`, clause)).body.version).toBe(1);
      const next = await admin.post(`${path}/terms-clauses`, {
        ...clause,
        title: 'No spam at all',
        validFrom: '2026-12-01',
      });
      expect(next.body.version).toBe(2);
      expect((await find('spam'))?.version).toBe(1);
      expect((await find('spam', 2))?.title).toBe('No spam at all');
      app.clock.set('2026-12-01T00:30:00+01:00');
      expect((await find('spam'))?.version).toBe(2);
      app.clock.set('2026-11-22T10:00:00Z');
    });

    it('give each of several callers at once a version of its own', async () => {
      const answers = await Promise.all(
        [1, 2, 3, 4].map(() => admin.post<{ version: number }>(`${path}/terms-clauses`, { ...clause, code: 'rush' })),
      );
      expect(answers.map(({ body }) => body.version).sort()).toEqual([1, 2, 3, 4]);
    });

    it('are null when unknown', async () => {
      expect(await find('none')).toBeNull();
      expect(await find('spam', 99)).toBeNull();
    });

    it('are listed in pages by code and version', async () => {
      type Body = { items: { code: string; version: number }[]; next: string | null };
      const first = await client(app.url).get<Body>(`${path}/terms-clauses?limit=3`);
      const second = await client(app.url).get<Body>(`${path}/terms-clauses?after=${first.body.next}`);
      expect([...first.body.items, ...second.body.items].map(({ code, version }) => `${code} ${version}`)).toEqual([
        ...['rush 1', 'rush 2', 'rush 3', 'rush 4'],
        ...['spam 1', 'spam 2'],
      ]);
    });

    it.each([
      [{ code: 'No Spam' }, '#/code'],
      [{ title: '' }, '#/title'],
      [{ body: 'a\0b' }, '#/body'],
      [{ validFrom: 'today' }, '#/validFrom'],
    ])('refuse %j', async (changes, pointer) => {
      const { status, body } = await admin.post<ProblemBody>(`${path}/terms-clauses`, { ...clause, ...changes });
      expect(status).toBe(422);
      expect(pointersOf(body)).toEqual([pointer]);
    });
  });

  describe('targets', () => {
    it('count for what begins after they are set, and the profile carries them', async () => {
      const before = app.clock.now();
      app.clock.move({ hours: 1 });
      const { status } = await admin.post(`${path}/targets`, { responseTime: 'decision', seconds: 3600 });
      expect(status).toBe(201);
      const { targets } = await app.app.get(Platforms).byKey('changing');
      const now = app.clock.now();
      expect(dueAt(targets, 'decision', {}, now).getTime() - now.getTime()).toBe(3600_000);
      expect(dueAt(targets, 'decision', {}, before).getTime() - before.getTime()).toBe(7 * 24 * 3600_000);
      app.clock.set('2026-11-22T10:00:00Z');
    });

    it.each([
      [{ seconds: 0 }, '#/seconds'],
      [{ seconds: 1.5 }, '#/seconds'],
      [{ seconds: 1e12 }, '#/seconds'],
      [{ category: 'STATEMENT_CATEGORY_NONE' }, '#/category'],
      [{ notifierKind: 'authority' }, '#/notifierKind'],
      [{ responseTime: 'lunch' }, '#/responseTime'],
      [{ validFrom: '2026-12-01' }, '#/validFrom'],
    ])('refuse %j', async (changes, pointer) => {
      const target = { responseTime: 'decision', seconds: 3600, ...changes };
      const { status, body } = await admin.post<ProblemBody>(`${path}/targets`, target);
      expect(status).toBe(422);
      expect(pointersOf(body)).toEqual([pointer]);
    });

    it('are not shown to strangers', async () =>
      expect((await client(app.url).get(`${path}/targets`)).status).toBe(401));
  });

  describe('the webhook', () => {
    const url = 'https://example.org/hooks';

    it('is not there to be removed', async () => {
      const { status, body } = await admin.delete<ProblemBody>(`${path}/webhook`);
      expect({ status, slug: slugOf(body) }).toEqual({ status: 409, slug: 'webhook-not-set' });
    });

    it('gets a secret that is shown once, kept wrapped, and signs', async () => {
      const { status, body } = await admin.put<{ url: string; secret: string }>(`${path}/webhook`, { url });
      expect(status).toBe(200);
      expect(body).toEqual({ url, secret: expect.stringMatching(/^whsec_/) as string });
      expect(() => new Webhook(body.secret)).not.toThrow();
      const { rows } = await app.owner.query<{ row: string; secret: Buffer }>(
        'select w::text as row, w.sealed_secret as secret from webhook_endpoint w where w.platform_id = $1',
        [id],
      );
      const bytes = Buffer.from(body.secret.slice('whsec_'.length), 'base64');
      expect(rows[0]!.secret.includes(bytes)).toBe(false);
      expect(rows[0]!.secret.includes(body.secret)).toBe(false);
    });

    it('makes a platform that pulled its commands one that is sent them', async () => {
      expect((await admin.get(`${path}/settings`)).body).toMatchObject({
        enforcementChannel: 'webhook',
        hasWebhook: true,
      });
    });

    it('has a new secret after each PUT, one endpoint active', async () => {
      const secrets = await Promise.all(
        [1, 2, 3].map(async () => (await admin.put<{ secret: string }>(`${path}/webhook`, { url })).body.secret),
      );
      expect(new Set(secrets).size).toBe(3);
    });

    it('stays while the platform speaks for its recipients', async () => {
      expect((await admin.patch(path, { speaksForRecipients: true })).status).toBe(200);
      const { status, body } = await admin.delete<ProblemBody>(`${path}/webhook`);
      expect({ status, slug: slugOf(body) }).toEqual({ status: 409, slug: 'webhook-in-use' });
      await admin.patch(path, { speaksForRecipients: false });
    });

    it('leaves commands to be pulled when it is removed', async () => {
      expect((await admin.delete(`${path}/webhook`)).status).toBe(204);
      expect((await admin.get(`${path}/settings`)).body).toMatchObject({
        enforcementChannel: 'pull',
        hasWebhook: false,
      });
      const { status } = await admin.patch(path, { enforcementChannel: 'webhook' });
      expect(status).toBe(409);
    });

    it.each(['http://example.org/hooks', 'https://u:p@example.org/', 'example.org', ''])(
      'refuses %j',
      async (wrong) => {
        const { status, body } = await admin.put<ProblemBody>(`${path}/webhook`, { url: wrong });
        expect(status).toBe(422);
        expect(pointersOf(body)).toEqual(['#/url']);
      },
    );
  });
});

describe('Platforms.byKey', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  it('means the only platform without a key, and asks for one when there are two', async () => {
    const platforms = app.app.get(Platforms);
    expect((await platforms.byKey()).key).toBe('sample');
    await as(app, 'admin').post('/v1/platforms', aPlatform());
    await expect(platforms.byKey()).rejects.toMatchObject({ slug: 'platform-not-named', status: 422 });
    await expect(platforms.byKey('nobody')).rejects.toMatchObject({ slug: 'platform-unknown', status: 422 });
    expect((await platforms.byKey('example-forum')).key).toBe('example-forum');
  });
});
