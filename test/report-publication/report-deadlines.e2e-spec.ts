import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { desk, type Desk } from '../support/desk.js';
import { appWithMail } from '../support/app-with-mail.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import { settledOrWaiting } from '../support/settled-or-waiting.js';
import type { TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { reportsOn } from './reports-on.js';

interface Expected {
  readonly items: readonly { from: string; to: string; publishBy: string; dueAt: string; publishedAt: string | null }[];
}

describe('the deadline of a report (Regulation (EU) 2024/2835 Art. 2(3))', () => {
  let app: TestApp;
  let mail: MailCatcher;
  let yearly: Desk;
  let halfYearly: Desk;

  beforeAll(async () => {
    ({ app, mail } = await appWithMail());
    app.clock.set('2026-11-22T09:00:00Z');
    yearly = await desk(app);
    halfYearly = await desk(app, { key: 'plaza', tier: 'vlop', timeZone: 'Europe/Athens' });
  }, 60_000);
  afterAll(() => app.stop());

  const sweepAt = async (instant: string) => {
    app.clock.set(instant);
    await app.app.get(JobHandlers).runSweep('warn-of-report-deadlines');
  };
  const expectedOf = async ({ compliance, platform }: Desk) =>
    (await compliance.get<Expected>(`/v1/platforms/${platform}/expected-reports`)).body.items;
  const countOf = async (table: string, where: string) => {
    const { rows } = await app.owner.query<{ count: number }>(
      `select count(*)::int as count from ${table} where ${where}`,
    );
    return rows[0]!.count;
  };
  const ofYearly = () => `platform_id = '${yearly.platformId}'`;
  const warnings = () => countOf('message', `${ofYearly()} and template = 'report-due'`);
  const pages = () => countOf('page', `${ofYearly()} and subject = 'report-due'`);
  const breaches = () => countOf('breach', `${ofYearly()} and response_time = 'report-publication'`);

  it('is kept for each period that ends, by the tier, in the platform’s zone', async () => {
    await sweepAt('2026-12-31T22:30:00Z'); // over in Athens, not yet in Brussels
    expect(await expectedOf(yearly)).toEqual([]);
    await sweepAt('2026-12-31T23:30:00Z');
    expect(await expectedOf(yearly)).toMatchObject([
      {
        from: '2026-01-01',
        to: '2026-12-31',
        publishBy: '2027-02-28',
        dueAt: '2027-02-28T23:00:00.000Z',
        publishedAt: null,
      },
    ]);
    expect(await expectedOf(halfYearly)).toMatchObject([{ from: '2026-07-01', dueAt: '2027-02-28T22:00:00.000Z' }]);
  });

  it('is told to the compliance officers in time, and to who is on call when it is near', async () => {
    await sweepAt('2027-01-29T22:59:00Z');
    expect([await warnings(), await pages()]).toEqual([0, 0]);
    await sweepAt('2027-01-29T23:00:00Z');
    await sweepAt('2027-01-29T23:01:00Z');
    expect([await warnings(), await pages()]).toEqual([1, 0]);
    const letter = await until(() => mail.mails.find(({ text }) => text?.includes('/platforms/forum/')));
    expect(letter.subject).toBe('Transparency report of The Forum is due soon');
    expect(letter.text).toContain('2026-01-01 to 2026-12-31');
    expect(letter.text).toContain('Whole days left: 29.');
    await sweepAt('2027-02-14T23:00:00Z');
    expect([await warnings(), await pages()]).toEqual([2, 0]);
    await sweepAt('2027-02-25T23:00:00Z');
    expect([await warnings(), await pages()]).toEqual([3, 1]);
  });

  it('is a breach when it passes, told once more, and measured', async () => {
    app.clock.set('2027-02-28T22:59:59Z');
    await app.app.get(JobHandlers).runSweep('record-breaches');
    expect(await breaches()).toBe(0);
    await sweepAt('2027-02-28T23:00:00Z');
    await app.app.get(JobHandlers).runSweep('record-breaches');
    await app.app.get(JobHandlers).runSweep('record-breaches');
    expect([await warnings(), await breaches()]).toEqual([4, 1]);
    const listed = await yearly.compliance.get<{ items: { factKind: string }[] }>(
      '/v1/platforms/forum/breaches?responseTime=report-publication',
    );
    expect(listed.body.items).toMatchObject([{ factKind: 'report', dueAt: '2027-02-28T23:00:00.000Z' }]);
    app.clock.set('2027-03-01T00:00:00Z');
    const metrics = (await yearly.stranger.get<string>('/metrics')).body;
    expect(metrics).toMatch(/noticedesk_report_due_seconds\{platform="forum"\} -3600\n/);
    await sweepAt('2027-03-10T00:00:00Z');
    expect(await warnings()).toBe(4);
  });

  it('ends with the publication, late as it is; a report that is published in time is never told of', async () => {
    const on = reportsOn(app, yearly);
    await on.enterAll();
    expect((await on.publish((await on.check()).body.id)).status).toBe(200);
    expect(await expectedOf(yearly)).toMatchObject([{ publishedAt: '2027-03-10T00:00:00.000Z' }]);
    expect(await countOf('page', `${ofYearly()} and subject = 'report-due' and state = 'open'`)).toBe(0);

    app.clock.set('2028-01-02T00:00:00Z');
    const next = reportsOn(app, yearly, '2027-01-01/2027-12-31');
    await next.enterAll();
    const { id } = (await next.check()).body;
    const before = await warnings();
    const blocking = await app.owner.connect();
    try {
      await blocking.query('begin; lock table audit_entry in access exclusive mode');
      const publishing = next.publish(id);
      await settledOrWaiting(app, publishing);
      const sweeping = sweepAt('2028-01-03T00:00:00Z'); // only now does the worker see that the year is over
      await settledOrWaiting(app, sweeping, 2);
      await blocking.query('commit');
      await sweeping;
      expect((await publishing).status).toBe(200);
    } finally {
      blocking.release(true);
    }
    await sweepAt('2028-03-01T00:00:00Z');
    await app.app.get(JobHandlers).runSweep('record-breaches');
    expect((await expectedOf(yearly))[0]).toMatchObject({ to: '2027-12-31', publishedAt: '2028-01-02T00:00:00.000Z' });
    expect([await warnings(), await breaches()]).toEqual([before, 1]);
  });
});
