import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { Keys } from '../../apps/api/src/access/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { workbookType } from '../../apps/api/src/transparency-reports/index.js';
import { readWorkbook } from '../../apps/api/src/transparency-reports/read/read-workbook.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { expectedAutomation, expectedMeasures, expectedNotices } from './expected-cells.js';
import { expectedOrders, expectedRedress } from './expected-rights.js';
import { type History, mulberry32, randomHistory } from './random-history.js';
import { randomRights, type Rights } from './random-rights.js';
import { recount, type Recount } from './recount.js';
import { type ReadRow, type ReportBody, rowsOf, sheetOf } from './report-reader.js';
import { storeHistory } from './store-history.js';
import { storeRights } from './store-rights.js';

const zone = 'Europe/Athens';
const period = { from: '2026-01-01', to: '2026-06-30' };
const imposable = ['vis_removal', 'acc_suspension'];
/** Printed when a test fails, so that the same history can be made again. */
const seed = Number(process.env['REPORT_HISTORY_SEED'] ?? Date.now() % 1_000_000);
const platform = { id: newId(), key: 'plaza' };

interface RowsBody {
  readonly items: readonly { id: string; countedAt: string; items: number | null; seconds: number | null }[];
  readonly next: string | null;
}

let app: TestApp;
let history: History;
let rights: Rights;
let counted: Recount;
let api: ReturnType<typeof client>;

const address = (path = '', from = period.from, to = period.to, key = platform.key) =>
  `/v1/platforms/${key}/reports/${from}/${to}${path}`;

beforeAll(async () => {
  app = await testApp();
  app.clock.set('2026-11-22T00:00:00Z');
  history = randomHistory(seed, 300);
  await storeHistory(app.owner, platform, history);
  rights = randomRights(mulberry32(seed + 1), history);
  await storeRights(app.owner, platform, rights);
  counted = recount(history, { ...period, zone, insideAreaOnly: false });
  api = await callerAs('compliance-officer');
}, 120_000);

afterAll(() => app?.stop());

async function callerAs(role: 'compliance-officer' | 'admin') {
  const { key } = await app.db.transaction((tx) =>
    app.app.get(Keys).create(tx, { platformId: platform.id, role, label: 'test' }),
  );
  return client(app.url, key);
}

async function report(): Promise<ReportBody> {
  const { status, body } = await api.get<ReportBody>(address());
  expect(status).toBe(200);
  return body;
}

/** Every page of what a figure counts. */
async function rowsBehind(figure: string, query: Record<string, string> = {}): Promise<RowsBody['items']> {
  const items: RowsBody['items'][number][] = [];
  let after: string | null = '';
  while (after !== null) {
    const page = new URLSearchParams({ ...query, limit: '200', ...(after && { after }) });
    const path = address(`/figures/${encodeURIComponent(figure)}/rows?${page.toString()}`);
    const { status, body }: { status: number; body: RowsBody } = await api.get<RowsBody>(path);
    expect(status).toBe(200);
    items.push(...body.items);
    after = body.next;
  }
  return items;
}

function rowQuery({ category, keyword, description }: ReadRow): Record<string, string> {
  return { ...(category && { category }), ...(keyword && { keyword }), ...(description && { description }) };
}

function expectCells(row: ReadRow, expected: Record<string, number | null>): void {
  const found = Object.fromEntries(Object.keys(expected).map((id) => [id, row.cells[id]]));
  const at = { seed, category: row.category, keyword: row.keyword, description: row.description };
  expect({ at, cells: found }).toEqual({ at, cells: expected });
}

describe('a report over a random history agrees with a second count', () => {
  it('in every figure of every row of sheet 3 (Art. 15(1)(a))', async () => {
    const rows = rowsOf(sheetOf(await report(), '3_member_states_orders'));
    for (const row of rows) {
      expectCells(row, expectedOrders(rights, { ...period, zone }, String(row.cells['scope']), row));
    }
    expect(new Set(rows.map((row) => row.cells['scope']))).toEqual(new Set(['TOTAL', 'DK', 'EE', 'EL', 'ES']));
  });

  it('in every row of sheet 7 (Art. 15(1)(d), 24(1))', async () => {
    const { records } = sheetOf(await report(), '7_appeals_and_recidivism');
    const values = records.map((record) => record[6]);
    expect({ seed, values }).toEqual({ seed, values: expectedRedress(rights, { ...period, zone }) });
  });

  it('in every figure of every row of sheet 4 (Art. 15(1)(b))', async () => {
    for (const row of rowsOf(sheetOf(await report(), '4_notices'))) expectCells(row, expectedNotices(counted, row));
  });

  it.each([
    ['5_own_initiative_illegal', 'illegal'],
    ['6_own_initiative_TC', 'terms'],
  ])('in every figure of every row of sheet %s (Art. 15(1)(c))', async (sheet, ground) => {
    for (const row of rowsOf(sheetOf(await report(), sheet))) {
      expectCells(row, expectedMeasures(counted, ground, row, imposable));
    }
  });

  it('in what automated means did (Art. 15(1)(e))', async () => {
    const { records } = sheetOf(await report(), '8_automated_means');
    const values = Object.fromEntries(records.map((record) => [`${record[4]}|${record[5]}`, record[6]]));
    expect({ seed, ...values }).toMatchObject({ seed, ...expectedAutomation(counted) });
  });

  it('when only notices inside the area of expertise count as trusted flaggers’ (Art. 22)', async () => {
    const setting = (settings: object) =>
      app.owner.query('update platform set report_settings = $2 where id = $1', [platform.id, settings]);
    await setting({ trustedFlaggerNotices: 'in-area' });
    const narrow = recount(history, { ...period, zone, insideAreaOnly: true });
    const body = await report();
    await setting({});
    for (const row of rowsOf(sheetOf(body, '4_notices'))) expectCells(row, expectedNotices(narrow, row));
    expect(body.choices).toMatchObject({ trustedFlaggerNotices: 'in-area', reportingZone: zone });
  });
});

it('breaks no rule of the template, and says what it is', async () => {
  const body = await report();
  expect(body.findings.filter(({ effect }) => effect === 'blocks')).toEqual([]);
  expect(body).toMatchObject({
    kind: 'half-yearly',
    obligation: 'half-yearly',
    publishBy: '2026-08-31',
    complete: true,
  });
});

it('takes the tier of the last day of the period', async () => {
  const { body } = await api.get<ReportBody>(address('', '2025-12-01', '2026-01-31'));
  expect(body).toMatchObject({ tier: 'hosting', kind: 'interim', obligation: 'none', publishBy: null });
  const languages = sheetOf(body, '8_automated_means').records.filter((record) => record[5] === 'de');
  expect(new Set(languages.map((record) => record[6]))).toEqual(new Set([null]));
});

it('says that a period is not over', async () => {
  const { body } = await api.get<ReportBody>(address('', '2026-07-01', '2026-12-31'));
  expect(body).toMatchObject({ kind: 'half-yearly', complete: false });
});

it('reports zeros for a period in which nothing happened', async () => {
  const { body } = await api.get<ReportBody>(address('', '2020-01-01', '2020-12-31'));
  const [total] = rowsOf(sheetOf(body, '4_notices'));
  expect(total!.cells).toMatchObject({ notices_received: 0, notice_actions_law: 0, notice_median_action_hours: null });
  expect(body.findings.filter(({ check }) => check !== 'I1')).toEqual([]);
});

describe('what a figure counts', () => {
  it('is as many notices, items and actions as sheet 4 says, in every row', async () => {
    const rows = rowsOf(sheetOf(await report(), '4_notices')).filter((row) => row.cells['notices_received'] !== 0);
    for (const row of [rows[0]!, ...rows.slice(-8)]) {
      const notices = await rowsBehind('notices_received', rowQuery(row));
      expect(notices).toHaveLength(Number(row.cells['notices_received']));
      expect(notices.reduce((sum, notice) => sum + notice.items!, 0)).toBe(row.cells['notice_items']);
      const actions = await rowsBehind('notice_actions_law_tf', rowQuery(row));
      expect(actions).toHaveLength(Number(row.cells['notice_actions_law_tf']));
    }
  });

  it('is the observations of a median, each with its seconds', async () => {
    const times = await rowsBehind('notice_median_action_hours');
    const expected = counted.times.map(({ id, seconds }) => [id, seconds] as const);
    expect(new Map(times.map(({ id, seconds }) => [id, seconds]))).toEqual(new Map(expected));
    expect(times).toHaveLength(expected.length);
  });

  it('is as many orders of a Member State as sheet 3 says, each with its items and seconds', async () => {
    const days = { ...period, zone };
    const whole = { category: null, keyword: null, description: null };
    const greek = expectedOrders(rights, days, 'EL', whole);
    const orders = await rowsBehind('orders_act_items', { scope: 'EL' });
    expect(orders).toHaveLength(greek['orders_act_received']!);
    expect(orders.reduce((sum, order) => sum + order.items!, 0)).toBe(greek['orders_act_items']);
    expect(await rowsBehind('orders_info_received')).toHaveLength(
      expectedOrders(rights, days, 'TOTAL', whole)['orders_info_received']!,
    );
    const effects = await rowsBehind('orders_act_median_effect_hours', { scope: 'GR' });
    expect(effects.every(({ seconds }) => seconds !== null)).toBe(true);
  });

  it('is as many complaints, disputes and suspensions as sheet 7 says', async () => {
    const values = expectedRedress(rights, { ...period, zone });
    const listed = [
      ['complaints.total', 0],
      ['complaints.reversed', 3],
      ['complaints.omitted', 5],
      ['complaints_20_1_a.total', 7],
      ['complaints_no_action.upheld', 28],
      ['complaints_no_action_tf.total', 32],
      ['ods_disputes.total', 37],
      ['ods_disputes.omitted', 42],
      ['susp_unfounded_notices.total', 45],
    ] as const;
    for (const [figure, position] of listed) {
      expect({ figure, rows: (await rowsBehind(figure)).length }).toEqual({ figure, rows: values[position] });
    }
  });

  it('is as many measures as sheets 6 and 8 say', async () => {
    const sheet = '6_own_initiative_TC';
    const described = rowsOf(sheetOf(await report(), sheet)).filter((row) => row.description || row.keyword === null);
    for (const row of described) {
      const measures = await rowsBehind('own_measures_automated', { ...rowQuery(row), sheet });
      expect(measures).toHaveLength(Number(row.cells['own_measures_automated']));
    }
    const automated = expectedAutomation(counted);
    const german = await rowsBehind('measures_solely_automated.lang:de');
    expect(german).toHaveLength(automated['Number of measures solely taken by automated means |de']!);
    const processed = await rowsBehind('notices_not_automated.nam_tf');
    expect(processed).toHaveLength(
      automated['Number of notices not processed by automated means|NAM Trusted Flagger']!,
    );
  });

  it.each([
    ['a figure of several sheets without the sheet', '/figures/own_measures/rows', 422],
    ['a figure that no sheet has', '/figures/orders_total/rows', 404],
    ['an outcome that a block has no row for', '/figures/complaints_20_1_a.omitted/rows', 404],
    ['a Member State beside a figure of another sheet', '/figures/notices_received/rows?scope=DE', 422],
    ['a scope that is no Member State', '/figures/orders_act_received/rows?scope=US', 422],
    ['a figure of another sheet', '/figures/notices_received/rows?sheet=6_own_initiative_TC', 404],
    ['an unknown category', '/figures/notices_received/rows?category=SPAM', 422],
    ['a keyword without its category', '/figures/notices_received/rows?keyword=KEYWORD_OTHER', 422],
    ['a page key of something else', '/figures/notices_received/rows?after=WyJub3BlIl0', 422],
  ])('is refused for %s', async (_case, path, status) => {
    const { status: answered, headers } = await api.get(address(path));
    expect(answered).toBe(status);
    expect(headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('the files', () => {
  it('are the cells of the sheets as RFC 4180 has them', async () => {
    const sheet = sheetOf(await report(), '4_notices');
    const { status, headers, body } = await api.get<string>(address('/sheets/4_notices.csv'));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(body.split('\r\n')).toHaveLength(sheet.records.length + 2);
    const cells = [sheet.columns.map(({ header }) => header), ...sheet.records].map((record) =>
      record.map((cell) => (cell === null ? '' : String(cell))),
    );
    expect(parse(body)).toEqual(cells);
  });

  it('come as one zip whose manifest names their hashes and how they were counted', async () => {
    const answer = await fetch(app.url + address('/report.zip'), { headers: { authorization: await bearer() } });
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as {
      choices: object;
      files: { name: string; bytes: number; sha256: string }[];
    };
    expect(manifest).toMatchObject({ platform: 'plaza', ...period, choices: { reportingZone: zone } });
    expect(manifest.files.map(({ name }) => name).toSorted()).toEqual(
      Object.keys(files)
        .filter((name) => name !== 'manifest.json')
        .toSorted(),
    );
    for (const { name, bytes, sha256 } of manifest.files) {
      expect(files[name]).toHaveLength(bytes);
      expect(createHash('sha256').update(files[name]!).digest('hex')).toBe(sha256);
    }
  });

  it('come as one workbook that says that it is a draft', async () => {
    const answer = await fetch(app.url + address('/report.xlsx'), { headers: { authorization: await bearer() } });
    expect(answer.headers.get('content-type')).toBe(workbookType);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(strFromU8(unzipSync(bytes)['docProps/core.xml']!)).toContain(', draft</dc:title>');
    const { tables } = await readWorkbook('report.xlsx', bytes);
    expect(tables).toHaveLength(11);
  });

  it.each(['/sheets/12_more.csv', '/sheets/4_notices', '/sheets/manifest.json', '/sheets/constructor'])(
    'are not found at %s',
    async (path) => expect((await api.get(address(path))).status).toBe(404),
  );
});

async function bearer(): Promise<string> {
  const { key } = await app.db.transaction((tx) =>
    app.app.get(Keys).create(tx, { platformId: platform.id, role: 'auditor', label: 'zip' }),
  );
  return `Bearer ${key}`;
}

describe('refuses', () => {
  it('a day that is none, and a period that runs backwards, naming the field', async () => {
    const wrong = await api.get(address('', '2026-02-30'));
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ in: 'path', pointer: '#/from' }] } });
    const backwards = await api.get(address('', '2026-07-01', '2026-06-30'));
    expect(backwards).toMatchObject({ status: 422, body: { errors: [{ in: 'path', pointer: '#/to' }] } });
  });

  it('strangers, keys without the permission, and another platform’s report', async () => {
    expect((await client(app.url).get(address())).status).toBe(401);
    expect((await (await callerAs('admin')).get(address())).status).toBe(403);
    expect((await api.get(address('', period.from, period.to, 'agora'))).status).toBe(404);
  });
});
