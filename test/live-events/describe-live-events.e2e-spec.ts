import type { ProblemBody } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { anEvent, type EventBody } from './events-on.js';

describe('describing live events', () => {
  let app: TestApp;
  let at: Desk;
  const events = '/v1/platforms/forum/live-events';

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-22T17:00:00Z') });
    at = await desk(app);
  });
  afterAll(() => app.stop());

  const describeEvent = (id: string, changes: Record<string, unknown> = {}, by = at.system) =>
    by.put<EventBody & ProblemBody>(`${events}/${id}`, anEvent(changes));
  const versionsInTable = async () => (await app.db.query('select 1 from live_event_version')).length;

  it('keeps an event, and each change as a version', async () => {
    const first = await describeEvent('final');
    expect([first.status, first.body]).toMatchObject([
      201,
      { eventId: 'final', version: 1, contentIds: ['stream-7'], accountIds: [], tags: [], cancelled: false },
    ]);
    const again = await describeEvent('final');
    expect([again.status, again.body]).toEqual([200, first.body]);
    const later = await describeEvent('final', { endsAt: '2026-11-22T20:30:00Z' }, at.compliance);
    expect([later.status, later.body.version]).toEqual([201, 2]);
    const { body } = await at.moderator.get<EventBody>(`${events}/final`);
    expect(body.versions.map(({ version }) => version)).toEqual([1, 2]);
    const entries = await app.db.query<{ action: string }>('select action from audit_entry where entity_id = $1', [
      first.body.id,
    ]);
    expect(entries.map(({ action }) => action)).toEqual(['live-event.described', 'live-event.described']);
  });

  it('makes of two descriptions at once two versions, or one when they say the same', async () => {
    const same = await Promise.all([describeEvent('race'), describeEvent('race')]);
    expect(same.map(({ status }) => status).sort()).toEqual([200, 201]);
    const other = await Promise.all([describeEvent('race', { name: 'A' }), describeEvent('race', { name: 'B' })]);
    expect(other.map(({ body }) => body.version).sort()).toEqual([2, 3]);
  });

  it('lists events by their start, in pages, also cancelled ones', async () => {
    await describeEvent('early', { startsAt: '2026-11-01T18:00:00Z', endsAt: '2026-11-01T20:00:00Z' });
    await describeEvent('cancelled', { cancelled: true });
    const ids: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { body: { items: EventBody[]; next: string | null } } = await at.moderator.get(
        `${events}?limit=2${next && `&after=${next}`}`,
      );
      ids.push(...page.body.items.map(({ eventId }) => eventId));
      next = page.body.next;
    }
    expect(ids).toHaveLength(4);
    expect(ids[0]).toBe('early');
    expect(ids).toContain('cancelled');
    const november = await at.moderator.get<{ items: EventBody[] }>(`${events}?to=2026-11-02T00:00:00Z`);
    expect(november.body.items.map(({ eventId }) => eventId)).toEqual(['early']);
  });

  it.each([
    [{ name: '' }, '#/name'],
    [{ startsAt: 'today' }, '#/startsAt'],
    [{ endsAt: '2026-11-22T18:00:00Z' }, '#/endsAt'],
    [{ endsAt: '2026-12-23T18:00:01Z' }, '#/endsAt'],
    [{ contentIds: [] }, '#/contentIds'],
    [{ contentIds: ['a', 'a'] }, '#/contentIds'],
    [{ accountIds: [7] }, '#/accountIds/0'],
    [{ tags: [''] }, '#/tags/0'],
    [{ expectedAudience: -1 }, '#/expectedAudience'],
    [{ cancelled: 'yes' }, '#/cancelled'],
    [{ surprise: 1 }, '#/surprise'],
  ])('refuses %j and writes nothing (422)', async (changes, pointer) => {
    const before = await versionsInTable();
    const { status, body } = await describeEvent('bad', changes);
    expect([status, body.errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
    expect(await versionsInTable()).toBe(before);
  });

  it('refuses ids that are no ids', async () => {
    const { status, body } = await describeEvent('a%20b');
    expect([status, body.errors[0]?.pointer]).toEqual([422, '#/eventId']);
  });

  it('is nobody else’s', async () => {
    const other = await desk(app, { key: 'other' });
    await describeEvent('mine');
    expect((await other.system.get(`${events}/mine`)).status).toBe(404);
    expect((await other.system.get('/v1/platforms/other/live-events/mine')).status).toBe(404);
    expect((await other.system.get('/v1/platforms/other/live-events/mine/figures')).status).toBe(404);
    expect((await at.moderator.put(`${events}/mine`, anEvent())).status).toBe(403);
  });
});
