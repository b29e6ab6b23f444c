import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { TrustedFlaggers } from '../../apps/api/src/trusted-flaggers/index.js';
import { as, pointersOf, type ProblemBody } from '../platforms/platforms-on.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';

const minors = 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS';

const aFlagger = (changes: Record<string, unknown> = {}) => ({
  name: 'Hotline Example VZW',
  awardedBy: 'BIPT, Belgium',
  categories: [minors],
  ...changes,
});

interface Flagger {
  id: string;
  suspendedAt: string | null;
}

describe('the register of trusted flaggers (Art. 22)', () => {
  let app: TestApp;
  let admin: ReturnType<typeof client>;
  let platformId: string;
  const path = '/v1/platforms/sample/trusted-flaggers';

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-22T10:00:00Z') });
    admin = as(app, 'admin');
    platformId = (await admin.get<{ id: string }>('/v1/platforms/sample')).body.id;
  });
  afterAll(() => app.stop());

  const add = async (changes: Record<string, unknown> = {}) =>
    (await admin.post<Flagger>(path, aFlagger(changes))).body;
  const statusAt = (id: string, at: string, category?: string) =>
    app.db.read((tx) => app.app.get(TrustedFlaggers).statusAt(tx, platformId, id, new Date(at), category));

  it('registers one, from today unless told', async () => {
    const { status, body } = await admin.post<Flagger>(path, aFlagger());
    expect(status).toBe(201);
    expect(body).toEqual({ id: body.id, ...aFlagger(), validFrom: '2026-11-22', validTo: null, suspendedAt: null });
    expect((await as(app, 'moderator').get(`${path}/${body.id}`)).body).toEqual(body);
  });

  it('knows the status on the day of receipt, in the platform’s zone', async () => {
    const { id } = await add({ validFrom: '2026-01-01', validTo: '2026-12-01' });
    expect(await statusAt(id, '2026-11-30T22:59:59Z', minors)).toEqual({ trusted: true, inArea: true });
    expect(await statusAt(id, '2026-11-30T23:00:00Z', minors)).toEqual({ trusted: false, inArea: false });
    expect(await statusAt(id, '2026-06-01T00:00:00Z', 'STATEMENT_CATEGORY_VIOLENCE')).toEqual({
      trusted: true,
      inArea: false,
    });
    expect(await statusAt(newId(), '2026-06-01T00:00:00Z', minors)).toEqual({ trusted: false, inArea: false });
  });

  it('suspends from now on, and lifts the suspension', async () => {
    const { id } = await add({ validFrom: '2026-01-01' });
    const { status, body } = await admin.patch<Flagger>(`${path}/${id}`, { suspended: true });
    expect(status).toBe(200);
    expect(body.suspendedAt).toBe('2026-11-22T10:00:00.000Z');
    expect((await statusAt(id, '2026-11-22T10:00:00Z')).trusted).toBe(false);
    expect((await statusAt(id, '2026-11-22T09:59:59Z')).trusted).toBe(true);
    expect((await admin.patch<Flagger>(`${path}/${id}`, { suspended: false })).body.suspendedAt).toBeNull();
  });

  it('keeps the first instant when it is suspended again', async () => {
    const { id } = await add();
    const first = await admin.patch<Flagger>(`${path}/${id}`, { suspended: true });
    app.clock.move({ hours: 1 });
    expect((await admin.patch<Flagger>(`${path}/${id}`, { suspended: true })).body).toEqual(first.body);
    app.clock.set('2026-11-22T10:00:00Z');
  });

  it('changes area and end', async () => {
    const { id } = await add();
    const changes = { categories: ['STATEMENT_CATEGORY_VIOLENCE'], validTo: '2027-01-01' };
    expect((await admin.patch(`${path}/${id}`, changes)).body).toMatchObject(changes);
    expect((await admin.patch(`${path}/${id}`, { validTo: null })).body).toMatchObject({ validTo: null });
  });

  it('loses neither of two changes at once', async () => {
    const { id } = await add();
    await Promise.all([
      admin.patch(`${path}/${id}`, { suspended: true }),
      admin.patch(`${path}/${id}`, { validTo: '2027-01-01' }),
    ]);
    const { body } = await admin.get<Flagger>(`${path}/${id}`);
    expect(body).toMatchObject({ validTo: '2027-01-01', suspendedAt: expect.any(String) as string });
  });

  it('is authenticated by a key of its own', async () => {
    const { id } = await add();
    const made = await admin.post<{ key: string }>('/v1/platforms/sample/keys', {
      role: 'trusted-flagger',
      label: 'Hotline',
      trustedFlaggerId: id,
    });
    expect(made.status).toBe(201);
    expect((await client(app.url, made.body.key).get('/v1/platforms/sample')).status).toBe(200);
    expect((await client(app.url, made.body.key).get(path)).status).toBe(403);
  });

  it('lists each once in pages', async () => {
    const ids: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { body: { items: Flagger[]; next: string | null } } = await admin.get(
        `${path}?limit=3${next && `&after=${next}`}`,
      );
      ids.push(...page.body.items.map(({ id }) => id));
      next = page.body.next;
    }
    expect(ids.length).toBeGreaterThan(3);
    expect(new Set(ids).size).toBe(ids.length);
    const foreign = Buffer.from('["x"]').toString('base64url');
    expect((await admin.get(`${path}?after=${foreign}`)).status).toBe(422);
  });

  it.each([
    [{ name: '' }, '#/name'],
    [{ awardedBy: undefined }, '#/awardedBy'],
    [{ categories: [] }, '#/categories'],
    [{ categories: ['STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER'] }, '#/categories'],
    [{ validFrom: '2026-11-31' }, '#/validFrom'],
    [{ validFrom: '2026-11-22', validTo: '2026-11-22' }, '#/validTo'],
    [{ verified: true }, '#/verified'],
  ])('refuses %j (422)', async (changes, pointer) => {
    const { status, body } = await admin.post<ProblemBody>(path, aFlagger(changes));
    expect({ status, pointers: pointersOf(body) }).toEqual({ status: 422, pointers: [pointer] });
  });

  it.each([{ suspended: null }, { suspended: 'yes' }, { categories: null }, { validTo: '2020-01-01' }, { name: 'x' }])(
    'refuses the change %j (422)',
    async (changes) => {
      const { id } = await add();
      expect((await admin.patch(`${path}/${id}`, changes)).status).toBe(422);
    },
  );

  it('answers 404 for whom it does not know, 401 to strangers, 403 to the staff', async () => {
    expect((await admin.get(`${path}/${newId()}`)).status).toBe(404);
    expect((await admin.patch(`${path}/${newId()}`, {})).status).toBe(404);
    expect((await client(app.url).get(path)).status).toBe(401);
    expect((await as(app, 'moderator').post(path, aFlagger())).status).toBe(403);
  });
});
