import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { noticeSurgesSweep } from '../../apps/api/src/surges/notice-surges.service.js';
import { casesOn, type Cases, type ProblemBody } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import type { SurgeBody } from './surges-on.js';

type Body = SurgeBody & ProblemBody & { items: SurgeBody[] };

describe('noticing surges', () => {
  let app: TestApp;
  let at: Desk;
  let on: Cases;
  const surges = '/v1/platforms/forum/surges';

  beforeAll(async () => {
    app = await testApp({
      clock: new TestClock('2026-11-10T10:00:00Z'),
    });
    at = await desk(app);
    on = casesOn(app, at);
    await desk(app, { key: 'quiet' });
  });
  afterAll(() => app.stop());

  const notifyMany = async (count: number) => {
    for (let n = 0; n < count; n++) await on.notify();
  };
  const sweep = () => app.app.get(JobHandlers).runSweep(noticeSurgesSweep);
  const all = async () => (await at.senior.get<Body>(surges)).body.items;
  const pages = () =>
    app.db.query<{ state: string; subject: string; entity: string }>(
      `select p.state, p.subject, p.entity_id as entity from page p where p.entity_kind = 'surge' order by p.raised_at`,
    );

  it('notices more than usual, once, pages somebody, and leaves the rest to persons', async () => {
    app.clock.set('2026-11-10T12:30:00Z');
    await notifyMany(22);
    await sweep();
    expect(await all()).toEqual([]); // nothing is usual yet

    for (let day = 11; day <= 17; day++) {
      app.clock.set(`2026-11-${day}T12:30:00Z`);
      await notifyMany(day === 14 ? 5 : 1);
    }
    app.clock.set('2026-11-18T12:30:00Z');
    await notifyMany(19);
    app.clock.set('2026-11-18T13:00:00Z');
    await sweep();
    expect(await all()).toEqual([]); // too few
    await notifyMany(1);
    await Promise.all([sweep(), sweep()]);
    await sweep();
    const [surge, ...more] = await all();
    expect(more).toEqual([]);
    expect(surge).toMatchObject({
      state: 'noticed',
      origin: 'rule',
      beganAt: '2026-11-18T13:00:00.000Z',
      switchedOnAt: null,
      rush: { rule: 'median-mad-1', noticesInHour: 20, usualInHour: 1, thresholdInHour: 6, daysOnRecord: 8 },
    });
    expect(await pages()).toEqual([{ state: 'open', subject: 'surge-noticed', entity: surge!.id }]);

    const again = { reason: 'More.', expectedEndAt: '2026-11-19T00:00:00Z' };
    expect((await at.senior.post<Body>(surges, again)).body).toMatchObject({ surgeId: surge!.id, state: 'noticed' });
    const early = await at.senior.post<Body>(`${surges}/${surge!.id}/steps`, { text: 'Before it is on.' });
    expect(early.status).toBe(409);
    const answers = await Promise.all([
      at.senior.post<Body>(`${surges}/${surge!.id}/dismissal`, { reason: 'A drill.' }),
      at.compliance.post<Body>(`${surges}/${surge!.id}/dismissal`, { reason: 'A drill.' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await pages()).map(({ state }) => state)).toEqual(['settled']);
  });

  it('notices nothing for six hours after that, and then anew', async () => {
    app.clock.set('2026-11-18T18:59:00Z');
    await notifyMany(25);
    await sweep();
    expect(await all()).toHaveLength(1);
    app.clock.set('2026-11-18T19:00:00Z');
    await sweep();
    const [, second] = await all();
    expect(second).toMatchObject({ state: 'noticed', rush: { noticesInHour: 25 } });
    app.clock.set('2026-11-18T19:10:00Z');
    const on = { reason: 'Riots.', expectedEndAt: '2026-11-19T00:00:00Z' };
    const switched = await at.compliance.post<Body>(`${surges}/${second!.id}/switch-on`, on);
    expect(switched.body).toMatchObject({ state: 'on', switchedOnAt: '2026-11-18T19:10:00.000Z' });
    const { events } = (await at.senior.get<Body>(`${surges}/${second!.id}`)).body;
    expect(events).toMatchObject([
      { kind: 'noticed', staffId: null, text: null },
      { kind: 'switched-on', staffId: at.compliance.id, text: 'Riots.' },
    ]);
    await sweep();
    expect(await all()).toHaveLength(2);
    expect((await pages()).map(({ state }) => state)).toEqual(['settled', 'settled']);
  });

  it('mails in the words of the page', async () => {
    const { rows } = await app.owner.query<{ kind: string }>(
      `select m.kind from message m join page p on p.platform_id = m.platform_id and p.id = m.entity_id
       where m.entity_kind = 'page' and p.subject = 'surge-noticed'`,
    );
    expect(rows.filter(({ kind }) => kind === 'page').length).toBeGreaterThan(0);
  });
});
