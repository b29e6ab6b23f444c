import type { ResponseTimesResponse } from '../../apps/api/src/response-times/response-times.response.js';
import type { ReportBody } from '../transparency-reports/report-reader.js';
import { rowsOf, sheetOf } from '../transparency-reports/report-reader.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { decision, noAction, notice } from './earlier-lines.js';
import { importing, nothingWentOut, type Importing } from './importing.js';

let test: TestApp;
let forum: Desk;
let take: Importing;

const period = '2026-01-01/2026-06-30';
const scams = 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD';

beforeAll(async () => {
  test = await testApp();
  forum = await desk(test);
  take = await importing(test, forum);
  await take.ndjson('notices', [notice('N-1'), notice('N-2'), notice('N-3', { notifier: undefined })]);
  await take.ndjson('decisions', [
    decision('D-1', 'N-1', { firstLookAt: '2026-03-02T09:30:00Z' }),
    noAction('D-2', 'N-2'),
  ]);
});
afterAll(() => test.stop());

const report = async () =>
  (await forum.compliance.get<ReportBody>(`/v1/platforms/${forum.platform}/reports/${period}`)).body;

const scamsOf = (body: ReportBody, sheet: string) =>
  rowsOf(sheetOf(body, sheet)).find(({ category, keyword }) => category === scams && keyword === null)!.cells;

it('count in the sheets of the report as if they had been received and decided here', async () => {
  const body = await report();
  expect(scamsOf(body, '4_notices')).toMatchObject({ category_code: scams });
  expect(scamsOf(body, '4_notices')).toMatchObject({
    notices_received: 3,
    notice_items: 3,
    notice_median_action_hours: 3,
    notice_actions_law: 1,
  });
});

it('count in the response times where both instants are known; owe no receipt, answer or statement', async () => {
  const { body } = await forum.compliance.get<ResponseTimesResponse>(
    `/v1/platforms/${forum.platform}/response-times?from=2026-01-01&to=2026-06-30`,
  );
  const figures = Object.fromEntries(
    body.responseTimes.map(({ responseTime, total: { count, ended, open, overdue, medianSeconds } }) => [
      responseTime,
      { count, ended, open, overdue, medianSeconds },
    ]),
  );
  const none = { count: 0, ended: 0, open: 0, overdue: 0, medianSeconds: null };
  expect(figures).toMatchObject({
    receipt: none,
    'first-look': { count: 1, ended: 1, open: 0, overdue: 0, medianSeconds: 3_600 },
    decision: { count: 2, ended: 2, open: 0, overdue: 0, medianSeconds: 7_200 },
    action: { count: 1, ended: 1, open: 0, overdue: 0, medianSeconds: 10_800 },
    answer: none,
    statement: none,
  });
});

it('verify: nobody counts otherwise, by day figures neither', async () => {
  const address = `/v1/platforms/${forum.platform}/reports/${period}/verification`;
  expect((await forum.compliance.get(address)).body).toMatchObject({ differences: [] });
  await nothingWentOut(test);
});

it('change days that were folded already', async () => {
  const days = `/v1/platforms/${forum.platform}/day-figures`;
  await forum.compliance.post(days, { from: '2026-03-01', to: '2026-03-03' });
  await until(async () => {
    const { body } = await forum.compliance.get<{ parts: number; folded: number }>(
      `${days}?from=2026-03-01&to=2026-03-03`,
    );
    return body.folded === body.parts;
  });
  await take.ndjson('notices', [notice('N-4')]);
  await take.ndjson('decisions', [decision('D-4', 'N-4'), decision('D-3', 'N-3')]);
  expect(scamsOf(await report(), '4_notices')).toMatchObject({ notices_received: 4, notice_actions_law: 3 });
  const address = `/v1/platforms/${forum.platform}/reports/${period}/verification`;
  expect((await forum.compliance.get(address)).body).toMatchObject({ differences: [] });
});
