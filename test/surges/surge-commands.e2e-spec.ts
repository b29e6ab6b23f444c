import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Keys } from '../../apps/api/src/access/index.js';
import { commands } from '../../apps/api/src/commands.js';
import { runCommand } from '../../apps/api/src/infrastructure/command-line/index.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { casesOn } from '../decisions/cases-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';

describe('noticedesk surge and time-series', () => {
  let app: TestApp;
  let at: Desk;
  let key: string;

  beforeAll(async () => {
    app = await testApp({ clock: new TestClock('2026-11-22T12:00:00Z') });
    at = await desk(app);
    ({ key } = await app.db.transaction((tx) =>
      app.app.get(Keys).create(tx, {
        platformId: at.platformId,
        role: 'senior-moderator',
        label: 'cli',
        staffId: at.senior.id,
      }),
    ));
    await casesOn(app, at).notify({ language: 'nl' });
  });
  afterAll(() => app.stop());

  const run = async (...words: string[]) => {
    const [printed, said]: [string[], string[]] = [[], []];
    const stdout = new PassThrough();
    const code = await runCommand(commands, words, {
      print: (line) => void printed.push(line),
      say: (line) => void said.push(line),
      stdout,
      env: { NOTICEDESK_URL: app.url, NOTICEDESK_KEY: key },
      pathOf: (path) => path,
      progress: () => ({ advanceTo: () => {}, stop: () => {} }),
    });
    return { code, printed, said, out: String(stdout.read() ?? '') };
  };

  it('switch on, write steps, switch off, and show it', async () => {
    const on = await run(
      'surge',
      'on',
      'forum',
      '--reason',
      'Riots.',
      '--until',
      '2026-11-23T06:00:00Z',
      '--language',
      'nl',
    );
    expect([on.code, on.said]).toEqual([0, []]);
    const id = on.printed[0]!.split(' ')[0]!;
    expect(on.printed[0]).toMatch(/ on +nl +began 2026-11-22T12:00:00.000Z +until 2026-11-23T06:00:00.000Z$/);
    expect((await run('surge', 'list', 'forum', '--open')).printed).toEqual(on.printed);
    expect((await run('surge', 'step', 'forum', id, '--text', 'Called four people.')).code).toBe(0);
    expect((await run('surge', 'off', 'forum', id, '--reason', 'Calm.')).printed[0]).toContain('ended 2026-11-22');
    expect((await run('surge', 'list', 'forum', '--open', '--json')).printed).toEqual(['[]']);
    const shown = await run('surge', 'show', 'forum', id);
    expect(shown.printed.slice(1).map((line) => line.trim().split(/ {2,}/).slice(1))).toEqual([
      ['switched-on', 'Riots.'],
      ['step', 'Called four people.'],
      ['switched-off', 'Calm.'],
    ]);
    const twice = await run('surge', 'off', 'forum', id, '--reason', 'Again.');
    expect([twice.code, twice.said[0]]).toEqual([2, expect.stringContaining('answered 409: The surge is off.')]);
  });

  it('end with 1 while a surge waits for an answer, which dismissing gives', async () => {
    const [waiting, taken] = [newId(), newId()];
    const insert = (id: string) =>
      app.owner.query(
        `insert into surge (platform_id, id, origin, state, began_at, rule, notices_in_hour, usual_in_hour, spread_in_hour,
           threshold_in_hour, days_on_record, recorded_at)
         values ($1, $2, 'rule', 'noticed', $3, 'median-mad-1', 90, 2, 2, 12, 28, $3)`,
        [at.platformId, id, app.clock.now()],
      );
    await insert(waiting);
    const list = await run('surge', 'list', 'forum', '--open');
    expect([list.code, list.printed[0]]).toEqual([1, expect.stringContaining('90 notices in an hour, usual 2')]);
    expect((await run('surge', 'dismiss', 'forum', waiting, '--reason', 'A drill.')).code).toBe(0);
    expect((await run('surge', 'list', 'forum')).code).toBe(0);
    await insert(taken);
    const on = await run('surge', 'on', 'forum', taken, '--reason', 'Riots.', '--until', '2026-11-23T06:00:00Z');
    expect([on.code, on.printed[0]]).toEqual([0, expect.stringMatching(/ on +all /)]);
  });

  const day = ['--bucket', 'day', '--from', '2026-11-22T00:00:00Z', '--to', '2026-11-22T23:00:00Z'];

  it('export a time series', async () => {
    const file = join(tmpdir(), `${newId()}.csv`);
    const { code, out } = await run('time-series', 'forum', '--of', 'notices', '--by', 'language', ...day);
    const lines = ['from,to,of,language,count', '2026-11-22T00:00:00.000Z,2026-11-22T23:00:00.000Z,notices,nl,1', ''];
    expect([code, out]).toEqual([0, lines.join('\r\n')]);
    const written = await run('time-series', 'forum', '--of', 'notices', '--by', 'language', ...day, '--output', file);
    expect([written.out, readFileSync(file, 'utf8')]).toEqual(['', out]);
    const json = JSON.parse((await run('time-series', 'forum', '--of', 'notices', ...day, '--json')).out) as object;
    expect(json).toMatchObject({ of: 'notices', series: [{ value: null, counts: [1] }] });
  });

  it.each([
    [['surge', 'on', 'forum'], 'Say --reason and --until.'],
    [['surge', 'off', 'forum'], 'Name PLATFORM and SURGE, and nothing else.'],
    [['surge', 'step', 'forum', 'x'], 'Say --text.'],
    [['surge', 'list'], 'Name PLATFORM, and nothing else.'],
    [['surge', 'on', 'forum', 'x', '--reason', 'a', '--until', 'b', '--language', 'nl'], 'is of the whole platform.'],
    [['time-series'], 'Name one platform.'],
    [['time-series', 'forum'], 'Say --of, --bucket, --from and --to.'],
    [['time-series', 'forum', '--of', 'persons', ...day], 'answered 422'],
  ])('refuse %j', async (words, complaint) => {
    const { code, said, printed } = await run(...words);
    expect([code, said[0], printed]).toEqual([2, expect.stringContaining(complaint), []]);
  });
});
