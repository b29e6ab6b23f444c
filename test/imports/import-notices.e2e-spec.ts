import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { importing, nothingWentOut, type Importing } from './importing.js';

let test: TestApp;
let forum: Desk;
let take: Importing;

beforeAll(async () => {
  test = await testApp();
  forum = await desk(test);
  take = await importing(test, forum);
});
afterAll(() => test.stop());

const notice = (externalId: string, more: object = {}) => ({
  externalId,
  receivedAt: '2026-03-02T08:30:00.000Z',
  items: [{ url: `https://forum.example/posts/${externalId}` }],
  explanation: 'It sells stolen cards.',
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  notifier: { name: 'Eve Example', email: 'eve@example.org' },
  goodFaith: true,
  ...more,
});

const rows = async (table: string) =>
  Number((await test.owner.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n);

describe('notices of an earlier tool', () => {
  it('are judged the same by a dry run, which writes nothing', async () => {
    const lines = [notice('T-1'), notice('T-2', { receivedAt: '2126-01-01T00:00:00Z' }), notice('T-1')];
    const before = await rows('notice');
    const dry = await take.ndjson('notices', lines, { dryRun: true });
    expect(dry).toMatchObject({ batchId: null, received: 3, accepted: 1, repeated: 1, refused: 1 });
    expect([await rows('notice'), await rows('import_batch'), await rows('sealed_text')]).toEqual([
      before,
      0,
      expect.any(Number),
    ]);
    const real = await take.ndjson('notices', lines);
    expect(real).toEqual({ ...dry, batchId: expect.any(String) as string });
    expect(real.refusals).toEqual([
      { line: 2, errors: [{ pointer: '#/receivedAt', detail: 'must not be in the future' }] },
    ]);
    expect(await rows('notice')).toBe(before + 1);
  });

  it('are received then, from then, with origin and batch', async () => {
    const { batchId } = await take.ndjson('notices', [notice('T-10')]);
    const { rows: stored } = await test.owner.query(
      `select origin, import_batch, external_id, received_at, received_at_source, notifier_kind, missing_elements
       from notice where external_id = 'T-10'`,
    );
    expect(stored).toEqual([
      {
        origin: 'import',
        import_batch: batchId,
        external_id: 'T-10',
        received_at: new Date('2026-03-02T08:30:00.000Z'),
        received_at_source: 'import',
        notifier_kind: 'individual',
        missing_elements: [],
      },
    ]);
    expect(await rows('review_case')).toBe(0);
    await nothingWentOut(test);
  });

  it('come in once: a repetition is one, other content under the same id is refused', async () => {
    await take.ndjson('notices', [notice('T-20')]);
    expect(await take.ndjson('notices', [notice('T-20')])).toMatchObject({ accepted: 0, repeated: 1 });
    const other = await take.ndjson('notices', [notice('T-20', { explanation: 'Something else.' })]);
    expect(other).toMatchObject({ accepted: 0, refused: 1 });
    expect(other.refusals[0]!.errors[0]!.pointer).toBe('#/externalId');
  });

  it('are the same from CSV as from NDJSON, whatever the order of the columns', async () => {
    await take.ndjson('notices', [notice('T-30')]);
    const csv = [
      'receivedAt,externalId,explanation,category,notifier.email,notifier.name,goodFaith,items.0.url',
      '2026-03-02T08:30:00.000Z,T-30,It sells stolen cards.,STATEMENT_CATEGORY_SCAMS_AND_FRAUD,eve@example.org,Eve Example,true,https://forum.example/posts/T-30',
      '2026-03-02T08:30:00Z,T-31,"Two lines,\nand a ""quotation"".",,,,,https://forum.example/posts/31',
    ].join('\r\n');
    expect(await take.csv('notices', csv)).toMatchObject({ accepted: 1, repeated: 1, refused: 0 });
  });

  it('are refused line by line, by number and pointer; the good ones stay', async () => {
    const csv = [
      'externalId,receivedAt,items.0.url,channel',
      'T-40,2026-03-02T08:30:00Z,https://forum.example/40,email',
      ',2026-03-02T08:30:00Z,https://forum.example/41,',
      'T-42,yesterday,https://forum.example/42,',
      'T-43,2026-03-02T08:30:00Z,not an address,pigeon',
      '',
      'T-44,2026-03-02T08:30:00Z',
      'T-45,2026-03-02T08:30:00Z,https://forum.example/45,',
    ].join('\n');
    const result = await take.csv('notices', csv);
    expect(result).toMatchObject({ received: 6, accepted: 2, refused: 4 });
    expect(result.refusals.map(({ line, errors }) => [line, errors.map(({ pointer }) => pointer)])).toEqual([
      [3, ['#/externalId']],
      [4, ['#/receivedAt']],
      [5, ['#/channel']],
      [7, ['#']],
    ]);
  });

  it.each([
    ['a header that names no columns', 'externalId,what?\nT-1,2', 1],
    [
      'a quotation mark that nothing closes',
      'externalId,receivedAt\nT-50,2026-03-02T08:30:00Z\n"T-51,2026-03-02T08:30:00Z\n',
      3,
    ],
    [
      'a record that is too long',
      `externalId,receivedAt,explanation\nT-52,2026-03-02T08:30:00Z,\nT-53,,"${'x'.repeat(3 * 1024 * 1024)}"\nT-54,2026-03-02T08:30:00Z,\n`,
      3,
    ],
  ])('are read up to %s', async (_what, csv, line) => {
    expect((await take.csv('notices', csv)).refusals.at(-1)).toMatchObject({ line, errors: [{ pointer: '#' }] });
  });

  it('that are no JSON, no UTF-8 or too long are named', async () => {
    const body = Buffer.concat([
      Buffer.from('{\n'),
      Buffer.from([0xff, 0x0a]),
      Buffer.from(`${JSON.stringify(notice('T-60', { explanation: 'x'.repeat(1024 * 1024) }))}\n`),
      Buffer.from(JSON.stringify(notice('T-61'))),
    ]);
    const result = await take.bytes('notices', 'application/x-ndjson', body);
    expect(result).toMatchObject({ accepted: 1, refused: 3 });
    expect(result.refusals.map(({ errors }) => errors[0]!.detail)).toEqual([
      'must be JSON on one line',
      'must be UTF-8',
      'must have at most 1048576 bytes',
    ]);
  });

  it('come in once from two imports of the same file at once', async () => {
    const lines = Array.from({ length: 1_500 }, (_, i) => notice(`T-70-${i}`));
    const [one, two] = await Promise.all([take.ndjson('notices', lines), take.ndjson('notices', lines)]);
    expect(one.accepted + two.accepted).toBe(1_500);
    expect(one.repeated + two.repeated).toBe(1_500);
    expect(one.batchId).not.toBe(two.batchId);
    const { rows: ids } = await test.owner.query(
      `select count(distinct external_id) as n, count(*) as all from notice where external_id like 'T-70-%'`,
    );
    expect(ids).toEqual([{ n: 1_500, all: 1_500 }]);
    await nothingWentOut(test);
  });

  it('list their batches, the latest first, and show one', async () => {
    const { batchId } = await take.ndjson('notices', [notice('T-80')], { fileName: 'old.ndjson' });
    const [{ body: list }, { body: shown }] = await Promise.all([
      forum.compliance.get(`/v1/platforms/${forum.platform}/imports?limit=1`),
      forum.compliance.get(`/v1/platforms/${forum.platform}/imports/${batchId}`),
    ]);
    expect(shown).toMatchObject({
      id: batchId,
      kind: 'notices',
      format: 'ndjson',
      fileName: 'old.ndjson',
      state: 'finished',
      accepted: 1,
    });
    expect(list).toEqual({ items: [shown], next: expect.any(String) as string });
  });

  it('are named by another platform in vain', async () => {
    const other = await desk(test, { key: 'other' });
    const { batchId } = await take.ndjson('notices', [notice('T-90')]);
    expect((await other.compliance.get(`/v1/platforms/other/imports/${batchId}`)).status).toBe(404);
    expect((await other.compliance.get(`/v1/platforms/${forum.platform}/imports/${batchId}`)).status).toBe(404);
    expect(await (await importing(test, other)).ndjson('notices', [notice('T-90')])).toMatchObject({ accepted: 1 });
  });

  it.each([
    ['a kind that there is not', 'statements', 'text/csv', 404],
    ['another type', 'notices', 'application/octet-stream', 415],
  ])('refuse %s', async (_what, kind, type, status) => {
    expect((await take.send(kind, type, Buffer.from('a\n1'))).status).toBe(status);
  });

  it('of a file that breaks off stay by whole sets, in a batch that says so', async () => {
    const lines = Array.from({ length: 1_001 }, (_, i) => JSON.stringify(notice(`T-95-${i}`)));
    const broken = await take.broken('notices', `${lines.join('\n')}\n{"externalId":`);
    expect(broken).toMatchObject({ state: 'broken', accepted: 1_000, sha256: null });
    expect(
      await take.ndjson(
        'notices',
        lines.map((line) => JSON.parse(line) as object),
      ),
    ).toMatchObject({ accepted: 1, repeated: 1_000 });
  });
});
