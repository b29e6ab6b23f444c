import { casesOn, slugOf, type Cases, type ProblemBody } from '../decisions/cases-on.js';
import { desk, type Desk, type Moderator } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';

interface Note {
  id: string;
  caseId: string | null;
  workedShiftId: string | null;
  writtenBy: string;
  text: string | null;
}

describe('handover notes', () => {
  let app: TestApp;
  let at: Desk;
  let on: Cases;
  const notes = '/v1/platforms/forum/handover-notes';

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-22T12:00:00Z') });
    at = await desk(app);
    on = casesOn(app, at);
  });
  afterAll(() => app.stop());

  const write = (by: Moderator, note: Record<string, unknown>) => by.post<Note & ProblemBody>(notes, note);
  const read = async (by: Moderator, query = '') => (await by.get<{ items: Note[] }>(`${notes}${query}`)).body.items;

  it('go from one shift to the next, sealed', async () => {
    const shift = await at.moderator.post<{ id: string }>('/v1/platforms/forum/worked-shifts', {});
    const about = { workedShiftId: shift.body.id };
    const { status, body } = await write(at.moderator, { text: 'Call the platform.', ...about });
    expect([status, body]).toMatchObject([201, { ...about, caseId: null, text: 'Call the platform.' }]);
    expect(await read(at.senior, `?workedShiftId=${shift.body.id}`)).toEqual([body]);
    expect(await read(at.senior, '?since=2026-11-22T12:00:01Z')).toEqual([]);
    const { rows } = await app.owner.query(
      'select h::text as row from handover_note h union all select e::text from audit_entry e',
    );
    expect(JSON.stringify(rows)).not.toMatch(/Call the/);
  });

  it('about a case are for who may see it', async () => {
    const caseId = await on.caseOf((await on.notify()).reference);
    const other = await on.caseOf((await on.notify()).reference);
    await app.owner.query(`update review_case set skill = 'terrorism' where id = $1`, [caseId]);
    const unskilled = await at.person({ alias: 'unskilled', skills: ['general'] });
    const tied = await at.person({ alias: 'tied' });
    await write(at.moderator, { text: 'One.', caseId });
    await write(at.moderator, { text: 'Two.', caseId: other });
    const refused = await write(unskilled, { text: 'Three.', caseId });
    expect([refused.status, refused.body.errors[0]?.pointer]).toEqual([422, '#/caseId']);
    await tied.post('/v1/platforms/forum/interests', { tie: 'own', caseId: other });
    const interested = await write(tied, { text: 'Four.', caseId: other });
    expect([interested.status, slugOf(interested.body)]).toEqual([409, 'staff-interested']);
    const texts = async (by: Moderator) => (await read(by)).filter((note) => note.caseId).map(({ text }) => text);
    expect(await texts(at.senior)).toEqual(['One.', 'Two.']);
    expect(await texts(unskilled)).toEqual(['Two.']);
    expect(await texts(tied)).toEqual(['One.']);
    expect(await read(unskilled, `?caseId=${caseId}`)).toEqual([]);
  });

  it('come in pages', async () => {
    const all = await read(at.senior);
    const first = await at.senior.get<{ items: Note[]; next: string }>(`${notes}?limit=2`);
    const rest = await at.senior.get<{ items: Note[]; next: null }>(`${notes}?limit=200&after=${first.body.next}`);
    expect([...first.body.items, ...rest.body.items]).toEqual(all);
  });

  it.each([
    [{ text: '', caseId: newId() }, '#/text'],
    [{ text: 'x' }, '#/caseId'],
    [{ text: 'x', caseId: newId(), workedShiftId: newId() }, '#/caseId'],
    [{ text: 'x', caseId: newId() }, '#/caseId'],
    [{ text: 'x', workedShiftId: newId() }, '#/workedShiftId'],
  ])('refuse %j and write nothing (422)', async (note, pointer) => {
    const rows = async () => (await app.db.query('select 1 from handover_note')).length;
    const before = await rows();
    const { status, body } = await write(at.moderator, note);
    expect([status, body.errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
    expect(await rows()).toBe(before);
  });

  it('are nobody else’s', async () => {
    const other = await desk(app, { key: 'other' });
    expect((await other.moderator.get(notes)).status).toBe(404);
    expect((await other.moderator.get<{ items: Note[] }>('/v1/platforms/other/handover-notes')).body.items).toEqual([]);
  });
});
