import { PassThrough } from 'node:stream';
import { Keys } from '../../apps/api/src/access/index.js';
import type { Command } from '../../apps/api/src/infrastructure/command-line/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { foldReport } from '../../apps/api/src/transparency-reports/folding/fold-report.command.js';
import { verifyReport } from '../../apps/api/src/transparency-reports/verification/verify-report.command.js';
import type { VerificationResponse } from '../../apps/api/src/transparency-reports/verification/verification.response.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { mulberry32, randomHistory } from './random-history.js';
import { storeHistory } from './store-history.js';
import { storeLateFacts } from './store-late-facts.js';
import { storeRights } from './store-rights.js';
import { randomRights } from './random-rights.js';

/** Printed when a test fails, so that the same history can be made again. */
const seed = Number(process.env['REPORT_HISTORY_SEED'] ?? Date.now() % 1_000_000);
const random = mulberry32(seed + 7);
const platform = { id: newId(), key: 'plaza' };
const days = ['2026-02-01', '2026-03-31'] as const;
const address = `/v1/platforms/${platform.key}/reports/${days.join('/')}/verification`;

let app: TestApp;
let key: string;
let api: ReturnType<typeof client>;

beforeAll(async () => {
  app = await testApp();
  app.clock.set('2026-11-22T00:00:00Z');
  const history = randomHistory(seed, 200);
  await storeHistory(app.owner, platform, history);
  await storeRights(app.owner, platform, randomRights(mulberry32(seed + 1), history));
  ({ key } = await app.db.transaction((tx) =>
    app.app.get(Keys).create(tx, { platformId: platform.id, role: 'compliance-officer', label: 'test' }),
  ));
  api = client(app.url, key);
}, 120_000);

afterAll(() => app?.stop());

/** What a command prints, and its exit code. */
async function run(command: Command, ...args: string[]) {
  const printed: string[] = [];
  const code = await command.run([...args, '--url', app.url, '--key', key], {
    print: (line) => void printed.push(line),
    say: () => {},
    stdout: new PassThrough(),
    env: {},
    pathOf: (path) => path,
    progress: () => ({ advanceTo: () => {}, stop: () => {} }),
  });
  return { code, printed };
}

async function verified(): Promise<VerificationResponse> {
  const { status, body } = await api.get<VerificationResponse>(address);
  expect(status).toBe(200);
  return body;
}

it('folds on request, in the workers, and says how far it is', async () => {
  const path = `/v1/platforms/${platform.key}/day-figures`;
  expect((await client(app.url).get(path)).status).toBe(401);
  expect((await api.post(path, { from: 'yesterday' })).status).toBe(422);
  expect(await run(foldReport, platform.key, '--from', days[0], '--to', days[1])).toEqual({
    code: 0,
    printed: ['177 of 177 parts of days are folded.'],
  });
  expect((await api.get(`${path}?from=${days[0]}&to=${days[1]}`)).body).toEqual({
    parts: 177,
    folded: 177,
    due: 0,
    oldestDue: null,
  });
}, 60_000);

describe('a verification', () => {
  it('agrees with folded days, with late facts and with every choice that it follows', async () => {
    for (let round = 0; round < 3; round++) {
      const { differences, compared, facts } = await verified();
      expect({ seed, differences }).toEqual({ seed, differences: [] });
      expect(facts).toBeGreaterThan(50);
      for (const cells of Object.values(compared)) expect(cells).toBeGreaterThan(2_000);
      await storeLateFacts(app.db, platform.id, random);
      await app.owner.query('update platform set report_settings = $2 where id = $1', [
        platform.id,
        [
          { trustedFlaggerNotices: 'in-area', solelyAutomatedColumn: 'decision' },
          { partlyAutomated: 'not', searchEngineIs: 'online-platform' },
        ][round % 2],
      ]);
    }
    expect(await run(verifyReport, platform.key, ...days)).toEqual({ code: 0, printed: [] });
  }, 120_000);

  it('says which choices it compares with their default', async () => {
    await app.owner.query('update platform set report_settings = $2 where id = $1', [
      platform.id,
      { measureIs: 'decision' },
    ]);
    expect(await verified()).toMatchObject({ agrees: true, defaulted: ['measureIs'] });
    await app.owner.query(`update platform set report_settings = '{}' where id = $1`, [platform.id]);
  });

  it('names sheet, line and column of a figure that does not follow from the facts', async () => {
    expect((await run(foldReport, platform.key)).code).toBe(0);
    const { rows } = await app.owner.query<{ category: string }>(
      `update day_figure f set facts = facts + 1
       where (f.platform_id, f.part, f.day, f.counted, f.number) = (
         select g.platform_id, g.part, g.day, g.counted, g.number from day_figure g
         where g.counted = 'notices' and g.day between '2026-02-01' and '2026-03-31' order by g.day limit 1
       )
       returning category`,
    );
    const { agrees, differences } = await verified();
    expect(agrees).toBe(false);
    expect(new Set(differences.map(({ by }) => by))).toEqual(new Set(['straight', 'recount', 'rows']));
    expect(differences).toContainEqual(
      expect.objectContaining({
        by: 'recount',
        sheet: '4_notices',
        row: rows[0]!.category,
        column: 'Number of notices received',
      }),
    );
    const { code, printed } = await run(verifyReport, platform.key, ...days);
    expect(code).toBe(1);
    expect(printed.join('\n')).toMatch(
      /4_notices, line 2 \(TOTAL\), "Number of notices received": \d+ in the report, \d+ by the second count/,
    );
  }, 60_000);

  it('is refused for days that run backwards, for strangers and for who may not read reports', async () => {
    for (const ending of ['', '.ndjson']) {
      const backwards = `/v1/platforms/${platform.key}/reports/2026-03-31/2026-02-01/verification${ending}`;
      expect(await api.get(backwards)).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/to' }] } });
      expect((await client(app.url).get(address + ending)).status).toBe(401);
      expect((await api.get(`/v1/platforms/agora/reports/${days.join('/')}/verification${ending}`)).status).toBe(404);
    }
  });
});
