import { jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';
import type { Fact } from '../../apps/sample-platform/src/fact.js';
import { type Program, startProgram } from '../support/program.js';

/** Two short days against a whole program, on a machine that may be busy with the other tests. */
jest.setTimeout(180_000);

const demo = join(repositoryRoot, 'dist', 'apps', 'demo', 'src', 'main.js');
let dataDir: string;
let server: Program | undefined;

const expectedOfPlatform: Fact['kind'][] = [
  ...(['published', 'measured', 'heard', 'carried', 'kept', 'letter', 'reversed', 'told'] as const),
];

/** Notices of the one who is suspended for them, which come on top. */
const ofMisuse = 7;

function playDemo(url: string, ...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const env = { PATH: process.env.PATH, NOTICEDESK_DATA_DIR: dataDir, NOTICEDESK_URL: url };
  const child = spawn(process.execPath, [demo, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

/** All that came in: the notices of the report, and the flags, which the report does not count as notices. */
function received(stdout: string): number {
  const [, flags] = /Flags under the terms +(\d+)/.exec(stdout) ?? [];
  return Number(noticesReceived(stdout)) + Number(flags);
}

function noticesReceived(stdout: string): string | undefined {
  const [file] = /\/.*4_notices\.csv/.exec(stdout) ?? [];
  const [head = [], ...rows] = parse(readFileSync(file!), { columns: false });
  return rows.find((row) => row.includes('TOTAL'))?.[head.indexOf('Number of notices received ')];
}

/** Orders answered, a sender suspended and the next notice paused, whatever else a short day has room for. */
function expectRights(stdout: string): void {
  for (const instrument of ['dsa-article-9', 'dsa-article-10', 'terrorist-content']) {
    const [, entered, answered] = new RegExp(`${instrument} +([1-9]\\d*) +(\\d+)`).exec(stdout) ?? [];
    expect([instrument, answered]).toEqual([instrument, entered]);
  }
  expect(stdout).toMatch(/Suspensions, in-force \(Art\. 23\) +[1-9]/);
  expect(stdout).toMatch(/wait for the end of a suspension +[1-9]/);
}

/** The sample platform was played at: it heard, carried out, kept, and lifted what a complaint reversed of its filter. */
function expectPlatform(run: number): void {
  const folder = join(dataDir, 'demo');
  const journal = readFileSync(join(folder, readdirSync(folder).sort()[run]!, 'sample-platform.ndjson'), 'utf8');
  const facts = journal
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => JSON.parse(line) as Fact[]);
  expect(facts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(expectedOfPlatform));
  const told = new Set(facts.flatMap((fact) => (fact.kind === 'told' ? [fact.what] : [])));
  const reversals = facts.flatMap((fact) => (fact.kind === 'reversed' ? [fact.reversed] : []));
  expect(reversals.map(({ reversalId }) => told.has(`reversal ${reversalId}`))).toEqual([true]);
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'noticedesk-demo-'));
  chmodSync(dataDir, 0o755);
});
afterEach(async () => {
  server?.kill('SIGTERM');
  await server?.ended;
  server = undefined;
  const postgres = join(dataDir, 'postgres');
  if (existsSync(postgres)) rmSync(realpathSync(postgres), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
});

describe('npm run demo', () => {
  it('plays a day and another one on the same server, and leaves the report of both', async () => {
    server = startProgram({ NOTICEDESK_DATA_DIR: dataDir });
    const url = await server.ready;
    const first = await playDemo(url, '--notices', '12');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(received(first.stdout)).toBe(12 + ofMisuse);
    expectRights(first.stdout);
    expectPlatform(0);
    const second = await playDemo(url, '--notices', '4', '--seed', '2');
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(received(second.stdout)).toBe(16 + 2 * ofMisuse);
    expectRights(second.stdout);
    expectPlatform(1);
  });

  it('says in one line that no server answers', async () => {
    writeFileSync(
      join(dataDir, 'credentials.json'),
      JSON.stringify({ platform: 'sample', keys: { admin: 'nd_none' } }),
    );
    const { code, stderr } = await playDemo('http://127.0.0.1:9');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^No answer from http:\/\/127\.0\.0\.1:9 .*npm start.*\n$/);
  });
});
