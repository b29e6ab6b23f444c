import { createHash } from 'node:crypto';
import { casesOn, restricting } from '../decisions/cases-on.js';
import { desk, type Client, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';

interface Sample {
  of: string;
  seed: string;
  until: string;
  frameSize: number;
  frameChecksum: string;
  items: { position: number; key: string; id: string; reference: string | null; category: string | null }[];
}

const path = '/v1/platforms/forum/audit-samples';
const november = 'from=2026-11-01&to=2026-11-30';

/** The draw as an auditor makes it, with a program of their own. */
const rankOf = (seed: string, key: string) =>
  BigInt(`0x${createHash('sha256').update(`${seed}:${key}`).digest('hex').slice(0, 15)}`);

describe('an audit sample (AUD-2)', () => {
  let app: TestApp;
  let at: Desk;
  let auditor: Client;
  const references: string[] = [];

  beforeAll(async () => {
    app = await testApp({
      clock: new TestClock('2026-11-10T08:00:00Z'),
    });
    at = await desk(app);
    auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    const cases = casesOn(app, at);
    for (let count = 0; count < 12; count++) references.push((await cases.notify()).reference);
    await cases.decided(restricting(), [{ category: 'STATEMENT_CATEGORY_CYBER_VIOLENCE', keyword: undefined }]);
    app.clock.set('2026-11-10T09:00:00Z');
  });
  afterAll(() => app.stop());

  const drawn = async (query: string, of = 'notices', by = auditor) => {
    const { status, body } = await by.get<Sample>(`${path}/${of}?${november}&${query}`);
    expect(status).toBe(200);
    return body;
  };

  it('is the same however often it is drawn, and as anybody computes it from the keys', async () => {
    const all = await drawn('size=1000&seed=s-1');
    expect(all.frameSize).toBe(13);
    expect(all.items).toHaveLength(13);
    const five = await drawn('size=5&seed=s-1');
    expect(five.items).toEqual(all.items.slice(0, 5));
    const keys = all.items.map(({ key }) => key);
    const shuffled = [...keys].sort((one, other) => (rankOf('s-1', one) < rankOf('s-1', other) ? -1 : 1));
    expect(keys).toEqual(shuffled);
    expect(BigInt(all.frameChecksum)).toBe(keys.reduce((sum, key) => sum + rankOf('s-1', key), 0n));
    expect((await drawn('size=1000&seed=s-2')).items.map(({ key }) => key)).not.toEqual(keys);
  });

  it('is drawn again when more was written since', async () => {
    const before = await drawn('size=3&seed=again');
    await casesOn(app, at).notify();
    app.clock.set('2026-11-10T09:10:00Z');
    const now = await drawn('size=3&seed=again');
    expect(now.frameSize).toBe(before.frameSize + 1);
    const again = await drawn(`size=3&seed=again&until=${before.until}`);
    expect(again).toEqual(before);
  });

  it('is of decisions and statements too, and of one category where that is asked', async () => {
    expect((await drawn('seed=d', 'decisions')).items).toMatchObject([
      { position: 1, category: expect.any(String) as string },
    ]);
    expect((await drawn('seed=d', 'statements')).frameSize).toBe(1);
    expect(await drawn('seed=d', 'complaints')).toMatchObject({ frameSize: 0, frameChecksum: '0', items: [] });
    expect(await drawn('seed=d', 'measures')).toMatchObject({ frameSize: 0 });
    const ofCategory = await drawn('seed=d&category=STATEMENT_CATEGORY_CYBER_VIOLENCE');
    expect(ofCategory.frameSize).toBe(1);
  });

  it('makes a seed where none is brought, and leaves each draw on record', async () => {
    const { seed } = await drawn('size=2');
    expect(seed).toMatch(/^[0-9a-f]{32}$/);
    const entries = await app.db.query<{ details: Record<string, unknown> }>(
      `select details from audit_entry where action = 'audit-sample.drawn' and details ->> 'seed' = $1`,
      [seed],
    );
    expect(entries).toMatchObject([{ details: { of: 'notices', size: 2, frameSize: 14 } }]);
  });

  it('names records alone', async () => {
    const text = JSON.stringify(await drawn('size=1000&seed=x'));
    expect(text).toContain(references[0]);
    expect(text).not.toMatch(/example\.org|forum\.example/);
  });

  it.each([
    ['an unknown kind', `/lunches?${november}`, 404, undefined],
    ['a period without a day', '/notices?from=2026-11-02&to=2026-11-01', 422, ['#/to']],
    ['what is still being written', `/notices?${november}&until=2030-01-01T00:00:00Z`, 422, ['#/until']],
    ['nothing at all, or too much', `/notices?${november}&size=0`, 422, ['#/size']],
    ['a seed that says too much', `/notices?${november}&seed=a%20b`, 422, ['#/seed']],
    ['a category that there is not', `/notices?${november}&category=SPAM`, 422, ['#/category']],
  ])('is not drawn of %s', async (_case, rest, status, pointers) => {
    const answer = await auditor.get<{ errors?: { pointer: string }[] }>(path + rest);
    expect([answer.status, answer.body.errors?.map(({ pointer }) => pointer)]).toEqual([status, pointers]);
  });

  it('is drawn by auditors and compliance officers, of their own platform', async () => {
    expect((await at.compliance.get(`${path}/notices?${november}`)).status).toBe(200);
    expect((await at.moderator.get(`${path}/notices?${november}`)).status).toBe(403);
    const other = await desk(app, { key: 'other' });
    expect((await other.compliance.get(`${path}/notices?${november}`)).status).toBe(404);
  });
});
