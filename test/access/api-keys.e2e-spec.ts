import { Keys } from '../../apps/api/src/access/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { keysOfRoles, type KeysOfRoles } from './keys-of-roles.js';

interface Made {
  id: string;
  key: string;
}

describe('API keys', () => {
  let app: TestApp;
  let own: KeysOfRoles;
  let other: KeysOfRoles;
  let admin: ReturnType<typeof client>;

  beforeAll(async () => {
    app = await testApp();
    own = await keysOfRoles(app, 'own');
    other = await keysOfRoles(app, 'other');
    admin = client(app.url, own.keys.admin);
  });
  afterAll(() => app.stop());

  const keysPath = '/v1/platforms/own/keys';
  const make = async (body: unknown) => (await admin.post<Made>(keysPath, body)).body;
  /** 403: the key is known, its role may just not read keys. */
  const isKnown = async (key: string) => (await client(app.url, key).get(keysPath)).status !== 401;

  /** What follows the key's public part; it may hold an underscore itself. */
  const secretOf = (key: string) => key.slice(key.indexOf('_', 3) + 1);

  it('are shown once and work from then on', async () => {
    const made = await admin.post<Made>(keysPath, { role: 'auditor', label: 'Audit 2026' });
    expect(made.status).toBe(201);
    expect((await client(app.url, made.body.key).get('/v1/platforms/own/audit-entries')).status).toBe(200);
    const list = await admin.get<{ items: Record<string, unknown>[] }>(`${keysPath}?limit=200`);
    const listed = list.body.items.find(({ id }) => id === made.body.id);
    expect(listed).toMatchObject({ role: 'auditor', label: 'Audit 2026', createdBy: own.staffId, revokedAt: null });
    expect(JSON.stringify(list.body)).not.toContain(secretOf(made.body.key));
  });

  it('are kept as a hash only', async () => {
    const { id, key } = await make({ role: 'platform', label: 'hash' });
    const { rows } = await app.owner.query('select k::text as row, k.secret_hash from api_key k where k.id = $1', [id]);
    const secret = secretOf(key);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret).toString('hex'));
  });

  it('end when they are revoked, at once and for good', async () => {
    const { id, key } = await make({ role: 'platform', label: 'revoked' });
    expect(await isKnown(key)).toBe(true);
    expect((await admin.delete(`${keysPath}/${id}`)).status).toBe(204);
    expect(await isKnown(key)).toBe(false);
    expect((await admin.delete(`${keysPath}/${id}`)).status).toBe(204);
  });

  it('end when they expire', async () => {
    const expiresAt = new Date(app.clock.now().getTime() + 60_000).toISOString();
    const { key } = await make({ role: 'platform', label: 'short', expiresAt });
    expect(await isKnown(key)).toBe(true);
    app.clock.move({ seconds: 60 });
    expect(await isKnown(key)).toBe(false);
  });

  it('end with the person who leaves', async () => {
    const { key } = await make({ role: 'moderator', label: 'leaving', staffId: own.staffId });
    await expect(
      app.db.transaction(async (tx) => {
        expect(await app.app.get(Keys).revokeOfStaff(tx, own.platformId, own.staffId)).toBeGreaterThan(1);
        throw new Error('roll back: other tests need the keys');
      }),
    ).rejects.toThrow('roll back');
    expect(await isKnown(key)).toBe(true);
  });

  it.each([
    ['a wrong secret', (key: string) => `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`],
    ['an unknown id', (key: string) => `nd_${newId().replaceAll('-', '')}_${key.slice(-43)}`],
    ['no key of ours', () => 'sk_live_1'],
  ])('are refused with %s, even where none is needed', async (_case, change) => {
    const answer = await client(app.url, change(own.keys.platform)).get('/health/live');
    expect(answer).toMatchObject({ status: 401, body: { title: 'A valid key is needed' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each([
    ['a moderator without a person', { role: 'moderator', label: 'x' }, '#/staffId'],
    ['a person of no platform', { role: 'moderator', label: 'x', staffId: newId() }, '#/staffId'],
    ['a trusted flagger without a name', { role: 'trusted-flagger', label: 'x' }, '#/trustedFlaggerId'],
    [
      'an unknown trusted flagger',
      { role: 'trusted-flagger', label: 'x', trustedFlaggerId: newId() },
      '#/trustedFlaggerId',
    ],
    ['a role without keys', { role: 'anonymous', label: 'x' }, '#/role'],
    ['an end in the past', { role: 'platform', label: 'x', expiresAt: '2020-01-01T00:00:00Z' }, '#/expiresAt'],
    ['no label', { role: 'platform', label: '' }, '#/label'],
    ['an unknown field', { role: 'platform', label: 'x', scope: 'all' }, '#/scope'],
  ])('are not made for %s', async (_case, body, pointer) => {
    const answer = await admin.post<{ errors: { pointer: string }[] }>(keysPath, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error) => error.pointer)).toEqual([pointer]);
  });

  it('of other platforms cannot be seen, made or revoked', async () => {
    expect((await admin.get('/v1/platforms/other/keys')).status).toBe(404);
    expect((await admin.post('/v1/platforms/other/keys', { role: 'platform', label: 'x' })).status).toBe(404);
    const foreign = await client(app.url, other.keys.admin).post<Made>('/v1/platforms/other/keys', {
      role: 'auditor',
      label: 'x',
    });
    expect((await admin.delete(`${keysPath}/${foreign.body.id}`)).status).toBe(404);
    expect((await client(app.url, foreign.body.key).get('/v1/platforms/other/audit-entries')).status).toBe(200);
  });

  it('are listed in pages that hold each key once', async () => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page: { items: { id: string }[]; next: string | null } = (
        await admin.get<{ items: { id: string }[]; next: string | null }>(
          `${keysPath}?limit=3${after ? `&after=${after}` : ''}`,
        )
      ).body;
      ids.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after);
    const { rows } = await app.owner.query<{ count: number }>('select count(*) from api_key where platform_id = $1', [
      own.platformId,
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(Number(rows[0]?.count));
  });

  it('leave an audit entry when made and when revoked, with who did it', async () => {
    const { id } = await make({ role: 'platform', label: 'audited' });
    await admin.delete(`${keysPath}/${id}`);
    const { body } = await client(app.url, own.keys.auditor).get<{ items: Record<string, unknown>[] }>(
      `/v1/platforms/own/audit-entries?entityId=${id}`,
    );
    expect(body.items).toMatchObject([
      { action: 'key.created', actorKind: 'staff', actorId: own.staffId, role: 'admin', details: { role: 'platform' } },
      { action: 'key.revoked', actorKind: 'staff', actorId: own.staffId },
    ]);
    expect(body.items.every(({ requestId }) => typeof requestId === 'string')).toBe(true);
  });

  it('are revoked once by two callers at once, with one audit entry', async () => {
    const { id } = await make({ role: 'platform', label: 'twice' });
    const answers = await Promise.all([admin.delete(`${keysPath}/${id}`), admin.delete(`${keysPath}/${id}`)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    const { rows } = await app.owner.query("select from audit_entry where entity_id = $1 and action = 'key.revoked'", [
      id,
    ]);
    expect(rows).toHaveLength(1);
  });
});
