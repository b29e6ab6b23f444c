import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { casesOn, doingNothing, slugOf, type Cases, type ProblemBody } from '../decisions/cases-on.js';
import { pointersOf } from '../platforms/platforms-on.js';
import { desk, type Client, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';

describe('a case on hold, taken up before its time (Art. 16(6))', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-22T10:00:00Z') });
    at = await desk(app);
    cases = casesOn(app, at);
  });
  afterAll(() => app.stop());

  const takeUp = (
    caseId: string,
    by: Client = at.moderator,
    content: object = { reason: 'The translation is there.' },
  ) => by.post<ProblemBody>(`/v1/review/cases/${caseId}/resume`, content);
  const held = async (notice: Record<string, unknown> = {}): Promise<string> => {
    const { caseId } = await cases.held([notice]);
    const until = new Date(app.clock.now().getTime() + 86_400_000);
    const hold = { reason: 'Waiting for a translation.', until };
    expect((await at.moderator.post(`/v1/review/cases/${caseId}/hold`, hold)).status).toBe(204);
    return caseId;
  };
  const rowOf = async (caseId: string) =>
    (
      await app.db.query<{ state: string; heldUntil: Date | null; dueAt: Date; events: number; entries: number }>(
        `select c.state, c.held_until as "heldUntil", c.due_at as "dueAt",
           (select count(*)::int from case_event e where e.case_id = c.id) as events,
           (select count(*)::int from audit_entry a where a.entity_id = c.id and a.action = 'case.resumed') as entries
         from review_case c where c.id = $1`,
        [caseId],
      )
    )[0]!;

  it('goes back into the queue, by whoever has its skill, once of two at once; its due time stands', async () => {
    const caseId = await held();
    const { dueAt } = await rowOf(caseId);
    app.clock.move({ minutes: 5 });
    const answers = await Promise.all([takeUp(caseId), takeUp(caseId, at.senior)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const refused = answers.find(({ status }) => status === 409)!.body;
    expect([slugOf(refused), refused]).toMatchObject(['case-not-held', { state: 'open' }]);
    expect(await rowOf(caseId)).toEqual({ state: 'open', heldUntil: null, dueAt, events: 3, entries: 1 });
    expect((await at.moderator.post<{ case: { id: string } }>('/v1/review/claims', {})).body.case.id).toBe(caseId);
    const [pause] = await app.db.query<{ seconds: number }>(
      'select extract(epoch from ended_at - started_at)::int as seconds from case_pause where case_id = $1',
      [caseId],
    );
    expect(pause).toEqual({ seconds: 300 });
  });

  it('is refused when it is not on hold: claimed, decided, or nobody’s', async () => {
    const claimed = await cases.held();
    const state = async (caseId: string) => {
      const { status, body } = await takeUp(caseId);
      return [status, slugOf(body), (body as unknown as { state: string }).state];
    };
    expect(await state(claimed.caseId)).toEqual([409, 'case-not-held', 'claimed']);
    expect((await cases.decide(claimed, doingNothing())).status).toBe(201);
    expect(await state(claimed.caseId)).toEqual([409, 'case-not-held', 'decided']);
    expect((await takeUp(newId())).status).toBe(404);
  });

  it('is refused without a reason, without its skill, with an interest, and elsewhere; nothing is written', async () => {
    const caseId = await held({ allegesChildSexualAbuse: true });
    const before = await rowOf(caseId);
    const { status, body } = await takeUp(caseId, at.moderator, { reason: '' });
    expect([status, pointersOf(body)]).toEqual([422, ['#/reason']]);
    const other = await desk(app, { key: 'other' });
    expect((await takeUp(caseId, other.moderator)).status).toBe(404);
    const unskilled = await at.person({ alias: 'unskilled', skills: ['terrorism'] });
    expect((await takeUp(caseId, unskilled)).status).toBe(404);
    const auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    expect((await takeUp(caseId, auditor)).status).toBe(403);
    const friend = await at.person({ alias: 'friend' });
    const declared = await friend.post('/v1/platforms/forum/interests', { tie: 'friend', caseId, reason: 'A friend.' });
    expect(declared.status).toBe(201);
    const interested = await takeUp(caseId, friend);
    expect([interested.status, slugOf(interested.body)]).toEqual([409, 'staff-interested']);
    expect(await rowOf(caseId)).toEqual(before);
  });
});
