import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { rowsOf, sheetOf, type ReportBody } from '../transparency-reports/report-reader.js';
import { decision, noAction, notice } from './earlier-lines.js';
import { importing, nothingWentOut, type Importing } from './importing.js';

let test: TestApp;
let forum: Desk;
let take: Importing;

const complaint = (externalId: string, more: object = {}) => ({
  externalId,
  decision: 'D-1',
  side: 'recipient',
  receivedAt: '2026-03-10T08:30:00.000Z',
  informedAt: '2026-03-02T12:30:00.000Z',
  text: 'My post was satire.',
  complainant: { name: 'Ann Author', email: 'ann@example.org' },
  outcome: 'upheld',
  decidedAt: '2026-03-12T08:30:00.000Z',
  reasons: 'It was not.',
  ...more,
});

const dispute = (externalId: string, more: object = {}) => ({
  externalId,
  body: 'User Rights',
  bodyReference: `UR-${externalId}`,
  decision: 'D-1',
  complaint: 'C-1',
  side: 'recipient',
  receivedByBodyAt: '2026-04-01T08:30:00.000Z',
  notifiedAt: '2026-04-03T08:30:00.000Z',
  repliedAt: '2026-04-08T08:30:00.000Z',
  outcome: 'reversed',
  decidedAt: '2026-05-20T08:30:00.000Z',
  outcomeNotifiedAt: '2026-05-21T08:30:00.000Z',
  implemented: true,
  fees: { currency: 'EUR', feesCents: 9_500, borneByProvider: true, expensesCents: 0, badFaith: false },
  ...more,
});

const order = (externalId: string, more: object = {}) => ({
  externalId,
  kind: 'act',
  instrument: 'dsa-article-9',
  authority: 'Medienanstalt',
  authorityReference: `M-${externalId}`,
  memberState: 'DE',
  provision: '§ 263 StGB',
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  language: 'de',
  items: [{ url: `https://forum.example/posts/${externalId}` }],
  territory: ['DE'],
  deliveredAt: '2026-03-02T08:30:00.000Z',
  receiptToldAt: '2026-03-02T09:30:00.000Z',
  outcome: 'given',
  effectiveAt: '2026-03-02T12:30:00.000Z',
  ...more,
});

beforeAll(async () => {
  test = await testApp();
  forum = await desk(test);
  take = await importing(test, forum);
  await take.ndjson('notices', [notice('N-1'), notice('N-2', { type: 'terms-flag' }), notice('N-3')]);
  await take.ndjson('decisions', [decision('D-1', 'N-1'), noAction('D-2', 'N-2')]);
  await forum.compliance.post(`/v1/platforms/${forum.platform}/dispute-bodies`, {
    name: 'User Rights',
    url: 'https://user-rights.example',
    certification: {
      coordinator: 'Bundesnetzagentur',
      memberState: 'DE',
      languages: ['de'],
      categories: [],
      validFrom: '2025-01-01',
      validTo: '2029-12-31',
    },
  });
});
afterAll(() => test.stop());

const pointers = (result: Awaited<ReturnType<Importing['ndjson']>>) =>
  result.refusals.flatMap(({ errors }) => errors.map(({ pointer }) => pointer));

async function sameBothWays(kind: string, lines: readonly object[]) {
  const dry = await take.ndjson(kind, lines, { dryRun: true });
  const real = await take.ndjson(kind, lines);
  expect(real).toEqual({ ...dry, batchId: expect.any(String) as string });
  return real;
}

const report = async () =>
  (await forum.compliance.get<ReportBody>(`/v1/platforms/${forum.platform}/reports/2026-01-01/2026-06-30`)).body;

/** The figures of sheet 7 that are not zero. */
function redressOf(body: ReportBody) {
  const { columns, records } = body.sheets.find(({ id }) => id.startsWith('7_'))!;
  const cellOf = (record: (typeof records)[number], id: string) => record[columns.findIndex((one) => one.id === id)];
  return records.flatMap((record) => {
    const value = cellOf(record, 'value');
    const isFigure = (typeof value === 'number' || typeof value === 'string') && Number(value) > 0;
    return isFigure ? [[cellOf(record, 'indicator'), cellOf(record, 'scope'), value]] : [];
  });
}

describe('complaints of an earlier tool', () => {
  it('stand with their outcome, of both sides, and nobody is told', async () => {
    const result = await sameBothWays('complaints', [
      complaint('C-1'),
      complaint('C-2', {
        decision: 'D-2',
        side: 'notifier',
        notice: 'N-2',
        outcome: 'partly-reversed',
        reasons: undefined,
      }),
      complaint('C-3', { outcome: 'withdrawn' }),
    ]);
    expect(result).toMatchObject({ accepted: 3, refused: 0 });
    const { rows } = await test.owner.query(
      `select c.external_id, c.side, c.basis, c.flagged_under_terms, k.state, d.outcome, d.omission, d.decided_by, d.origin
       from complaint c join complaint_case k on k.complaint_id = c.id join complaint_decision d on d.complaint_id = c.id
       order by c.external_id`,
    );
    const common = { decided_by: null, origin: 'import' };
    expect(rows).toEqual([
      {
        external_id: 'C-1',
        side: 'recipient',
        basis: 'visibility',
        flagged_under_terms: false,
        state: 'decided',
        outcome: 'upheld',
        omission: null,
        ...common,
      },
      {
        external_id: 'C-2',
        side: 'notifier',
        basis: 'inaction',
        flagged_under_terms: true,
        state: 'decided',
        outcome: 'partly-reversed',
        omission: null,
        ...common,
      },
      {
        external_id: 'C-3',
        side: 'recipient',
        basis: 'visibility',
        flagged_under_terms: false,
        state: 'withdrawn',
        outcome: 'no-decision',
        omission: 'withdrawn',
        ...common,
      },
    ]);
    await nothingWentOut(test);
  });

  it.each<[string, object, string[]]>([
    ['a decision that was not imported', { decision: 'nothing' }, ['#/decision']],
    ['no notice, for a notifier', { side: 'notifier' }, ['#/notice']],
    ['a notice that the decision does not answer', { side: 'notifier', notice: 'N-3' }, ['#/notice']],
    ['a notice, for a recipient', { notice: 'N-1' }, ['#/notice']],
    ['a basis that there was not', { basis: 'monetary' }, ['#/basis']],
    ['a time before the decision', { receivedAt: '2026-03-01T00:00:00Z' }, ['#/receivedAt']],
    ['an end before it came', { decidedAt: '2026-03-09T00:00:00Z' }, ['#/decidedAt']],
    ['a time to come', { decidedAt: '2126-03-09T00:00:00Z' }, ['#/decidedAt']],
    ['a window that was over', { informedAt: '2025-03-02T12:30:00Z' }, ['#/informedAt']],
    ['a new decision on another case', { outcome: 'reversed', newDecision: 'D-2' }, ['#/newDecision']],
    ['a new decision without a reversal', { newDecision: 'D-2' }, ['#/newDecision', '#/newDecision']],
    ['unfounded and reversed', { outcome: 'reversed', manifestlyUnfounded: true }, ['#/manifestlyUnfounded']],
    ['no outcome', { outcome: undefined }, ['#/outcome']],
  ])('are refused that name %s', async (_what, wrong, expected) => {
    expect(pointers(await sameBothWays('complaints', [complaint('C-9', wrong)]))).toEqual(expected);
  });
});

describe('disputes of an earlier tool', () => {
  it('stand with outcome and fees; the platform is told nothing', async () => {
    expect(
      await sameBothWays('disputes', [
        dispute('X-1'),
        dispute('X-2', { complaint: undefined, outcome: 'omitted', implemented: undefined, fees: undefined }),
      ]),
    ).toMatchObject({ accepted: 2 });
    const { rows } = await test.owner.query(
      `select x.external_id, x.state, o.outcome, f.fees_cents, (select count(*) from dispute_event e where e.dispute_id = x.id) as events
       from dispute x join dispute_outcome o on o.dispute_id = x.id left join dispute_fees f on f.dispute_id = x.id order by 1`,
    );
    expect(rows).toEqual([
      { external_id: 'X-1', state: 'implemented', outcome: 'reversed', fees_cents: 9_500, events: 4 },
      { external_id: 'X-2', state: 'withdrawn', outcome: 'omitted', fees_cents: null, events: 3 },
    ]);
    await nothingWentOut(test);
  });

  it.each<[string, object, string[]]>([
    ['a body that nobody registered', { body: 'Nobody' }, ['#/body']],
    ['a reference that another has', { bodyReference: 'UR-X-1' }, ['#/bodyReference']],
    ['a decision that was not imported', { decision: 'nothing' }, ['#/decision', '#/complaint']],
    ['a complaint of the other side', { complaint: 'C-2' }, ['#/complaint']],
    ['an outcome before the receipt', { decidedAt: '2026-03-20T08:30:00Z' }, ['#/decidedAt']],
    [
      'a loser who does not pay',
      { fees: { currency: 'EUR', feesCents: 1, borneByProvider: false, expensesCents: 0, badFaith: false } },
      ['#/fees/borneByProvider'],
    ],
    ['nothing to carry out', { outcome: 'upheld' }, ['#/implemented']],
  ])('are refused that name %s', async (_what, wrong, expected) => {
    expect(pointers(await sameBothWays('disputes', [dispute('X-9', wrong)]))).toEqual(expected);
  });

  it('come in once from two imports at once', async () => {
    const lines = [dispute('X-20')];
    const both = await Promise.all([take.ndjson('disputes', lines), take.ndjson('disputes', lines)]);
    expect(both.map(({ accepted }) => accepted).sort()).toEqual([0, 1]);
  });
});

describe('orders of an earlier tool', () => {
  it('stand with receipt and effect, and a decision may serve them', async () => {
    expect(
      await sameBothWays('orders', [
        order('O-1'),
        order('O-2', {
          outcome: 'not-given',
          effectiveAt: undefined,
          answeredAt: '2026-03-05T08:30:00Z',
          receiptToldAt: undefined,
        }),
        order('O-3', {
          outcome: undefined,
          effectiveAt: undefined,
          endReason: 'withdrawn',
          endedAt: '2026-03-05T08:30:00Z',
        }),
      ]),
    ).toMatchObject({ accepted: 3 });
    const { rows } = await test.owner.query(
      'select external_id, state, next_page_at, origin from authority_order order by 1',
    );
    expect(rows).toEqual([
      { external_id: 'O-1', state: 'effected', next_page_at: null, origin: 'import' },
      { external_id: 'O-2', state: 'refused', next_page_at: null, origin: 'import' },
      { external_id: 'O-3', state: 'ended', next_page_at: null, origin: 'import' },
    ]);
    expect(
      await sameBothWays('decisions', [{ ...decision('D-30', ''), items: undefined, orders: [{ order: 'O-1' }] }]),
    ).toMatchObject({ accepted: 1 });
    const { rows: served } = await test.owner.query(`select cause, source from decision where external_id = 'D-30'`);
    expect(served).toEqual([{ cause: 'order', source: 'order' }]);
    await nothingWentOut(test);
  });

  it.each<[string, object, string[]]>([
    ['no outcome', { outcome: undefined, effectiveAt: undefined }, ['#/outcome']],
    ['no time of effect', { effectiveAt: undefined }, ['#/effectiveAt']],
    ['effect before delivery', { effectiveAt: '2026-03-01T08:30:00Z' }, ['#/effectiveAt']],
    ['the reference of another', { authorityReference: 'M-O-1' }, ['#/authorityReference']],
    ['a category without a provision', { provision: undefined }, ['#/category']],
    ['no Member State', { memberState: undefined }, ['#/memberState']],
    ['a refusal without its time', { outcome: 'not-given', effectiveAt: undefined }, ['#/answeredAt']],
  ])('are refused that name %s', async (_what, wrong, expected) => {
    expect(pointers(await sameBothWays('orders', [order('O-9', wrong)]))).toEqual(expected);
  });
});

it('all count in the report, and nobody counts otherwise', async () => {
  const body = await report();
  const [orders] = rowsOf(sheetOf(body, '3_member_states_orders'));
  expect(orders!.cells).toMatchObject({
    orders_act_received: 3,
    orders_act_items: 3,
    orders_act_median_ack_hours: 1,
    orders_act_median_effect_hours: 4,
  });
  expect(redressOf(body)).toEqual([
    ['Number of complaints submitted to the internal-complaints mechanism', 'Total number', 3],
    ['Number of complaints submitted to the internal-complaints mechanism', 'Decisions upheld', 1],
    ['Number of complaints submitted to the internal-complaints mechanism', 'Decisions partially reversed', 1],
    ['Number of complaints submitted to the internal-complaints mechanism', 'Median time', 48],
    ['Number of complaints submitted to the internal-complaints mechanism', 'Decision omitted', 1],
    [
      'Complaint regarding a decision to remove or disable access to or restrict visibility of information',
      'Total number',
      2,
    ],
    [
      'Complaint regarding a decision to remove or disable access to or restrict visibility of information',
      'Decisions upheld',
      1,
    ],
    [
      'Complaint regarding a decision to remove or disable access to or restrict visibility of information',
      'Median time',
      48,
    ],
    ['Number of disputes submitted to out-of-court dispute settlement bodies', 'Total number', 3],
    ['Number of disputes submitted to out-of-court dispute settlement bodies', 'Decisions reversed', 2],
    ['Number of disputes submitted to out-of-court dispute settlement bodies', 'Median time', 1200],
    ['Number of disputes submitted to out-of-court dispute settlement bodies', 'Decision omitted', 1],
    ['Number of disputes submitted to out-of-court dispute settlement bodies', 'Percentage of outcomes implemented', 1],
  ]);
  const address = `/v1/platforms/${forum.platform}/reports/2026-01-01/2026-06-30/verification`;
  expect((await forum.compliance.get(address)).body).toMatchObject({ differences: [] });
});

it('cause no breach, whenever the worker looks', async () => {
  const { RecordBreachesService } = await import('../../apps/api/src/response-times/record-breaches.service.js');
  test.clock.move({ days: 400 });
  await test.app.get(RecordBreachesService, { strict: false }).sweep();
  const { rows } = await test.owner.query(
    `select response_time from breach where response_time <> 'report-publication'`,
  );
  expect(rows).toEqual([]);
});
