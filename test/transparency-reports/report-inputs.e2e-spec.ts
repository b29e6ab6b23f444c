import { Keys } from '../../apps/api/src/access/index.js';
import { memberStateCodes, officialLanguageCodes } from '../../apps/api/src/categories/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { randomHistory } from './random-history.js';
import { type ReportBody, sheetOf } from './report-reader.js';
import { storeHistory } from './store-history.js';

const period = '2026-01-01/2026-06-30';
const platform = { id: newId(), key: 'plaza' };
const moderators = {
  internal: 10.5,
  external: 2.25,
  languages: officialLanguageCodes.map((language) => ({ language, moderators: language === 'de' ? 7 : 0 })),
};
const recipients = {
  total: 46_000_000,
  memberStates: memberStateCodes.map((memberState) => ({ memberState, recipients: memberState === 'GR' ? 9 : 1 })),
};

interface Entries {
  readonly items: readonly { kind: string; question: string | null; answer: object; enteredBy: string | null }[];
}

let app: TestApp;
let officer: ReturnType<typeof client>;
let staffId: string;

beforeAll(async () => {
  app = await testApp();
  app.clock.set('2026-11-22T00:00:00Z');
  await storeHistory(app.owner, platform, randomHistory(1, 4));
  const { rows } = await app.owner.query<{ id: string }>('select id from staff_member where platform_id = $1', [
    platform.id,
  ]);
  staffId = rows[0]!.id;
  officer = await callerAs('compliance-officer', staffId);
}, 120_000);

afterAll(() => app?.stop());

async function callerAs(role: 'compliance-officer' | 'auditor', person?: string) {
  const { key } = await app.db.transaction((tx) =>
    app.app.get(Keys).create(tx, { platformId: platform.id, role, label: 'test', staffId: person }),
  );
  return client(app.url, key);
}

const address = (input = '', key = platform.key) => `/v1/platforms/${key}/report-inputs/${period}${input}`;
const report = async () => (await officer.get<ReportBody>(`/v1/platforms/plaza/reports/${period}`)).body;
const entries = async () => (await officer.get<Entries>(address())).body.items;
const values = (body: ReportBody, sheet: string, column: number) =>
  sheetOf(body, sheet).records.map((record) => record[column]);
const missing = (body: ReportBody) => body.findings.filter(({ check }) => check === 'I1');

it('leaves blank what nobody entered, and says so row by row', async () => {
  const body = await report();
  expect(new Set(values(body, '9_human_resources', 6))).toEqual(new Set([null]));
  expect(new Set(values(body, '10_AMAR', 6))).toEqual(new Set([null]));
  expect(missing(body)).toHaveLength(3 + 24 + 1 + 27 + 11);
});

it('refuses what is incomplete or too long, names the field, and keeps nothing (Art. 42)', async () => {
  const before = await entries();
  const refused = async (input: string, body: object) => {
    const { status, body: problem } = await officer.put<{ errors: { pointer: string }[] }>(address(input), body);
    expect(status).toBe(422);
    return problem.errors.map(({ pointer }) => pointer);
  };
  expect(await refused('/moderators', { ...moderators, languages: [] })).toEqual(['#/languages']);
  expect(await refused('/moderators', { ...moderators, internal: -1 })).toEqual(['#/internal']);
  expect(await refused('/active-recipients', { ...recipients, total: 3 })).toEqual(['#/total']);
  expect(await refused('/active-recipients', { ...recipients, total: 1.5 })).toEqual(['#/total']);
  expect(await refused('/texts/governance', { text: 'a'.repeat(5_001) })).toEqual(['#/text']);
  expect(await refused('/texts/weather', { text: 'Fine.' })).toEqual(['#/question']);
  expect(await entries()).toEqual(before);
});

it('fills sheets 9 to 11 with the latest entries of the period, and keeps each with who and when', async () => {
  expect((await officer.put(address('/moderators'), { ...moderators, internal: 1 })).status).toBe(200);
  expect((await officer.put(address('/moderators'), moderators)).status).toBe(200);
  expect((await officer.put(address('/active-recipients'), recipients)).status).toBe(200);
  const text = 'A board decides.\nIt meets weekly.';
  expect((await officer.put(address('/texts/governance'), { text })).status).toBe(200);

  const body = await report();
  expect(values(body, '9_human_resources', 6).slice(0, 3)).toEqual([10.5, 2.25, 12.75]);
  const german = sheetOf(body, '9_human_resources').records.find((record) => record[5] === 'de');
  expect(german![6]).toBe(7);
  const greek = sheetOf(body, '10_AMAR').records.find((record) => record[5] === 'EL');
  expect(greek![6]).toBe(9);
  expect(values(body, '10_AMAR', 6)[0]).toBe(46_000_000);
  expect(values(body, '11_qualitative', 4)[6]).toBe(text);
  expect(missing(body)).toHaveLength(10);

  expect((await entries()).map(({ kind, question, enteredBy }) => [kind, question, enteredBy])).toEqual([
    ['moderators', null, staffId],
    ['moderators', null, staffId],
    ['active-recipients', null, staffId],
    ['text', 'governance', staffId],
  ]);
  const audited = await app.owner.query(`select from audit_entry where action = 'report.input-provided'`);
  expect(audited.rowCount).toBe(4);
});

it('keeps both of two that are entered at once', async () => {
  const count = (await entries()).length;
  const said = ['Training in January.', 'Training in June.'];
  const answers = await Promise.all(said.map((text) => officer.put(address('/texts/staff_training'), { text })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(await entries()).toHaveLength(count + 2);
  expect(said).toContain(values(await report(), '11_qualitative', 4)[8]);
});

it('leaves other periods, platforms and tiers alone', async () => {
  const { body } = await officer.get<ReportBody>('/v1/platforms/plaza/reports/2025-07-01/2025-12-31');
  expect(new Set(values(body, '11_qualitative', 4))).toEqual(new Set([null]));
  expect(missing(body)).toHaveLength(6);
  expect((await officer.put(address('/texts/governance', 'agora'), { text: 'Fine.' })).status).toBe(404);
});

it('takes no word of who may only read, and shows nothing to strangers', async () => {
  const auditor = await callerAs('auditor');
  expect((await auditor.put(address('/texts/governance'), { text: 'Fine.' })).status).toBe(403);
  expect((await auditor.get(address())).status).toBe(200);
  expect((await client(app.url).get(address())).status).toBe(401);
});
