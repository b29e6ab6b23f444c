import { casesOn, restricting, type Cases } from '../decisions/cases-on.js';
import { aContent, aRecipient } from '../recipients/contents-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { anEvent, type FiguresBody } from './events-on.js';

describe('measuring live events', () => {
  let app: TestApp;
  let at: Desk;
  let on: Cases;
  const events = '/v1/platforms/forum/live-events';

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-19T17:00:00Z') });
    at = await desk(app);
    on = casesOn(app, at);
  });
  afterAll(() => app.stop());

  const describeContent = (id: string, changes: Record<string, unknown> = {}) =>
    at.system.put(`/v1/platforms/forum/contents/${id}`, aContent(changes));
  const notify = async (item: Record<string, unknown>) => (await on.notify({ items: [item] })).reference;
  const figuresOf = async (id: string, query = '') =>
    (await at.moderator.get<FiguresBody>(`${events}/${id}/figures${query}`)).body;
  const matchedBy = async (id: string) =>
    (await at.moderator.get<{ items: { reference: string }[] }>(`${events}/${id}/notices`)).body.items.map(
      ({ reference }) => reference,
    );

  it('matches notices by content, account and tag, and measures them beside ordinary days', async () => {
    // Ordinary days: the 19th has one notice, the 20th two; the 21st has another event.
    app.clock.set('2026-11-19T18:10:00Z');
    await notify({ url: 'https://forum.example/posts/ordinary-1' });
    app.clock.set('2026-11-20T18:10:00Z');
    await notify({ url: 'https://forum.example/posts/ordinary-2' });
    await notify({ url: 'https://forum.example/posts/ordinary-3' });
    await at.system.put(
      `${events}/semi-final`,
      anEvent({ startsAt: '2026-11-21T19:00:00Z', endsAt: '2026-11-21T21:00:00Z' }),
    );
    await at.system.put(
      `${events}/rained-off`,
      anEvent({ startsAt: '2026-11-20T18:00:00Z', endsAt: '2026-11-20T21:00:00Z', cancelled: true }),
    );
    await at.system.put(`${events}/final`, anEvent({ accountIds: ['broadcaster'], tags: ['final'] }));
    app.clock.set('2026-11-22T17:59:59Z');
    await notify({ contentId: 'stream-7' });
    app.clock.set('2026-11-22T18:00:00Z');
    const undescribed = await notify({ contentId: 'stream-7' });
    app.clock.set('2026-11-22T18:00:30Z');
    await describeContent('post-1', { recipient: aRecipient({ id: 'broadcaster' }) });
    const ofAccount = await notify({ contentId: 'post-1' });
    app.clock.set('2026-11-22T18:05:00Z');
    await describeContent('post-2', { recipient: undefined, tags: ['other', 'final'] });
    const ofTag = await notify({ contentId: 'post-2' });
    const unrelated = await notify({ url: 'https://forum.example/posts/unrelated' });
    app.clock.set('2026-11-22T18:20:00Z');
    const held = await on.take(await on.caseOf(ofAccount));
    app.clock.set('2026-11-22T18:30:30Z');
    expect((await on.decide(held, restricting())).status).toBe(201);
    app.clock.set('2026-11-22T20:00:00Z');
    await notify({ contentId: 'stream-7' });

    expect(await matchedBy('final')).toEqual([undescribed, ofAccount, ofTag]);
    expect(await matchedBy('final')).not.toContain(unrelated);
    const figures = await figuresOf('final');
    expect(figures.stepMinutes).toBe(1);
    expect(figures.matched).toMatchObject({ notices: 3, items: 3, open: 2, peakPerMinute: 2 });
    expect(figures.matched.noticesPerMinute).toBeCloseTo(3 / 120);
    expect(figures.matched.times).toEqual([
      { step: 'first-look', observations: 1, medianSeconds: 1_170, p95Seconds: 1_170 },
      { step: 'decision', observations: 1, medianSeconds: 1_800, p95Seconds: 1_800 },
      { step: 'action', observations: 0, medianSeconds: null, p95Seconds: null },
    ]);
    expect(figures.matched.series).toHaveLength(120);
    expect([0, 5, 29, 30, 119].map((minute) => figures.matched.series[minute]!.backlog)).toEqual([2, 3, 3, 2, 2]);
    expect(figures.all).toMatchObject({ notices: 4, items: 4 });
    expect(figures.ordinary!.windows).toEqual([
      { from: '2026-11-20T18:00:00.000Z', to: '2026-11-20T20:00:00.000Z' },
      { from: '2026-11-19T18:00:00.000Z', to: '2026-11-19T20:00:00.000Z' },
    ]);
    expect(figures.ordinary).toMatchObject({ notices: 3, items: 3, open: 3 });
    expect(figures.ordinary!.series[10]).toEqual({ minute: 10, perMinute: 1.5, backlog: 1.5 });
    expect((await figuresOf('final', '?ordinaryDays=1')).ordinary!.windows).toHaveLength(1);
  });

  it('matches what is described later, and what a new version names', async () => {
    app.clock.set('2026-11-23T18:00:00Z');
    const late = { startsAt: '2026-11-23T17:00:00Z', endsAt: '2026-11-23T19:00:00Z' };
    await at.system.put(`${events}/late`, anEvent({ ...late, contentIds: ['nothing'] }));
    const notified = await notify({ contentId: 'post-9' });
    expect(await matchedBy('late')).toEqual([]);
    await at.system.put(`${events}/late`, anEvent({ ...late, contentIds: ['nothing'], tags: ['late'] }));
    await describeContent('post-9', { tags: ['late'] });
    await describeContent('post-9', { tags: [] }); // bore the tag in an earlier version
    await app.owner.query(
      `update subject s set content_id = c.id, content_version = 1 from content c
       where c.external_id = 'post-9' and s.id in (
         select i.subject_id from notice_item i join notice n on n.id = i.notice_id where n.reference = $1)`,
      [notified],
    ); // as the job attach-subjects does
    expect(await matchedBy('late')).toEqual([notified]);
    await at.system.put(`${events}/late`, anEvent({ ...late, contentIds: ['post-9'], cancelled: true }));
    expect(await matchedBy('late')).toEqual([]);
    expect((await figuresOf('late')).matched).toMatchObject({ notices: 0, times: [{}, {}, {}] });
  });

  it('measures an event as far as it has come, beside ordinary days that are over', async () => {
    app.clock.set('2026-12-01T12:30:00Z');
    const now = { startsAt: '2026-12-01T12:00:00Z', endsAt: '2026-12-01T14:00:00Z', contentIds: ['now'] };
    await at.system.put(`${events}/now`, anEvent(now));
    await notify({ contentId: 'now' });
    app.clock.set('2026-12-01T12:40:00Z');
    const running = await figuresOf('now');
    expect(running.matched.noticesPerMinute).toBeCloseTo(1 / 40);
    expect(running.matched.series).toHaveLength(40);
    expect(running.ordinary!.series).toHaveLength(120);
    const later = { startsAt: '2026-12-02T12:00:00Z', endsAt: '2026-12-02T13:00:00Z' };
    await at.system.put(`${events}/now`, anEvent({ ...now, cancelled: true }));
    await at.system.put(`${events}/tomorrow`, anEvent({ ...later, contentIds: ['tomorrow'] }));
    const ahead = await figuresOf('tomorrow');
    expect(ahead.matched).toMatchObject({ notices: 0, noticesPerMinute: 0, peakPerMinute: 0, series: [] });
    expect(ahead.ordinary!.windows[0]!.to).toBe('2026-11-30T13:00:00.000Z');
  });

  it.each([['0'], ['29'], ['x']])('refuses %s ordinary days', async (days) => {
    const { status, body } = await at.moderator.get<{ errors: { pointer: string }[] }>(
      `${events}/final/figures?ordinaryDays=${days}`,
    );
    expect([status, body.errors[0]?.pointer]).toEqual([422, '#/ordinaryDays']);
  });
});
