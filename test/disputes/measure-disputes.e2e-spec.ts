import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { recordBreachesSweep } from '../../apps/api/src/response-times/record-breaches.service.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { disputesOn, type Disputes } from './disputes-on.js';

interface Breach {
  responseTime: string;
  factKind: string;
  factId: string;
  dueAt: string;
  decisionId: string;
}

interface Figures {
  responseTime: string;
  article: string;
  total: {
    count: number;
    ended: number;
    open: number;
    overdue: number;
    medianSeconds: number | null;
    rows: { count: string };
  };
}

const start = '2026-03-02T10:00:00.000Z';
const hour = 3_600;
const day = 24 * hour;
let desks = 0;

describe('response times of disputes (Art. 21(4))', () => {
  let app: TestApp;
  let at: Desk;
  let on: Disputes;

  beforeAll(async () => {
    app = await testApp({ env: { NOTICEDESK_ROLES: 'api' } });
  });
  beforeEach(async () => {
    app.clock.set(start);
    at = await desk(app, { key: `forum-${desks++}` });
    on = disputesOn(app, at);
  });
  afterAll(() => app.stop());

  const after = (seconds: number) => new Date(Date.parse(start) + seconds * 1_000).toISOString();
  const reach = async (seconds: number) => {
    app.clock.set(after(seconds));
    await app.app.get(JobHandlers).runSweep(recordBreachesSweep);
  };
  const breaches = async (id: string) => {
    const { body } = await at.compliance.get<{ items: Breach[] }>(`/v1/platforms/${at.platform}/breaches`);
    return body.items.filter(({ factId }) => factId === id).toReversed();
  };
  const figures = async (): Promise<Record<string, Figures>> => {
    const { status, body } = await at.compliance.get<{ responseTimes: Figures[] }>(
      `/v1/platforms/${at.platform}/response-times?from=2026-03-01&to=2026-03-20`,
    );
    expect(status).toBe(200);
    return Object.fromEntries(body.responseTimes.map((one) => [one.responseTime, one]));
  };

  it('breach when nobody replied after 10 days, and the body did not decide after 90, once each', async () => {
    const { id, decision } = await on.dispute();
    await reach(10 * day - 1);
    expect(await breaches(id)).toEqual([]);
    await reach(10 * day);
    await reach(10 * day + 1);
    const reply = {
      responseTime: 'dispute-reply',
      factKind: 'dispute',
      dueAt: after(10 * day),
      decisionId: decision.id,
    };
    expect(await breaches(id)).toMatchObject([reply]);
    expect((await on.show(id)).overdue).toEqual(['reply']);
    await reach(90 * day);
    await reach(90 * day + 1);
    expect(await breaches(id)).toMatchObject([reply, { responseTime: 'dispute', dueAt: after(90 * day) }]);
    expect((await on.show(id)).overdue).toEqual(['reply', 'outcome']);
  });

  it('breach after 180 days when the body calls the dispute highly complex', async () => {
    const { id } = await on.dispute();
    await on.step(id, 'reply', { channel: 'portal' });
    await on.step(id, 'extension');
    await reach(180 * day - 1);
    expect(await breaches(id)).toEqual([]);
    await reach(180 * day);
    expect(await breaches(id)).toMatchObject([{ responseTime: 'dispute', dueAt: after(180 * day) }]);
  });

  it('do not breach when they ended in time', async () => {
    const { id: answered } = await on.dispute();
    await on.step(answered, 'reply', { channel: 'portal' });
    await on.outcome(answered, { outcome: 'upheld' });
    const { id: withdrawn } = await on.dispute();
    await on.outcome(withdrawn, { outcome: 'omitted' });
    await reach(200 * day);
    expect([await breaches(answered), await breaches(withdrawn)]).toEqual([[], []]);
  });

  it('run from the receipt by the body to our being told, and from our being told to our reply', async () => {
    const disputed = await on.decision();
    const { id: bodyId } = await on.body();
    app.clock.move({ days: 3 });
    const dispute = { bodyId, decisionId: disputed.id, receivedByBodyAt: after(day) };
    const ended = (await on.register(dispute)).body.id;
    const open = (await on.register(dispute)).body.id;
    const withdrawn = (await on.register(dispute)).body.id;
    app.clock.move({ hours: 5 });
    await on.step(ended, 'reply', { channel: 'portal' });
    app.clock.move({ days: 20 });
    await on.outcome(ended, { outcome: 'partly-reversed', decidedAt: after(4 * day) });
    await on.outcome(withdrawn, { outcome: 'omitted' });
    const { dispute: settled, 'dispute-reply': replies } = await figures();
    expect(settled).toMatchObject({ article: '21(4)', total: { count: 2, ended: 1, open: 1, overdue: 0 } });
    expect(settled!.total.medianSeconds).toBe(22 * day + 5 * hour);
    // The withdrawn one ended when its reply was overdue: it counts as one that was never answered.
    expect(replies).toMatchObject({ total: { count: 3, ended: 1, open: 2, overdue: 2, medianSeconds: 5 * hour } });
    const rows = await at.compliance.get<{ items: { factId: string }[] }>(settled!.total.rows.count);
    expect(rows.body.items.map(({ factId }) => factId).sort()).toEqual([ended, open].sort());
  });

  it('go by the platform’s own targets', async () => {
    const target = { responseTime: 'dispute-reply', seconds: day, validFrom: '2026-01-01T00:00:00Z' };
    const admin = await at.person({ alias: 'admin', role: 'admin' });
    expect((await admin.post(`/v1/platforms/${at.platform}/targets`, target)).status).toBe(201);
    app.clock.move({ seconds: 6 }); // profiles are remembered for five
    const { replyDueAt, outcomeDueAt } = await on.dispute();
    expect([replyDueAt, outcomeDueAt]).toEqual([after(day + 6), after(90 * day + 6)]);
  });
});
