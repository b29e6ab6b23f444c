import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { importFile } from '../../apps/api/src/imports/import-file.command.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { notice } from './earlier-lines.js';
import { keyOf } from './importing.js';

let test: TestApp;
let forum: Desk;
let key: string;

beforeAll(async () => {
  test = await testApp();
  forum = await desk(test);
  key = await keyOf(test, forum);
});
afterAll(() => test.stop());

/** What the command prints and says, and its exit code. */
async function run(...args: string[]) {
  const printed: string[] = [];
  const said: string[] = [];
  const code = await importFile.run([...args, '--url', test.url, '--key', key], {
    print: (line) => void printed.push(line),
    say: (line) => void said.push(line),
    stdout: new PassThrough(),
    env: {},
    pathOf: (path) => join(test.dataDir, path),
    progress: () => ({ advanceTo: () => {}, stop: () => {} }),
  });
  return { code, printed, said };
}

it('rehearses, imports, and names the lines that are wrong', async () => {
  const lines = [notice('K-1'), notice('K-2', { receivedAt: 'yesterday' })];
  writeFileSync(join(test.dataDir, 'old.ndjson'), lines.map((line) => JSON.stringify(line)).join('\n'));
  const printed = ['line 2  #/receivedAt  must be an instant with its offset, such as 2026-11-22T10:00:00Z'];
  expect(await run('notices', 'old.ndjson', '--platform', 'forum', '--dry-run')).toEqual({
    code: 1,
    printed,
    said: ['Nothing is written: 2 lines, 1 right, 0 repeated, 1 refused.'],
  });
  const { code, said, ...imported } = await run('notices', 'old.ndjson', '--platform', 'forum');
  expect({ code, ...imported }).toEqual({ code: 1, printed });
  expect(said[0]).toMatch(/^Batch [0-9a-f-]{36}: 2 lines, 1 imported, 0 repeated, 1 refused\.$/);
});

it('ends well when every line is right, from CSV too', async () => {
  writeFileSync(join(test.dataDir, 'old.csv'), 'externalId,receivedAt\nK-9,2026-03-02T08:30:00Z\n');
  expect(await run('notices', 'old.csv', '--platform', 'forum')).toMatchObject({ code: 0, printed: [] });
});

it.each([
  ['a kind', ['statements', 'old.csv', '--platform', 'forum'], 'Name a kind'],
  ['a file', ['notices', '--platform', 'forum'], 'Name one file'],
  ['a platform', ['notices', 'old.csv'], 'Name the platform'],
  ['a file that is one', ['notices', 'gone.csv', '--platform', 'forum'], 'There is no file'],
  ['a format that is read', ['notices', 'old.xlsx', '--platform', 'forum'], 'must be .csv'],
])('wants %s', async (_what, args, message) => {
  await expect(run(...args)).rejects.toThrow(message);
});

it('says in one line why it could not be done', async () => {
  await expect(run('notices', 'old.csv', '--platform', 'nowhere')).rejects.toThrow(/answered 404/);
});
