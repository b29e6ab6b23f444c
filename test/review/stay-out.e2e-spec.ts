import { casesOn, doingNothing, restricting, slugOf, type Cases, type ProblemBody } from '../decisions/cases-on.js';
import { disputesOn } from '../disputes/disputes-on.js';
import { desk, type Desk, type Moderator } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';

interface Interest {
  id: string;
  staffId: string;
  kind: string;
  subject: string | null;
  reason: string | null;
  endedAt: string | null;
}

describe('interested staff', () => {
  let app: TestApp;
  let at: Desk;
  let on: Cases;
  const interests = '/v1/platforms/forum/interests';
  let people = 0;

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-22T12:00:00Z') });
    at = await desk(app);
    on = casesOn(app, at);
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    await app.owner.query(`update review_case set state = 'held', held_until = '2027-01-01' where state <> 'decided'`);
    await app.owner.query('update claim set ended_at = claimed_at, end_reason = $1 where ended_at is null', [
      'released',
    ]);
  });

  const person = () => at.person({ alias: `person-${people++}` });
  const declare = (by: Moderator, to: Record<string, unknown>) =>
    by.post<{ id: string } & ProblemBody>(interests, { tie: 'friend', ...to });
  const next = async (by: Moderator) => {
    const { status, body } = await by.post<{ case: { id: string } } & ProblemBody>('/v1/review/claims', {});
    return status === 200 ? body.case.id : status;
  };
  const pull = (by: Moderator, caseId: string) =>
    by.post<ProblemBody>(`/v1/review/cases/${caseId}/pull`, { reason: 'A test.' });
  const caseAbout = async (item: Record<string, unknown>, changes: Record<string, unknown> = {}) =>
    on.caseOf((await on.notify({ items: [item], ...changes })).reference);
  const declared = async () => (await app.db.query('select 1 from declared_interest')).length;

  it.each<[string, () => Promise<{ caseId: string; to: Record<string, unknown> }>]>([
    [
      'an account',
      async () => {
        const { contentId } = await on.described({ id: 'account-7' });
        return { caseId: await caseAbout({ contentId }), to: { accountId: 'account-7', tie: 'own' } };
      },
    ],
    [
      'a content by a url of it',
      async () => {
        const { contentId, url } = await on.described({});
        return { caseId: await caseAbout({ url }), to: { contentId } };
      },
    ],
    [
      'a content that nobody described',
      async () => ({ caseId: await caseAbout({ contentId: 'never-described' }), to: { contentId: 'never-described' } }),
    ],
    [
      'a notifier',
      async () => ({
        caseId: await caseAbout(
          { url: 'https://forum.example/p/9' },
          { notifier: { name: 'F', email: 'F@example.org' } },
        ),
        to: { notifierEmail: ' f@EXAMPLE.org'.trim() },
      }),
    ],
    [
      'a case',
      async () => {
        const caseId = await caseAbout({ url: `https://forum.example/p/${newId()}` });
        return { caseId, to: { caseId } };
      },
    ],
  ])('is given nothing about %s they are tied to; others are', async (_what, made) => {
    const { caseId, to } = await made();
    const tied = await person();
    expect((await declare(tied, to)).status).toBe(201);
    expect(await next(tied)).toBe(204);
    const pulled = await pull(tied, caseId);
    expect([pulled.status, slugOf(pulled.body)]).toEqual([409, 'staff-interested']);
    expect(await next(await person())).toBe(caseId);
  });

  it('is given the next case that the tie does not concern', async () => {
    const tied = await person();
    const first = await caseAbout({ url: `https://forum.example/p/${newId()}` });
    const second = await caseAbout({ url: `https://forum.example/p/${newId()}` });
    await declare(tied, { caseId: first });
    expect(await next(tied)).toBe(second);
  });

  it('loses the case that they hold when they declare, and cannot decide it', async () => {
    const tied = await person();
    const held = await on.held([{}], tied);
    await declare(tied, { caseId: held.caseId });
    const decided = await on.decide<ProblemBody>(held, doingNothing(), tied);
    expect([decided.status, slugOf(decided.body)]).toEqual([409, 'lease-lost']);
    expect(await next(await person())).toBe(held.caseId);
  });

  it('is refused by the database whatever the program does', async () => {
    const tied = await person();
    const other = await person();
    const held = await on.held([{}], other);
    await declare(tied, { caseId: held.caseId });
    const stolen = app.db.query('update claim set ended_at = null where case_id = $1 and staff_id = $2', [
      held.caseId,
      other.id,
    ]);
    await stolen;
    await expect(
      app.db.query(
        `insert into claim (platform_id, id, case_id, staff_id, claimed_at, expires_at) values ($1, $2, $3, $4, now(), now())`,
        [at.platformId, newId(), held.caseId, tied.id],
      ),
    ).rejects.toMatchObject({ constraint: 'interested_staff_stay_out' });
  });

  it('corrects no decision about it', async () => {
    const decision = await on.decided(restricting());
    await at.senior.post(interests, { tie: 'work', caseId: decision.held.caseId });
    const corrected = await at.senior.post<ProblemBody>(`/v1/decisions/${decision.id}/corrections`, {
      reason: 'It quotes.',
      ...doingNothing(),
    });
    expect([corrected.status, slugOf(corrected.body)]).toEqual([409, 'staff-interested']);
    await expect(
      app.db.query(
        `insert into decision select (jsonb_populate_record(d, jsonb_build_object('id', $2::uuid, 'supersedes_id', d.id,
           'decided_by', $3::uuid))).* from decision d where d.id = $1`,
        [decision.id, newId(), at.senior.id],
      ),
    ).rejects.toMatchObject({ constraint: 'interested_staff_stay_out' });
  });

  it('takes no step in a dispute about it, and nothing of it is written', async () => {
    const disputes = disputesOn(app, at);
    const { id } = await disputes.dispute();
    const [row] = await app.db.query<{ caseId: string }>(
      'select d.case_id as "caseId" from dispute u join decision d on d.id = u.decision_id where u.id = $1',
      [id],
    );
    await at.compliance.post(interests, { tie: 'work', caseId: row!.caseId });
    const extended = await at.compliance.post<ProblemBody>(`/v1/platforms/forum/disputes/${id}/extension`, {});
    expect([extended.status, slugOf(extended.body)]).toEqual([409, 'staff-interested']);
    expect(
      (await at.compliance.get<{ highlyComplex: boolean }>(`/v1/platforms/forum/disputes/${id}`)).body.highlyComplex,
    ).toBe(false);
  });

  it('is handed no case over', async () => {
    const tied = await person();
    const held = await on.held();
    await declare(tied, { caseId: held.caseId });
    const { status, body } = await at.moderator.post<ProblemBody>(`/v1/review/cases/${held.caseId}/hand-over`, {
      to: tied.id,
      reason: 'Please.',
    });
    expect([status, body.errors?.[0]?.pointer]).toEqual([422, '#/to']);
  });

  it('is free again when somebody else ends the declaration, once', async () => {
    const tied = await person();
    const caseId = await caseAbout({ url: `https://forum.example/p/${newId()}` });
    const { body } = await declare(tied, { caseId });
    const end = (by: Moderator) => by.post<ProblemBody>(`${interests}/${body.id}/end`);
    expect((await end(tied)).status).toBe(403);
    const ends = await Promise.all([end(at.senior), end(at.compliance)]);
    expect(ends.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(slugOf(ends.find(({ status }) => status === 409)!.body)).toBe('interest-ended');
    expect(await next(tied)).toBe(caseId);
    const own = await at.senior.post<{ id: string }>(interests, { tie: 'own', accountId: 'mine' });
    expect((await at.senior.post(`${interests}/${own.body.id}/end`)).status).toBe(403);
  });

  it('shows declarations to who oversees, reasons to who may read them and to the person', async () => {
    const tied = await person();
    const { body } = await declare(tied, { accountId: 'account-x', reason: 'My sister.' });
    const seenBy = async (by: Moderator, path = interests) =>
      (await by.get<{ items: Interest[] }>(`${path}?limit=200`)).body.items.find(({ id }) => id === body.id);
    expect(await seenBy(at.compliance)).toMatchObject({ kind: 'account', subject: 'account-x', reason: 'My sister.' });
    expect(await seenBy(at.senior)).toMatchObject({ staffId: tied.id, reason: null });
    expect(await seenBy(tied, `${interests}/own`)).toMatchObject({ reason: 'My sister.' });
    expect(await seenBy(await person(), `${interests}/own`)).toBeUndefined();
    expect((await tied.get(interests)).status).toBe(403);
    const { rows } = await app.owner.query(
      'select i::text as row from declared_interest i union all select e::text from audit_entry e',
    );
    expect(JSON.stringify(rows)).not.toMatch(/My sister/);
  });

  it('declares for others only who oversees', async () => {
    const [one, two] = [await person(), await person()];
    expect((await declare(one, { staffId: two.id, accountId: 'a' })).status).toBe(403);
    expect((await declare(at.senior, { staffId: two.id, accountId: 'a' })).status).toBe(201);
  });

  it.each([
    [{ tie: 'enemy', accountId: 'a' }, '#/tie'],
    [{}, '#/accountId'],
    [{ accountId: 'a', contentId: 'b' }, '#/accountId'],
    [{ notifierEmail: 'x' }, '#/notifierEmail'],
    [{ caseId: newId() }, '#/caseId'],
    [{ accountId: 'a', reason: '' }, '#/reason'],
    [{ accountId: 'a', staffId: newId() }, '#/staffId'],
  ])('refuses %j and writes nothing (422)', async (to, pointer) => {
    const before = await declared();
    const { status, body } = await declare(at.senior, to);
    expect([status, body.errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
    expect(await declared()).toBe(before);
  });

  it('is nobody else’s', async () => {
    const other = await desk(app, { key: 'other' });
    const { body } = await declare(await person(), { accountId: 'a' });
    expect((await other.senior.post(`/v1/platforms/other/interests/${body.id}/end`)).status).toBe(404);
    const caseId = await caseAbout({ url: `https://forum.example/p/${newId()}` });
    const foreign = await other.senior.post<ProblemBody>('/v1/platforms/other/interests', { tie: 'work', caseId });
    expect([foreign.status, foreign.body.errors[0]?.pointer]).toEqual([422, '#/caseId']);
  });
});
