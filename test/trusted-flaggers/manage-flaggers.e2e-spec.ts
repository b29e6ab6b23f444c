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
  state: string;
  suspendedAt: string | null;
}

interface History {
  flagger: Flagger;
  events: { id: string; kind: string; occurredAt: string; isVoided: boolean; reference: string | null }[];
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
    expect(body).toEqual({
      id: body.id,
      ...aFlagger(),
      coordinatorMemberState: null,
      coordinatorEmail: null,
      coordinatorUrl: null,
      awardReference: null,
      state: 'trusted',
      validFrom: '2026-11-22',
      validTo: null,
      suspendedAt: null,
    });
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

  it('knows the Coordinator, where it is told, and changes that', async () => {
    const coordinator = {
      coordinatorMemberState: 'BE',
      coordinatorEmail: 'dsa@coordinator.example',
      coordinatorUrl: 'https://coordinator.example/trusted-flaggers',
      awardReference: 'TF-2026-004',
    };
    const { status, body } = await admin.post<Flagger>(path, aFlagger(coordinator));
    expect({ status, body }).toMatchObject({ status: 201, body: coordinator });
    const moved = { awardedBy: 'The new Coordinator', coordinatorEmail: 'new@coordinator.example' };
    expect((await admin.patch(`${path}/${body.id}`, moved)).body).toMatchObject({ ...coordinator, ...moved });
    expect((await admin.get(`${path}/${body.id}`)).body).toMatchObject({ ...coordinator, ...moved });
  });

  describe('the history of the status', () => {
    const enter = <T = History>(id: string, change: Record<string, unknown>) =>
      admin.post<T>(`${path}/${id}/status`, change);
    const kinds = ({ events }: History) => events.map(({ kind }) => kind);

    it('takes what the Coordinator did, of the past and to come, and judges each instant by it', async () => {
      const { id } = await add({ validFrom: '2026-01-01' });
      await enter(id, { kind: 'suspended', day: '2026-03-01', reference: 'TF-2026-017' });
      await enter(id, { kind: 'reinstated', at: '2026-04-01T12:00:00Z' });
      await enter(id, { kind: 'area-changed', day: '2026-06-01', categories: ['STATEMENT_CATEGORY_VIOLENCE'] });
      await enter(id, { kind: 'ended', day: '2027-01-01' });
      const { status, body } = await enter(id, { kind: 'awarded', day: '2027-06-01', categories: [minors] });
      expect({ status, kinds: kinds(body) }).toEqual({
        status: 201,
        kinds: ['awarded', 'suspended', 'reinstated', 'area-changed', 'ended', 'awarded'],
      });
      expect(body.events[1]).toMatchObject({ occurredAt: '2026-02-28T23:00:00.000Z', reference: 'TF-2026-017' });
      expect(body.flagger).toMatchObject({ state: 'trusted', validFrom: '2026-01-01', validTo: '2027-01-01' });
      const at = ['2026-02-01', '2026-03-15', '2026-04-15', '2026-07-01', '2027-02-01', '2027-07-01'];
      const statuses = await Promise.all(at.map((day) => statusAt(id, `${day}T00:00:00Z`, minors)));
      expect(statuses.map(({ trusted, inArea }) => `${trusted} ${inArea}`)).toEqual([
        'true true',
        'false false',
        'true true',
        'true false',
        'false false',
        'true true',
      ]);
      expect((await as(app, 'moderator').get<History>(`${path}/${id}/status`)).body.events).toHaveLength(6);
    });

    it('takes an event back, once', async () => {
      const { id } = await add({ validFrom: '2026-01-01' });
      const { body } = await enter(id, { kind: 'suspended', day: '2026-03-01' });
      const address = `${path}/${id}/status/${body.events[1]!.id}/void`;
      const answers = await Promise.all([admin.post<History>(address), admin.post<History>(address)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      expect((await statusAt(id, '2026-03-15T00:00:00Z')).trusted).toBe(true);
      const history = (await admin.get<History>(`${path}/${id}/status`)).body;
      expect(history.events.map(({ kind, isVoided }) => `${kind} ${isVoided}`)).toEqual([
        'awarded false',
        'suspended true',
        'voided false',
      ]);
      expect((await admin.post(`${path}/${id}/status/${newId()}/void`)).status).toBe(404);
      expect((await admin.post(`${path}/${id}/status/${id}/void`)).status).toBe(404);
    });

    it('refuses a history that cannot be, with nothing written (409)', async () => {
      const { id } = await add({ validFrom: '2026-01-01' });
      const impossible = [
        { kind: 'suspended', day: '2025-12-31' },
        { kind: 'reinstated', day: '2026-03-01' },
        { kind: 'awarded', day: '2026-03-01', categories: [minors] },
      ];
      for (const change of impossible) {
        const { status, body } = await enter<ProblemBody>(id, change);
        expect({ status, type: body.type }).toEqual({
          status: 409,
          type: expect.stringMatching(/flagger-status-conflict$/) as string,
        });
      }
      expect(kinds((await admin.get<History>(`${path}/${id}/status`)).body)).toEqual(['awarded']);
    });

    it('has one winner where two enter the same', async () => {
      const { id } = await add({ validFrom: '2026-01-01' });
      const change = { kind: 'suspended', at: '2026-11-01T00:00:00Z' };
      const answers = await Promise.all([enter(id, change), enter(id, change)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    });

    it.each([
      [{ kind: 'suspended' }, ['#/day']],
      [{ kind: 'suspended', day: '2026-03-01', at: '2026-03-01T00:00:00Z' }, ['#/day']],
      [{ kind: 'awarded', day: '2026-03-01' }, ['#/categories']],
      [{ kind: 'forgiven', day: '2026-03-01' }, ['#/kind']],
      [{ kind: 'suspended', at: 'yesterday' }, ['#/at']],
    ])('refuses %j (422)', async (change, pointers) => {
      const { id } = await add({ validFrom: '2026-01-01' });
      const { status, body } = await enter<ProblemBody>(id, change);
      expect({ status, pointers: pointersOf(body) }).toEqual({ status: 422, pointers });
      expect(kinds((await admin.get<History>(`${path}/${id}/status`)).body)).toEqual(['awarded']);
    });

    it('is audited, event by event', async () => {
      const { id } = await add({ validFrom: '2026-01-01' });
      await enter(id, { kind: 'suspended', day: '2026-03-01' });
      const entries = await app.db.query<{ action: string; article: string; change: string | null }>(
        `select action, article, details->>'change' as change from audit_entry where entity_id = $1 order by recorded_at, id`,
        [id],
      );
      expect(entries).toEqual([
        { action: 'trusted-flagger.added', article: '22(2)', change: null },
        { action: 'trusted-flagger.status-changed', article: '22(6)', change: 'suspended' },
      ]);
    });
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
    [{ coordinatorMemberState: 'CH' }, '#/coordinatorMemberState'],
    [{ coordinatorEmail: 'no address' }, '#/coordinatorEmail'],
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
    expect((await admin.get(`${path}/${newId()}/status`)).status).toBe(404);
    expect((await admin.post(`${path}/${newId()}/status`, { kind: 'suspended', day: '2026-03-01' })).status).toBe(404);
  });
});
