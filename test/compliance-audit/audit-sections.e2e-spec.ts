import type { ComplianceReport, Section, SectionId } from '../../apps/api/src/compliance-audit/compliance-report.js';
import { desk, type Desk } from '../support/desk.js';
import { mailCatcher, type MailCatcher } from '../support/mail-catcher.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { until } from '../support/until.js';
import { keepFiles } from './keep-files.js';
import { november, october, ownMeasures, recordBreaches, type KeptNotice, type November } from './two-months.js';

const HOUR = 3_600;
const DAY = 24 * HOUR;

describe('the sections of the compliance audit report, with data in each', () => {
  let app: TestApp;
  let forum: Desk;
  let mails: MailCatcher;
  let kept: KeptNotice[];
  let then: November;
  let ofOctober: ComplianceReport;
  let ofNovember: ComplianceReport;

  const make = async (from: string, to: string): Promise<ComplianceReport> => {
    const address = '/v1/platforms/forum/compliance-audits';
    const { body: asked } = await forum.compliance.post<{ id: string }>(address, { from, to });
    await until(async () => {
      const { body } = await forum.compliance.get<{ state: string }>(`${address}/${asked.id}`);
      if (body.state === 'failed') throw new Error('The report failed.');
      return body.state === 'made';
    }, 90_000);
    return (await forum.compliance.get<ComplianceReport>(`${address}/${asked.id}/report.json`)).body;
  };
  const section = (report: ComplianceReport, id: SectionId): Section => report.sections.find((one) => one.id === id)!;
  const figures = (report: ComplianceReport, id: SectionId) =>
    Object.fromEntries(section(report, id).figures.map((one) => [one.id, one.value]));
  const criterion = (report: ComplianceReport, id: SectionId, of: string) =>
    section(report, id).criteria.find((one) => one.id === of)!;
  const rows = (report: ComplianceReport, id: SectionId, of: string) =>
    section(report, id).tables.find((one) => one.id === of)!.rows;

  beforeAll(async () => {
    mails = await mailCatcher();
    app = await testApp({
      clock: new TestClock('2026-10-01T08:00:00Z'),
      env: { SMTP_URL: mails.smtpUrl, INTAKE_RATE_PER_MINUTE_PER_ADDRESS: '100000' },
    });
    forum = await desk(app);
    kept = await october(app, forum);
    then = await november(app, forum, mails);
    await ownMeasures(app, forum);
    app.clock.set('2026-12-02T10:00:00Z');
    await recordBreaches(app);
    ofOctober = await make('2026-10-01', '2026-10-31');
    ofNovember = await make('2026-11-01', '2026-11-30');
    for (const report of [ofOctober, ofNovember]) await keepFiles(app, forum, report);
  }, 300_000);
  afterAll(async () => {
    await app.stop();
    await mails.stop();
  });

  it('puts each event beside its ordinary days, with who was on duty', () => {
    expect(figures(ofOctober, 'live-events')).toMatchObject({ events: 2, 'event-notices': 5, peak: 1, open: 0 });
    expect(criterion(ofOctober, 'live-events', 'events-decision-ratio')).toMatchObject({
      value: (32 * 60) / (10 * 60),
      observations: 5,
      verdict: 'not-met',
    });
    expect(criterion(ofOctober, 'live-events', 'events-on-duty')).toMatchObject({ value: 0.5, verdict: 'at-risk' });
    const [final, interview] = rows(ofOctober, 'live-events', 'events');
    expect(final).toEqual([
      'cup-final',
      '2026-10-08T18:00:00.000Z',
      '2026-10-08T20:00:00.000Z',
      5,
      5 / 120,
      6 / (7 * 120), // of the seven days before, five had no notice
      5,
      2 / 7,
    ]);
    expect(interview!.slice(3, 5)).toEqual([0, 0]);
    expect(rows(ofOctober, 'live-events', 'event-times')).toEqual([
      ['cup-final', 32 * 60, 10 * 60, 37 * 60, 0, 1, 0, 0],
      ['interview', null, 10 * 60, null, 0, 0, 0, 0],
    ]);
    expect(rows(ofOctober, 'live-events', 'duty')).toEqual([
      ['cup-final', 'mod', 'worked', '2026-10-08T17:30:00.000Z', '2026-10-08T20:30:00.000Z'],
    ]);
    expect(section(ofOctober, 'live-events').charts[0]).toMatchObject({ kind: 'lines' });
    expect(criterion(ofNovember, 'live-events', 'events-on-duty')).toMatchObject({ value: null, before: 0.5 });
  });

  it('compares trusted flaggers in their area with all others', () => {
    const medians = (side: KeptNotice['side'], of: 'decisionSeconds' | 'actionSeconds') =>
      medianOf(kept.filter((one) => one.side === side).map((one) => one[of]));
    expect(figures(ofOctober, 'trusted-flaggers')).toEqual({
      'flagger-items': 5,
      'flagger-decision': medians('flagger', 'decisionSeconds'),
      'others-decision': medians('other', 'decisionSeconds'),
      'flagger-action': medians('flagger', 'actionSeconds'),
      'others-action': medians('other', 'actionSeconds'),
    });
    expect(criterion(ofOctober, 'trusted-flaggers', 'flaggers-decision-ratio')).toMatchObject({
      value: medians('flagger', 'decisionSeconds') / medians('other', 'decisionSeconds'),
      observations: 5,
      verdict: 'not-met',
    });
    const [scams, ...more] = rows(ofOctober, 'trusted-flaggers', 'by-category');
    expect([more, scams![1], scams![2]]).toEqual([[], 5, 3 * HOUR]);
  });

  it('has each order with its effect, by Member State, and names the late ones', () => {
    expect(figures(ofNovember, 'orders')).toMatchObject({
      orders: 3,
      'receipt-median': 0,
      'effect-median': 17.5 * HOUR,
      open: 1,
    });
    expect(criterion(ofNovember, 'orders', 'order-receipts-in-time')).toMatchObject({ value: 1, verdict: 'met' });
    expect(criterion(ofNovember, 'orders', 'order-effects-in-time')).toMatchObject({
      value: 1 / 3,
      observations: 3,
      verdict: 'not-met',
    });
    expect(rows(ofNovember, 'orders', 'by-member-state')).toEqual([
      ['DE', 'act', 2, 5 * HOUR, 1, 1],
      ['FR', 'act', 1, 30 * HOUR, 1, 0],
    ]);
    const late = then.orders.filter(({ effectSeconds }) => effectSeconds === null || effectSeconds > DAY);
    const references = late.map(({ reference }) => reference);
    expect(rows(ofNovember, 'orders', 'late').map(([reference]) => reference)).toEqual(references);
    expect(rows(ofNovember, 'orders', 'breaches').map(([, reference]) => reference)).toEqual(references);
  });

  it('has complaints, disputes and what was made of the bodies’ outcomes', () => {
    expect(figures(ofNovember, 'redress')).toMatchObject({
      complaints: 2,
      'complaint-median': 2 * DAY,
      reversed: 0,
      'same-person': 0,
      'without-person': 0,
      disputes: 3,
      'disputes-reversed': 2,
    });
    expect(criterion(ofNovember, 'redress', 'complaints-in-time').value).toBe(0.5);
    expect(criterion(ofNovember, 'redress', 'dispute-replies-in-time').value).toBe(2 / 3);
    expect(criterion(ofNovember, 'redress', 'outcomes-followed')).toMatchObject({ value: 0.5, observations: 2 });
    expect(rows(ofNovember, 'redress', 'outcomes')).toEqual([['recipient', 'upheld', 1]]);
    const breaches = rows(ofNovember, 'redress', 'breaches');
    expect(breaches.map((row) => row[0])).toEqual(['dispute-reply', 'complaint']);
    expect(breaches[1]![1]).toBe(then.lateComplaint);
  });

  it('counts people by what they speak well, and the hours that they worked', () => {
    expect(figures(ofOctober, 'enough-people')).toMatchObject({
      moderators: 2,
      'with-profile': 1,
      'full-time-equivalents': 0.5,
      'hours-worked': 3,
    });
    const speakers = rows(ofOctober, 'enough-people', 'languages').map((row) => [row[0], row[4]]);
    expect(speakers).toEqual([
      ['en', 2],
      ['de', 1],
    ]); // German at B1 is not enough
    const [load] = rows(ofOctober, 'enough-people', 'load');
    const decided = new Set(kept.map(({ reference }) => reference)).size - 4; // five notices are about one content
    expect([load![0], load![2], load![3], load![7], load![8]]).toEqual(['mod', 'en', decided, 3, decided / 3]);
  });

  it('counts what the platform’s own systems did, submitted and took back', () => {
    const statements = figures(ofNovember, 'statements');
    expect(statements).toMatchObject({
      measures: 7,
      'measures-exempted': 1,
      'measures-owed': 6,
      'measures-accepted': 5,
    });
    expect(criterion(ofNovember, 'statements', 'statements-submitted')).toMatchObject({
      value: 5 / (6 + statements['owed']!),
      observations: 6 + statements['owed']!,
      before: 0,
    });
    const unsubmitted = section(ofNovember, 'statements').tables.find(({ id }) => id === 'unsubmitted-measures')!;
    expect([unsubmitted.total, unsubmitted.rows.map((row) => row[3])]).toEqual([1, ['held']]);
    expect(section(ofNovember, 'acting-at-once').figures.find(({ id }) => id === 'measures')).toMatchObject({
      value: 8,
      before: 1,
    });
    expect(rows(ofNovember, 'acting-at-once', 'measures-by-category').map((row) => row.slice(1))).toEqual([
      [7, 8, 7, 7, 2],
    ]);
    expect(figures(ofNovember, 'same-for-everyone')['measures-taken-back']).toBe(2);
    expect(rows(ofNovember, 'same-for-everyone', 'measures-by-audience').map((row) => row.slice(1))).toEqual([
      [5, 1, 1, 1 / 5],
      [2, 1, 1, 1 / 2],
    ]);
    expect(rows(ofNovember, 'same-for-everyone', 'measures-taken-back').map((row) => row.slice(2, 5))).toEqual([
      ['account 17', null, 120],
      ['account-of-the-owner', 'owner', 5_000_000],
    ]);
  });

  it('has the register of requests and interim measures with their deadlines', () => {
    expect(figures(ofNovember, 'cooperation')).toEqual({
      requests: 4,
      measures: 1,
      median: 2 * DAY,
      late: 1,
      open: 1,
      letters: 2,
      'letters-late': 1,
    });
    expect(criterion(ofNovember, 'cooperation', 'requests-in-time')).toMatchObject({
      value: 2 / 3,
      observations: 3,
      verdict: 'not-met',
    });
    const register = rows(ofNovember, 'cooperation', 'register');
    expect(register.map((row) => [row[2], row[7], row[8]])).toEqual(
      expect.arrayContaining([
        ['information', 'answered', 'no'],
        ['information', 'answered', 'yes'],
        ['information', 'withdrawn', 'no'],
        ['information', 'requested', 'no'],
        ['interim-measure', 'in-effect', 'no'],
      ]),
    );
    expect(rows(ofNovember, 'cooperation', 'breaches').map((row) => row[1])).toEqual(['LATE']);
  });
});

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
