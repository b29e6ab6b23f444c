import { request } from 'node:http';
import { Keys } from '../../apps/api/src/access/index.js';
import { makeMonthsSweep } from '../../apps/api/src/measures/make-months.service.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import type { ProblemBody } from '../platforms/platforms-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { until } from '../support/until.js';
import { aMeasure, measuresOn, type Taken } from './measures-on.js';

describe('taking measures by the million', () => {
  let app: TestApp;
  let at: Desk;
  let measures: ReturnType<typeof measuresOn>;

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-22T10:00:00Z') });
    at = await desk(app);
    measures = measuresOn(at);
  });
  afterAll(() => app.stop());

  const rows = async <T>(sql: string, values: unknown[] = []) => (await app.owner.query(sql, values)).rows as T[];
  const count = async () => (await rows<{ count: number }>('select count(*)::int as count from measure'))[0]!.count;

  it('writes them by sets, each with one audit entry in the transaction of its rows', async () => {
    const { status, body } = await measures.bulkOf(Array.from({ length: 2_300 }, () => aMeasure()));
    expect({ status, body }).toEqual({
      status: 200,
      body: { received: 2_300, accepted: 2_300, repeated: 0, refused: 0, refusals: [] },
    });
    const sets = await rows(
      `select (e.details ->> 'measures')::int as entered, count(m.id)::int as written
       from audit_entry e join measure m on m.platform_id = e.platform_id and m.xid = e.xid
       where e.action = 'measures.recorded'
       group by e.id, e.details
       order by 1 desc`,
    );
    expect(sets).toEqual([
      { entered: 1_000, written: 1_000 },
      { entered: 1_000, written: 1_000 },
      { entered: 300, written: 300 },
    ]);
  });

  it('tells wrong lines by number and takes the rest', async () => {
    const before = await count();
    const good = aMeasure();
    const lines = [
      JSON.stringify(good),
      'not JSON',
      '',
      JSON.stringify(aMeasure({ category: 'SPAM', restrictionTypes: [] })),
      JSON.stringify(aMeasure({ appliedOn: '2026-11-10' })),
      '[]',
      JSON.stringify({ ...good, facts: 'Other facts.' }),
      JSON.stringify(good),
      JSON.stringify(aMeasure({ facts: 'x'.repeat(70_000) })),
      JSON.stringify(aMeasure({ ground: { kind: 'terms', clause: { code: 'none', version: 1 }, explanation: 'x' } })),
      '{"measureId":"\\u0000"}',
      JSON.stringify(aMeasure({ keyword: null })),
    ];
    const { status, body } = await measures.bulk(lines.join('\r\n'));
    expect(status).toBe(200);
    expect({ ...body, refusals: undefined }).toMatchObject({ received: 11, accepted: 2, repeated: 1, refused: 8 });
    const found = body.refusals.map(({ line, errors }) => [line, errors[0]!.pointer]);
    expect(found).toEqual([
      [2, '#'],
      [4, '#/category'],
      [5, '#/appliedOn'],
      [6, '#'],
      [7, '#/measureId'],
      [9, '#'],
      [10, '#/ground/clause'],
      [11, '#/measureId'],
    ]);
    expect(body.refusals[1]!.errors.map(({ pointer }) => pointer)).toContain('#/restrictionTypes');
    expect(await count()).toBe(before + 2);
  });

  it('counts every refused line and lists the first thousand', async () => {
    const { body } = await measures.bulk('x\n'.repeat(1_500));
    expect(body).toMatchObject({ received: 1_500, accepted: 0, refused: 1_500 });
    expect(body.refusals).toHaveLength(1_000);
    expect(body.refusals.at(-1)).toEqual({
      line: 1_000,
      errors: [{ pointer: '#', detail: 'must be JSON on one line' }],
    });
  });

  it('lists twenty faults of a line that has thousands', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`f${i}`, 0]));
    const deep = `{"measureId":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    const { body } = await measures.bulk(
      [JSON.stringify(aMeasure(unknown)), deep, JSON.stringify(aMeasure())].join('\n'),
    );
    expect(body).toMatchObject({ received: 3, accepted: 1, refused: 2 });
    expect(body.refusals.map(({ line }) => line)).toEqual([1, 2]);
    expect(body.refusals[0]!.errors).toHaveLength(20);
  });

  it('of the same stream sent again writes nothing', async () => {
    const stream = Array.from({ length: 1_200 }, () => aMeasure());
    await measures.bulkOf(stream);
    const [before, audited] = [
      await count(),
      await rows(`select count(*) from audit_entry where actor_kind <> 'system'`),
    ];
    const { body } = await measures.bulkOf(stream.toReversed());
    expect(body).toMatchObject({ received: 1_200, accepted: 0, repeated: 1_200, refused: 0 });
    expect([await count(), await rows(`select count(*) from audit_entry where actor_kind <> 'system'`)]).toEqual([
      before,
      audited,
    ]);
  });

  it('of one stream sent by four callers at once writes each measure once', async () => {
    const stream = Array.from({ length: 1_500 }, () => aMeasure());
    const before = await count();
    const orders = [stream, stream.toReversed(), stream.toSorted(() => 0.5 - Math.random()), stream];
    const answers = await Promise.all(orders.map((one) => measures.bulkOf(one)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const sum = (of: 'accepted' | 'repeated') => answers.reduce((total, { body }) => total + body[of], 0);
    expect([sum('accepted'), sum('repeated')]).toEqual([1_500, 4_500]);
    expect(await count()).toBe(before + 1_500);
  });

  it('takes late measures into months that have no partition yet', async () => {
    const monthOf = (name: string) => rows(`select from pg_class where relname = $1`, [name]);
    expect(await monthOf('measure_2026_02')).toHaveLength(0);
    const days = ['2026-02-14', '2026-03-31', '2026-04-01', '2026-05-31', '2026-06-30', '2026-07-01', '2026-08-15'];
    const late = days.map((appliedOn) => aMeasure({ appliedOn, occurredAt: `${appliedOn}T12:00:00Z` }));
    const streams = Array.from({ length: 6 }, (_, i) => (i % 2 === 0 ? late : late.toReversed()));
    const answers = await Promise.all(streams.map((one) => measures.bulkOf(one)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(answers.map(({ body }) => body.accepted).reduce((a, b) => a + b)).toBe(days.length);
    expect(await monthOf('measure_2026_02')).toHaveLength(1);
  });

  it('has the months ahead made by a sweep, once', async () => {
    app.clock.set('2027-11-30T23:00:00Z');
    await app.app.get(JobHandlers).runSweep(makeMonthsSweep);
    app.clock.set('2026-11-22T10:00:00Z');
    const made = await rows<{ name: string }>(
      `select relname as name from pg_class where relname like 'measure_202%' and relkind = 'r' and relname >= 'measure_2027_11' order by 1`,
    );
    expect(made.map(({ name }) => name)).toEqual(['measure_2027_11', 'measure_2027_12', 'measure_2028_01']);
    await expect(app.db.query(`select make_measure_month('2019-12-31')`)).rejects.toThrow('no measures are kept');
    await expect(app.db.query(`create table mine (id integer)`)).rejects.toThrow('permission denied');
    await expect(app.db.query(`drop table measure_2027_11`)).rejects.toThrow('must be owner');
    await expect(app.db.query(`delete from measure`)).rejects.toThrow('permission denied');
    await expect(app.db.query(`update measure set category = 'x'`)).rejects.toThrow('permission denied');
  });

  it('keeps whole sets of a stream that breaks off', async () => {
    const before = await count();
    const lines = Array.from({ length: 1_400 }, () => `${JSON.stringify(aMeasure())}\n`);
    const { hostname, port } = new URL(app.url);
    const { key } = await app.db.transaction((tx) =>
      app.app.get(Keys).create(tx, { platformId: at.platformId, role: 'platform', label: 'breaks off' }),
    );
    const sent = request({
      ...{ hostname, port, method: 'POST', path: `${measures.address}/bulk` },
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    });
    sent.on('error', () => {});
    sent.write(lines.join(''));
    await until(async () => (await count()) === before + 1_000);
    sent.destroy();
    await until(async () => (await rows('select from pg_stat_activity where state = $1', ['active'])).length <= 1);
    expect(await count()).toBe(before + 1_000);
    const { body } = await measures.bulk(lines.join(''));
    expect(body).toMatchObject({ received: 1_400, accepted: 400, repeated: 1_000 });
  });

  it.each([
    ['JSON', 'application/json', '{}'],
    ['a file', 'application/octet-stream', 'x'],
    ['text', 'text/plain', 'x'],
  ])('refuses %s in place of lines', async (_case, type, body) => {
    const answer = await at.system.post<ProblemBody>(`${measures.address}/bulk`, body, {
      headers: { 'content-type': type },
    });
    expect(answer.status).toBe(415);
  });

  it('answers an empty stream with nothing received', async () => {
    const { status, body } = await measures.bulk('\n \n');
    expect({ status, body }).toEqual({
      status: 200,
      body: { received: 0, accepted: 0, repeated: 0, refused: 0, refusals: [] } satisfies Taken,
    });
  });
});
