import type { ComplianceReport, Section } from '../../apps/api/src/compliance-audit/compliance-report.js';
import { desk, type Desk } from '../support/desk.js';
import { mailCatcher, type MailCatcher } from '../support/mail-catcher.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { until } from '../support/until.js';
import { campaignsOfOctober, type CampaignsKept } from './campaigns-of-october.js';
import { keepFiles } from './keep-files.js';

const minute = 60;
const day = 86_400;

describe('the section on campaigns of the compliance audit report', () => {
  let app: TestApp;
  let forum: Desk;
  let mails: MailCatcher;
  let kept: CampaignsKept;
  let october: Section;
  let november: Section;

  const address = '/v1/platforms/forum/compliance-audits';
  const make = async (from: string, to: string): Promise<Section> => {
    const { body: asked } = await forum.compliance.post<{ id: string }>(address, { from, to });
    await until(async () => {
      const { body } = await forum.compliance.get<{ state: string }>(`${address}/${asked.id}`);
      if (body.state === 'failed') throw new Error('The report failed.');
      return body.state === 'made';
    }, 90_000);
    const { body: report } = await forum.compliance.get<ComplianceReport>(`${address}/${asked.id}/report.json`);
    await keepFiles(app, forum, report);
    return report.sections.find(({ id }) => id === 'campaigns')!;
  };
  const criterion = (section: Section, of: string) => section.criteria.find(({ id }) => id === of)!;
  const figures = (section: Section) => Object.fromEntries(section.figures.map(({ id, value }) => [id, value]));
  const rows = (section: Section, of: string) => section.tables.find(({ id }) => id === of)!.rows;

  beforeAll(async () => {
    mails = await mailCatcher();
    app = await testApp({
      clock: new TestClock('2026-10-05T06:00:00Z'),
      env: { SMTP_URL: mails.smtpUrl, CAMPAIGN_APPROVAL_ABOVE: '5' },
    });
    forum = await desk(app);
    kept = await campaignsOfOctober(app, forum, mails);
    app.clock.set('2026-12-02T10:00:00Z');
    october = await make('2026-10-01', '2026-10-31');
    november = await make('2026-11-01', '2026-11-30');
  }, 240_000);
  afterAll(async () => {
    await app.stop();
    await mails.stop();
  });

  it('judges samples, second persons, what stands, and what nobody looked at', () => {
    expect(october.criteria.map(({ id, value, observations, verdict }) => [id, value, observations, verdict])).toEqual([
      ['campaigns-sampled', 1, 2, 'met'],
      ['campaigns-approved', 1, 1, 'met'],
      ['campaign-decisions-stand', 24 / 27, 27, 'not-met'],
      ['repeats-looked-at', 1 / 3, 3, 'not-met'],
    ]);
    expect(october.verdict).toBe('not-met');
    expect(criterion(october, 'campaigns-approved').measure).toContain('else not met');
  });

  it('counts campaigns, samples, times and complaints, as they were kept beside the program', () => {
    const { 'samples-judged': judged, 'sample-disagreed': disagreed, ...others } = figures(october);
    const [large, small] = rows(october, 'outcomes').map((row) => Number(row[3]));
    expect(judged).toBe(large! + small! + 1);
    expect(disagreed).toBe(1 / (large! + small! + 1));
    expect(others).toEqual({
      campaigns: 2,
      'contents-decided': 27,
      'left-out': 1,
      'above-threshold': 1,
      'after-sample': (90 * minute + 20 * minute) / 2,
      'after-preview': (20 * minute + 0) / 2,
      'to-approval': 40 * minute,
      'taken-back': 0,
      'taken-back-in-part': 1,
      complaints: 1,
      'complaints-reversed': 1,
      'by-reference': 1,
      'by-reference-fallen': 0,
      'came-in-doubt': 3,
      'in-doubt': 1,
    });
  });

  it('names each campaign with who answers for it, and what became of it', () => {
    expect(rows(october, 'decided').map((row) => [row[0], ...row.slice(2, 7)])).toEqual([
      [kept.large, 24, 5, 'yes', 'senior', 'officer'],
      [kept.small, 4, 5, 'no', 'senior', null],
    ]);
    expect(rows(october, 'outcomes').map((row) => [row[0], row[2], ...row.slice(5)])).toEqual([
      [kept.large, 'decided', 24, 0, 1, 1, 1],
      [kept.small, 'reversed', 3, 1, 2, 0, 0],
    ]);
    expect(rows(october, 'left-out')).toEqual([['changed', 1]]);
    expect(rows(october, 'disagreements').map((row) => [row[0], row[1], row[3], row[4], row[5], row[6]])).toEqual([
      [kept.small, 1, 5, 5, 1, 1],
    ]);
    expect(rows(october, 'taken-back').map((row) => [row[0], ...row.slice(4)])).toEqual([
      [kept.small, 'senior', 'in part', 2, 1, 0, 0],
    ]);
  });

  it('lists repeats in doubt as they stood at the end of the period, and keeps them in the next', () => {
    const row = (seconds: number): unknown[] => [
      'measure',
      kept.unseenMeasure,
      '2026-10-15',
      expect.any(String),
      '2026-10-20T08:00:00+00:00',
      seconds,
    ];
    const since = Date.parse('2026-10-20T08:00:00Z') / 1_000;
    const [endOfOctober, endOfNovember] = ['2026-10-31T23:00:00Z', '2026-11-30T23:00:00Z'].map(
      (instant) => Date.parse(instant) / 1_000,
    );
    expect(rows(october, 'repeats-in-doubt')).toEqual([row(endOfOctober! - since)]);
    expect(rows(november, 'repeats-in-doubt')).toEqual([row(endOfNovember! - since)]);
    expect((endOfOctober! - since) / day).toBeGreaterThan(7);
  });

  it('says nothing of a month without campaigns, beside the month before', () => {
    expect(november.verdict).toBe('no-data');
    expect(figures(november)).toMatchObject({ campaigns: 0, 'came-in-doubt': 0, 'in-doubt': 1 });
    expect(criterion(november, 'campaigns-approved')).toMatchObject({ value: null, before: 1, verdict: 'no-data' });
    expect(november.charts.every((chart) => chart.kind === 'bars' && chart.bars.length === 0)).toBe(true);
  });
});
