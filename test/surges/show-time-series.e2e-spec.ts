import { casesOn, restricting, type Cases, type ProblemBody } from '../decisions/cases-on.js';
import { aMeasure, measuresOn } from '../measures/measures-on.js';
import { desk, type Client, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';

interface Body extends ProblemBody {
  timeZone: string;
  definition: string;
  buckets: { from: string; to: string }[];
  series: { value: string | null; total: number; counts: number[] }[];
}

describe('time series', () => {
  let app: TestApp;
  let at: Desk;
  let on: Cases;
  let auditor: Client;
  const root = '/v1/platforms/forum/time-series';
  const day = 'from=2026-11-22T00:00:00Z&to=2026-11-23T00:00:00Z';
  const scams = 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD';
  const speech = 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH';

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-21T22:59:59Z') });
    at = await desk(app);
    on = casesOn(app, at);
    auditor = await at.person({ alias: 'auditor', role: 'auditor' });
    await on.notify({ language: 'nl' }); // the 21st in Brussels
    app.clock.set('2026-11-21T23:30:00Z');
    await on.notify({ language: 'nl', memberState: 'BE' }); // the 22nd in Brussels
    app.clock.set('2026-11-22T10:10:00Z');
    await on.notify({ language: 'fr', memberState: 'BE' });
    const items = [{ url: 'https://forum.example/posts/twice' }];
    const { reference } = await on.notify({ items, memberState: 'DE' });
    await on.notify({ items, category: speech, keyword: 'KEYWORD_DEFAMATION' });
    app.clock.set('2026-11-22T11:50:00Z');
    const held = await on.take(await on.caseOf(reference));
    app.clock.set('2026-11-22T11:59:59.999Z');
    expect((await on.decide(held, restricting())).status).toBe(201);
    app.clock.set('2026-11-22T12:00:00Z');
    const measures = measuresOn(at);
    for (const [territory, occurredAt] of [
      [['DE', 'AT'], '2026-11-22T09:00:00.000Z'],
      [['DE'], '2026-11-22T09:59:59.999Z'],
    ] as const) {
      const { status } = await measures.record(aMeasure({ territory, occurredAt }));
      expect(status).toBe(201);
    }
  });
  afterAll(() => app.stop());

  const ask = async (query: string, by: Client = auditor) => (await by.get<Body>(`${root}?${query}`)).body;
  const seriesOf = async (query: string) =>
    Object.fromEntries((await ask(query)).series.map(({ value, total }) => [value ?? 'none', total]));

  it('count notices in hours of UTC', async () => {
    const { timeZone, buckets, series, definition } = await ask(`of=notices&bucket=hour&${day}`);
    expect([timeZone, buckets.length]).toEqual(['UTC', 24]);
    expect(buckets[10]).toEqual({ from: '2026-11-22T10:00:00.000Z', to: '2026-11-22T11:00:00.000Z' });
    expect(series).toEqual([{ value: null, total: 3, counts: buckets.map((_, hour) => (hour === 10 ? 3 : 0)) }]);
    expect(definition).toMatch(/received/);
  });

  it('count notices in days of the platform’s zone, the last cut where the window ends', async () => {
    const { timeZone, buckets, series } = await ask(
      'of=notices&by=language&bucket=day&from=2026-11-20T23:00:00Z&to=2026-11-22T12:00:00Z',
    );
    expect(timeZone).toBe('Europe/Brussels');
    expect(buckets).toEqual([
      { from: '2026-11-20T23:00:00.000Z', to: '2026-11-21T23:00:00.000Z' },
      { from: '2026-11-21T23:00:00.000Z', to: '2026-11-22T12:00:00.000Z' },
    ]);
    expect(series).toEqual([
      { value: 'en', total: 2, counts: [0, 2] },
      { value: 'fr', total: 1, counts: [0, 1] },
      { value: 'nl', total: 2, counts: [1, 1] },
    ]);
  });

  it('begin where the window does, and days have 23 or 25 hours when clocks change', async () => {
    const { buckets, series } = await ask('of=notices&bucket=day&from=2026-10-24T12:00:00Z&to=2026-10-27T00:00:00Z');
    expect(buckets.map(({ from }) => from)).toEqual([
      '2026-10-24T12:00:00.000Z',
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
      '2026-10-26T23:00:00.000Z',
    ]);
    expect(series).toEqual([]);
    const begun = await ask('of=notices&bucket=hour&from=2026-11-22T10:05:00Z&to=2026-11-22T10:10:00.001Z');
    expect(begun.series).toEqual([{ value: null, total: 3, counts: [3] }]);
    const over = await ask('of=notices&bucket=hour&from=2026-11-22T10:05:00Z&to=2026-11-22T10:10:00Z');
    expect(over.series).toEqual([]);
  });

  it('tell what says nothing apart, by category and Member State', async () => {
    expect(await seriesOf(`of=notices&by=category&bucket=hour&${day}`)).toEqual({ [scams]: 2, [speech]: 1 });
    expect(await seriesOf(`of=notices&by=memberState&bucket=hour&${day}`)).toEqual({ BE: 1, DE: 1, none: 1 });
  });

  it('count items when their case was first decided', async () => {
    const { buckets, series } = await ask(`of=items-decided&by=category&bucket=hour&${day}`);
    expect(series).toEqual([{ value: speech, total: 2, counts: buckets.map((_, hour) => (hour === 11 ? 2 : 0)) }]);
    expect(await seriesOf(`of=items-decided&by=memberState&bucket=day&${day}`)).toEqual({ DE: 1, none: 1 });
    expect(await seriesOf(`of=items-decided&by=language&bucket=day&${day}`)).toEqual({ en: 2 });
  });

  it('count measures, by Member State in each in which they apply', async () => {
    expect(await seriesOf(`of=measures&by=category&bucket=hour&${day}`)).toEqual({ [scams]: 2 });
    expect(await seriesOf(`of=measures&by=language&bucket=day&${day}`)).toEqual({ de: 2 });
    const byState = await ask(`of=measures&by=memberState&bucket=hour&${day}`);
    expect(byState.series.map(({ value, total }) => [value, total])).toEqual([
      ['AT', 1],
      ['DE', 2],
    ]);
    expect(byState.definition).toMatch(/add up to more/);
    expect(await seriesOf('of=measures&bucket=hour&from=2026-11-22T09:00:00.001Z&to=2026-11-22T09:59:59.999Z')).toEqual(
      {},
    );
  });

  it('come as CSV, with what is 0', async () => {
    const window = 'from=2026-11-22T10:00:00Z&to=2026-11-22T12:00:00Z';
    const file = await auditor.get<string>(`${root}.csv?of=notices&by=memberState&bucket=hour&${window}`);
    expect(file.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="notices-by-hour.csv"');
    expect(file.body.split('\r\n')).toEqual([
      'from,to,of,memberState,count',
      '2026-11-22T10:00:00.000Z,2026-11-22T11:00:00.000Z,notices,BE,1',
      '2026-11-22T11:00:00.000Z,2026-11-22T12:00:00.000Z,notices,BE,0',
      '2026-11-22T10:00:00.000Z,2026-11-22T11:00:00.000Z,notices,DE,1',
      '2026-11-22T11:00:00.000Z,2026-11-22T12:00:00.000Z,notices,DE,0',
      '2026-11-22T10:00:00.000Z,2026-11-22T11:00:00.000Z,notices,,1',
      '2026-11-22T11:00:00.000Z,2026-11-22T12:00:00.000Z,notices,,0',
      '',
    ]);
    const whole = await auditor.get<string>(`${root}.csv?of=measures&bucket=day&${day}`);
    expect(whole.body.split('\r\n').slice(0, 2)).toEqual([
      'from,to,of,count',
      '2026-11-22T00:00:00.000Z,2026-11-22T23:00:00.000Z,measures,2',
    ]);
  });

  it.each([
    [`bucket=hour&${day}`, '#/of'],
    [`of=persons&bucket=hour&${day}`, '#/of'],
    [`of=notices&by=age&bucket=hour&${day}`, '#/by'],
    [`of=notices&bucket=minute&${day}`, '#/bucket'],
    ['of=notices&bucket=hour&from=yesterday&to=2026-11-23T00:00:00Z', '#/from'],
    ['of=notices&bucket=hour&from=2026-11-23T00:00:00Z&to=2026-11-23T00:00:00Z', '#/to'],
    ['of=notices&bucket=hour&from=2026-01-01T00:00:00Z&to=2026-11-23T00:00:00Z', '#/to'],
  ])('are refused for %s, naming %s', async (query, pointer) => {
    const { status, body } = await auditor.get<Body>(`${root}?${query}`);
    expect([status, body.errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
    expect((await auditor.get(`${root}.csv?${query}`)).status).toBe(422);
  });

  it('are of one platform', async () => {
    const other = await desk(app, { key: 'other' });
    expect((await other.senior.get(`${root}?of=notices&bucket=hour&${day}`)).status).toBe(404);
    const own = await other.senior.get<Body>(`/v1/platforms/other/time-series?of=notices&bucket=hour&${day}`);
    expect(own.body.series).toEqual([]);
  });
});
