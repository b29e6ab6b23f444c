import { memberStateCodes } from '../../apps/api/src/categories/index.js';
import type { ProblemBody } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { type ReportBody, sheetOf } from './report-reader.js';

interface Recent {
  months: string[];
  missing: string[];
  average: { total: number; memberStates: { memberState: string; recipients: number }[] } | null;
  entered: { month: string; total: number; enteredBy: string }[];
}

const address = '/v1/platforms/forum/active-recipients';
const firstHalf = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
const entry = (total: number, greek = 0) => ({
  total,
  memberStates: memberStateCodes.map((memberState) => ({ memberState, recipients: memberState === 'GR' ? greek : 1 })),
});

describe('monthly active recipients (Art. 24(2), 42(3))', () => {
  let app: TestApp;
  let at: Desk;

  beforeAll(async () => {
    app = await testApp();
    app.clock.set('2026-07-05T09:00:00Z');
    at = await desk(app, { tier: 'vlop' });
  });
  afterAll(() => app.stop());

  const enter = (month: string, body: object) => at.compliance.put<ProblemBody>(`${address}/${month}`, body);
  const recent = async () => (await at.compliance.get<Recent>(address)).body;
  const report = async () =>
    (await at.compliance.get<ReportBody>('/v1/platforms/forum/reports/2026-01-01/2026-06-30')).body;
  const values = (body: ReportBody) => sheetOf(body, '10_AMAR').records.map((record) => record[6]);
  const missing = (body: ReportBody) =>
    body.findings.filter(({ check, sheet }) => check === 'I1' && sheet === '10_AMAR').map(({ detail }) => detail);

  it('refuses a month that is not over or none, and numbers that cannot be; keeps nothing', async () => {
    const refused = async (month: string, body: object) =>
      (await enter(month, body)).body.errors.map(({ pointer }) => pointer);
    expect(await refused('2026-07', entry(9))).toEqual(['#/month']);
    expect(await refused('2026-13', entry(9))).toEqual(['#/month']);
    expect(await refused('2026-06', { ...entry(9), memberStates: [] })).toEqual(['#/memberStates']);
    expect(await refused('2026-06', entry(9, 10))).toEqual(['#/total']);
    expect((await at.moderator.put(`${address}/2026-06`, entry(9))).status).toBe(403);
    expect((await at.compliance.put('/v1/platforms/market/active-recipients/2026-06', entry(9))).status).toBe(404);
    expect((await app.owner.query('select from active_recipients_month')).rowCount).toBe(0);
  });

  it('stay blank while a month is missing, and each missing month is named', async () => {
    for (const month of firstHalf.filter((one) => one !== '2026-03')) await enter(month, entry(100, 10));
    expect(await recent()).toMatchObject({ months: firstHalf, missing: ['2026-03'], average: null });
    const body = await report();
    expect(new Set(values(body))).toEqual(new Set([null]));
    expect(missing(body)[0]).toContain('2026-03');
    expect(missing(body)).toHaveLength(28);
  });

  it('are taken from the entry for the whole period as long as a month is missing', async () => {
    await at.compliance.put('/v1/platforms/forum/report-inputs/2026-01-01/2026-06-30/active-recipients', entry(777));
    expect(values(await report())[0]).toBe(777);
  });

  it('are the average of the months, of each month the latest entry, once all are there', async () => {
    await enter('2026-03', entry(1, 1));
    const { status } = await enter('2026-03', entry(203, 13));
    expect(status).toBe(200);
    const { average, missing: gaps, entered } = await recent();
    expect(gaps).toEqual([]);
    expect(average!.total).toBe(Math.round((5 * 100 + 203) / 6));
    expect(entered.map(({ month }) => month)).toEqual(firstHalf);
    expect(entered.every(({ enteredBy }) => enteredBy === at.compliance.id)).toBe(true);
    const body = await report();
    expect(values(body)[0]).toBe(117);
    const greek = sheetOf(body, '10_AMAR').records.find((record) => record[5] === 'EL');
    expect(greek![6]).toBe(Math.round((5 * 10 + 13) / 6));
    expect(missing(body)).toEqual([]);
    const audited = await app.owner.query(`select from audit_entry where action = 'report.month-provided'`);
    expect(audited.rowCount).toBe(7);
  });

  it('keep both of two entries at once; the next half-year begins anew', async () => {
    app.clock.set('2026-08-05T09:00:00Z');
    const answers = await Promise.all([enter('2026-07', entry(1)), enter('2026-07', entry(2))]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await recent()).months).toEqual([...firstHalf.slice(1), '2026-07']);
    expect((await app.owner.query(`select from active_recipients_month where month = '2026-07-01'`)).rowCount).toBe(2);
  });
});
