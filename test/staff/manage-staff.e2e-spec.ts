import { Keys } from '../../apps/api/src/access/index.js';
import { Staff } from '../../apps/api/src/staff/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { as, pointersOf, slugOf, type ProblemBody } from '../platforms/platforms-on.js';
import { client } from '../support/http.js';
import { settledOrWaiting } from '../support/settled-or-waiting.js';
import { testApp, type TestApp } from '../support/test-app.js';

interface Member {
  id: string;
  alias: string;
  leftAt: string | null;
}

const aMember = (changes: Record<string, unknown> = {}) => ({
  alias: 'moderator-7',
  role: 'moderator',
  languages: ['en', 'de'],
  skills: ['general', 'child-safety'],
  name: 'Eve Example',
  email: 'eve@example.org',
  ...changes,
});

describe('the register of the staff (Art. 42(2))', () => {
  let app: TestApp;
  let admin: ReturnType<typeof client>;
  const path = '/v1/platforms/sample/staff';

  beforeAll(async () => {
    app = await testApp();
    admin = as(app, 'admin');
  });
  afterAll(() => app.stop());

  const add = async (alias: string) => (await admin.post<Member>(path, aMember({ alias }))).body;
  const makeKey = (staffId: string, role = 'moderator') =>
    admin.post<ProblemBody & { key: string }>('/v1/platforms/sample/keys', { role, label: 'x', staffId });
  const keyFor = async (staffId: string, role?: string) => (await makeKey(staffId, role)).body.key;
  const works = async (key: string) => (await client(app.url, key).get('/v1/platforms/sample/settings')).status === 200;

  it('takes a person in, name and address sealed', async () => {
    const { status, body } = await admin.post<Member>(path, aMember());
    expect(status).toBe(201);
    expect(body).toEqual({
      id: body.id,
      alias: 'moderator-7',
      role: 'moderator',
      languages: ['en', 'de'],
      skills: ['general', 'child-safety'],
      leftAt: null,
    });
    expect((await admin.get(`${path}/${body.id}`)).body).toMatchObject({
      name: 'Eve Example',
      email: 'eve@example.org',
    });
    const { rows } = await app.owner.query(
      `select s::text as row from staff_member s union all select t::text from sealed_text t
       union all select e::text from audit_entry e`,
    );
    expect(JSON.stringify(rows)).not.toMatch(/Eve Example|eve@example/);
  });

  it('takes a person in without name or address', async () => {
    const { body } = await admin.post<Member>(path, aMember({ alias: 'nameless', name: undefined, email: undefined }));
    expect((await admin.get(`${path}/${body.id}`)).body).toMatchObject({ name: null, email: null });
  });

  it('shows colleagues by their alias alone', async () => {
    await add('listed');
    const { status, body } = await as(app, 'moderator').get<{ items: Member[] }>(`${path}?limit=200`);
    expect(status).toBe(200);
    expect(body.items.map(({ alias }) => alias)).toContain('listed');
    expect(JSON.stringify(body)).not.toContain('Eve');
    const { id } = body.items[0]!;
    expect((await as(app, 'moderator').get(`${path}/${id}`)).status).toBe(403);
  });

  it('lists each once in pages', async () => {
    const aliases: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { body: { items: Member[]; next: string | null } } = await admin.get(
        `${path}?limit=2${next && `&after=${next}`}`,
      );
      aliases.push(...page.body.items.map(({ alias }) => alias));
      next = page.body.next;
    }
    expect(aliases).toEqual([...new Set(aliases)].sort());
    expect(aliases).toContain('senior-1');
  });

  it('changes what is named', async () => {
    const { id } = await add('changing');
    const { status, body } = await admin.patch(`${path}/${id}`, { languages: ['fr'], skills: ['terrorism'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({ alias: 'changing', role: 'moderator', languages: ['fr'], skills: ['terrorism'] });
    expect((await admin.patch(`${path}/${id}`, {})).status).toBe(200);
  });

  it('ends the keys of another role, and not those of another language', async () => {
    const { id } = await add('promoted');
    const key = await keyFor(id);
    await admin.patch(`${path}/${id}`, { languages: ['fr'] });
    expect(await works(key)).toBe(true);
    await admin.patch(`${path}/${id}`, { role: 'senior-moderator' });
    expect(await works(key)).toBe(false);
    expect(await works(await keyFor(id, 'senior-moderator'))).toBe(true);
  });

  it('ends the keys of whoever leaves, at once', async () => {
    const { id } = await add('leaving');
    const key = await keyFor(id);
    const { status, body } = await admin.patch<Member>(`${path}/${id}`, { leaves: true });
    expect(status).toBe(200);
    expect(body.leftAt).toBe(app.clock.now().toISOString());
    expect(await works(key)).toBe(false);
  });

  it('makes no key for whoever left, or leaves at this moment (422)', async () => {
    const { id } = await add('keyless');
    const keys = app.app.get(Keys);
    const revokeOfStaff = keys.revokeOfStaff.bind(keys);
    const made = new Promise<{ status: number; body: ProblemBody }>((resolve) => {
      keys.revokeOfStaff = async (...of) => {
        keys.revokeOfStaff = revokeOfStaff;
        const ended = await revokeOfStaff(...of);
        const making = makeKey(id);
        await settledOrWaiting(app, making);
        making.then(resolve, resolve);
        return ended;
      };
    });
    await admin.patch(`${path}/${id}`, { leaves: true });
    for (const { status, body } of [await made, await makeKey(id)])
      expect({ status, pointers: pointersOf(body) }).toEqual({ status: 422, pointers: ['#/staffId'] });
    const { rowCount } = await app.owner.query('select from api_key k where k.staff_id = $1', [id]);
    expect(rowCount).toBe(0);
  });

  it('keeps whoever left as they were (409)', async () => {
    const { id } = await add('gone');
    await admin.patch(`${path}/${id}`, { leaves: true });
    for (const changes of [{ leaves: true }, { languages: ['en'] }]) {
      const { status, body } = await admin.patch<ProblemBody>(`${path}/${id}`, changes);
      expect({ status, slug: slugOf(body) }).toEqual({ status: 409, slug: 'staff-member-left' });
    }
    const { rows } = await app.owner.query<{ platformId: string }>(
      'select s.platform_id as "platformId" from staff_member s where s.id = $1',
      [id],
    );
    const { platformId } = rows[0]!;
    await app.db.read(async (tx) => {
      expect(await app.app.get(Staff).byId(tx, platformId, id)).toMatchObject({ alias: 'gone' });
      expect(await app.app.get(Staff).find(tx, platformId, id)).toBeUndefined();
    });
  });

  it('has an alias once, also for callers at once (409)', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => admin.post<ProblemBody>(path, aMember({ alias: 'wanted' }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(slugOf(answers.find(({ status }) => status === 409)!.body)).toBe('alias-taken');
    const { id } = await add('wants-it-too');
    expect((await admin.patch(`${path}/${id}`, { alias: 'wanted' })).status).toBe(409);
  });

  it('lets a person leave once, when two say so at once', async () => {
    const { id } = await add('leaving-twice');
    const answers = await Promise.all([1, 2].map(() => admin.patch(`${path}/${id}`, { leaves: true })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([
    [{ alias: 'Eve E.' }, '#/alias'],
    [{ role: 'platform' }, '#/role'],
    [{ languages: ['german'] }, '#/languages'],
    [{ skills: ['juggling'] }, '#/skills'],
    [{ email: 'eve' }, '#/email'],
    [{ name: '' }, '#/name'],
    [{ salary: 1 }, '#/salary'],
  ])('refuses %j (422)', async (changes, pointer) => {
    const { status, body } = await admin.post<ProblemBody>(path, aMember({ alias: 'refused', ...changes }));
    expect({ status, pointers: pointersOf(body) }).toEqual({ status: 422, pointers: [pointer] });
  });

  it.each([{ role: null }, { leaves: false }, { name: 'Adam' }])('refuses the change %j (422)', async (changes) => {
    const { id } = (await admin.get<{ items: Member[] }>(path)).body.items[0]!;
    expect((await admin.patch(`${path}/${id}`, changes)).status).toBe(422);
  });

  it('answers 404 for whom it does not know, 401 to strangers, 403 to the staff', async () => {
    expect((await admin.get(`${path}/${newId()}`)).status).toBe(404);
    expect((await admin.patch(`${path}/${newId()}`, {})).status).toBe(404);
    expect((await client(app.url).get(path)).status).toBe(401);
    expect((await as(app, 'compliance-officer').post(path, aMember())).status).toBe(403);
  });
});
