import { Audit, code } from '../../apps/api/src/audit/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { keysOfRoles, type KeysOfRoles } from '../access/keys-of-roles.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';

interface Entries {
  items: { id: string; recordedAt: string; action: string; entityId: string; details: unknown }[];
  next: string | null;
}

describe('the audit log', () => {
  let app: TestApp;
  let own: KeysOfRoles;
  let auditor: ReturnType<typeof client>;
  const noticeId = newId();

  beforeAll(async () => {
    app = await testApp();
    own = await keysOfRoles(app, 'own');
    auditor = client(app.url, own.keys.auditor);
    for (let hour = 0; hour < 5; hour++) {
      app.clock.move({ hours: 1 });
      await append('notice.received', noticeId, hour);
    }
    await append('case.opened', newId(), 0);
  });
  afterAll(() => app.stop());

  const append = (action: string, entityId: string, items: number) =>
    app.db.transaction((tx) =>
      app.app.get(Audit).append(tx, [
        {
          platformId: own.platformId,
          action,
          article: '16(1)',
          entityKind: action.split('.')[0] ?? '',
          entityId,
          details: { items, channel: code('form'), categories: [code('A'), code('B')], at: app.clock.now() },
        },
      ]),
    );
  const entries = async (query: string) =>
    (await auditor.get<Entries>(`/v1/platforms/own/audit-entries?${query}`)).body;

  it('says what the system did, with codes and numbers', async () => {
    const { items } = await entries(`entityId=${noticeId}&limit=1`);
    expect(items).toMatchObject([
      {
        actorKind: 'system',
        actorId: null,
        action: 'notice.received',
        article: '16(1)',
        entityKind: 'notice',
        details: { items: 0, channel: 'form', categories: ['A', 'B'] },
        requestId: null,
      },
    ]);
  });

  it('is read in pages, oldest first, each entry once', async () => {
    const first = await entries(`entityId=${noticeId}&limit=2`);
    const second = await entries(`entityId=${noticeId}&limit=2&after=${first.next}`);
    const third = await entries(`entityId=${noticeId}&limit=2&after=${second.next}`);
    const all = [...first.items, ...second.items, ...third.items];
    expect(all).toHaveLength(5);
    expect(third.next).toBeNull();
    expect(all.map(({ recordedAt }) => recordedAt)).toEqual(all.map(({ recordedAt }) => recordedAt).toSorted());
    expect(new Set(all.map(({ id }) => id)).size).toBe(5);
  });

  it('is filtered by action, entity and instants, the end excluded', async () => {
    expect((await entries('action=case.opened')).items).toHaveLength(1);
    expect((await entries('entityKind=notice')).items).toHaveLength(5);
    const [first, second] = (await entries(`entityId=${noticeId}`)).items;
    const between = await entries(`entityId=${noticeId}&from=${first?.recordedAt}&to=${second?.recordedAt}`);
    expect(between.items).toEqual([first]);
  });

  it.each([
    ['limit=0', '#/limit'],
    ['limit=201', '#/limit'],
    ['after=%25', '#/after'],
    ['after=eA', '#/after'],
    ['from=yesterday', '#/from'],
    ['entityId=1', '#/entityId'],
    ['nonsense=1', '#/nonsense'],
  ])('refuses the query %s', async (query, pointer) => {
    const answer = await auditor.get<{ errors: unknown[] }>(`/v1/platforms/own/audit-entries?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([{ in: 'query', pointer, detail: expect.any(String) as string }]);
  });

  it('is lost with the change that it tells of, and never without it', async () => {
    const entityId = newId();
    const change = app.db.transaction(async (tx) => {
      await app.app
        .get(Audit)
        .append(tx, [{ platformId: own.platformId, action: 'notice.received', entityKind: 'notice', entityId }]);
      throw new Error('the change fails');
    });
    await expect(change).rejects.toThrow('the change fails');
    expect((await entries(`entityId=${entityId}`)).items).toEqual([]);
  });
});
