import { Keys } from '../../apps/api/src/access/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { FoldDaysService } from '../../apps/api/src/transparency-reports/folding/fold-days.service.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { type History, mulberry32, randomHistory } from './random-history.js';
import { storeLateFacts } from './store-late-facts.js';
import { storeHistory } from './store-history.js';

/** Printed when a test fails, so that the same history can be made again. */
const seed = Number(process.env['REPORT_HISTORY_SEED'] ?? Date.now() % 1_000_000);
const random = mulberry32(seed + 7);
const platform = { id: newId(), key: 'plaza' };
const period = { from: '2026-01-01', to: '2026-06-30' };
/** A part of the period is folded, so that reports are made of both; a month of 31 days, with the change of the clocks. */
const march = { from: '2026-03-01', to: '2026-03-31' };
const inMarch = `day between '${march.from}' and '${march.to}'`;

let app: TestApp;
let history: History;
let folding: FoldDaysService;
let api: ReturnType<typeof client>;

beforeAll(async () => {
  app = await testApp({ env: { NOTICEDESK_ROLES: 'api' } });
  app.clock.set('2026-11-22T00:00:00Z');
  history = randomHistory(seed, 200);
  await storeHistory(app.owner, platform, history);
  folding = app.app.get(FoldDaysService);
  const { key } = await app.db.transaction((tx) =>
    app.app.get(Keys).create(tx, { platformId: platform.id, role: 'compliance-officer', label: 'test' }),
  );
  api = client(app.url, key);
}, 120_000);

afterAll(() => app?.stop());

const count = async (sql: string, values: unknown[] = []) =>
  (await app.owner.query<{ count: number }>(`select count(*)::int from ${sql}`, values)).rows[0]!.count;

/** How many parts of days were folded, once none is due: transactions of other tests on this server hold opened days up. */
async function fold({ from, to }: { from: string; to: string }) {
  let folded = 0;
  await until(async () => {
    folded += await folding.foldHere({ from, to });
    return (await folding.state(platform.id, from, to)).due === 0;
  });
  return folded;
}

/** The cells of the report, as folded days have it and straight from the facts. */
async function bothWays({ from, to } = period) {
  const address = `/v1/platforms/${platform.key}/reports/${from}/${to}`;
  const folded = await api.get<{ sheets: { id: string; records: unknown[] }[] }>(address);
  expect(folded.status).toBe(200);
  const marks = await app.owner.query('delete from day_fold returning *');
  const straight = await api.get<{ sheets: { id: string; records: unknown[] }[] }>(address);
  for (const row of marks.rows as Record<string, unknown>[]) {
    const columns = Object.keys(row);
    await app.owner.query(
      `insert into day_fold (${columns.join(', ')}) values (${columns.map((_column, i) => `$${i + 1}`).join(', ')})`,
      Object.values(row),
    );
  }
  return {
    folded: { seed, sheets: folded.body.sheets.map(({ id, records }) => ({ id, records })) },
    straight: { seed, sheets: straight.body.sheets.map(({ id, records }) => ({ id, records })) },
  };
}

it('counts a day once that is over', async () => {
  expect(await fold(march)).toBe(93);
  expect(await count('day_fold')).toBeGreaterThan(900);
  expect(await count('day_fold where folded_at is not null')).toBe(93);
  expect(await count('day_figure')).toBeGreaterThan(50);
  expect(await count('day_action_time')).toBeGreaterThan(0); // how many depends on the seed
  expect(await fold(march)).toBe(0);
});

it('makes the same report of folded days as straight from the facts (Art. 15)', async () => {
  const { folded, straight } = await bothWays();
  expect(folded).toEqual(straight);
});

it('makes the same report when facts come in late, are filed anew or take effect late', async () => {
  for (let round = 0; round < 6; round++) {
    await storeLateFacts(app.db, platform.id, random);
    const stale = await count(`(select distinct part, day from day_change where ${inMarch}) c`);
    expect(stale).toBeGreaterThan(0);
    const { folded, straight } = await bothWays();
    expect(folded).toEqual(straight);
    if (round % 2 === 0) continue;
    expect(await fold(march)).toBe(stale);
    expect(await count(`day_change where ${inMarch}`)).toBe(0);
    expect((await bothWays()).folded).toEqual(straight);
  }
}, 120_000);

it('asks anew when the choices or the zone of the platform change, and folds again', async () => {
  const change = (column: string, value: unknown) =>
    app.owner.query(`update platform set ${column} = $2 where id = $1`, [platform.id, value]);
  for (const [column, value] of [
    ['report_settings', { trustedFlaggerNotices: 'in-area' }],
    ['time_zone', 'America/St_Johns'],
  ] as const) {
    await change(column, value);
    const before = await bothWays();
    expect(before.folded).toEqual(before.straight);
    expect(await fold(march)).toBeGreaterThan(60);
    expect((await bothWays()).folded).toEqual(before.straight);
    expect(await fold(march)).toBe(0);
  }
}, 120_000);

it('waits for writers that began before a day was opened', async () => {
  app.clock.set('2026-11-24T12:00:00Z');
  const late = { from: '2026-11-22', to: '2026-11-23' };
  const writer = await app.owner.connect();
  try {
    await writer.query('begin');
    await writer.query('select pg_current_xact_id()');
    expect(await folding.foldHere(late)).toBe(0);
    expect(await count(`day_fold where folded_at is null and day >= '${late.from}'`)).toBe(6);
    await writer.query(
      `insert into decision select (jsonb_populate_record(d, jsonb_build_object('id', uuidv7(), 'case_id', d.case_id,
         'occurred_at', '2026-11-22T12:00:00Z', 'recorded_at', '2026-11-22T12:00:00Z', 'supersedes_id', d.id,
         'outcome', 'no-action', 'ground', null, 'category', null, 'terms_clause_id', null, 'statement_id', null))).*
       from decision d
       where not exists (select from decision s where s.supersedes_id = d.id) limit 1`,
    );
    await writer.query('commit');
  } finally {
    writer.release();
  }
  expect(await fold(late)).toBe(6);
  expect(await count(`day_figure where counted = 'own-measures' and day >= '${late.from}'`)).toBe(0);
  expect(await count(`day_change where day >= '${late.from}'`)).toBe(0);
});

it('is folded by one of two that come at once', async () => {
  await storeLateFacts(app.db, platform.id, random);
  const [{ part, day }] = (
    await app.owner.query<{ part: 'notices'; day: string }>(
      `select part, day::text from day_change where ${inMarch} limit 1`,
    )
  ).rows as [{ part: 'notices'; day: string }];
  const key = { platformId: platform.id, part, day };
  const folds = await Promise.all([folding.fold(key), folding.fold(key), folding.fold(key)]);
  expect(folds.filter(Boolean).length).toBeGreaterThanOrEqual(1);
  expect(await count('day_change where part = $1 and day = $2', [part, day])).toBe(0);
  const { folded, straight } = await bothWays();
  expect(folded).toEqual(straight);
});

it('refuses facts in a transaction that looks at an older snapshot', async () => {
  const late = app.db.transaction(async (tx) => {
    await tx.sql.query('set transaction isolation level repeatable read');
    await tx.sql.query(
      `insert into notice_item select (jsonb_populate_record(i, jsonb_build_object('id', uuidv7(), 'position', 999))).*
       from notice_item i limit 1`,
    );
  });
  await expect(late).rejects.toThrow('read committed');
});
