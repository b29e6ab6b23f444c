import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';
import { client } from '../support/http.js';
import { until } from '../support/until.js';

const program = join(repositoryRoot, 'dist', 'apps', 'sample-platform', 'src', 'main.js');

describe('npm run sample-platform', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'noticedesk-sample-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const started = (env: Record<string, string>) => {
    const child = spawn(process.execPath, [program], {
      env: { PATH: process.env.PATH, NOTICEDESK_DATA_DIR: folder, SAMPLE_PLATFORM_PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { child, said, ended };
  };

  it.each<[string, Record<string, string>, RegExp]>([
    ['where there is no key', {}, /^No key of the platform in .*credentials\.json.*npm start.*NOTICEDESK_KEY/],
    ['of a wrong port', { NOTICEDESK_KEY: 'nd_x', SAMPLE_PLATFORM_PORT: 'x' }, /^SAMPLE_PLATFORM_PORT must be/],
  ])('says in one line what is wrong %s', async (_case, env, expected) => {
    const { said, ended } = started(env);
    expect(await ended).toBe(1);
    expect(said.stderr).toMatch(expected);
    expect(said.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('goes on without Noticedesk, says why once, and ends with what it knows', async () => {
    const env = { NOTICEDESK_KEY: 'nd_x', NOTICEDESK_URL: 'http://127.0.0.1:9', SAMPLE_PLATFORM_PULL_SECONDS: '1' };
    const { child, said, ended } = started(env);
    const url = await until(() => /is at (\S+);/.exec(said.stdout)?.[1]);
    expect((await client(url).post('/contents', { text: 'Hello.', account: 'ann' })).status).toBe(201);
    const lines = await until(() => said.stderr.includes('tried again') && said.stderr.trim().split('\n'));
    expect(lines).toEqual([expect.stringMatching(/^\d{4}-\S+Z fetch failed: .+\. It is tried again\.$/)]);
    expect((await client(url).get('/state')).body).toMatchObject({ contents: 1, untold: 1, refused: [] });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const again = started(env);
    const other = await until(() => /is at (\S+);/.exec(again.said.stdout)?.[1]);
    expect((await client(other).get('/state')).body).toMatchObject({ contents: 1, untold: 1 });
    again.child.kill('SIGTERM');
    expect(await again.ended).toBe(0);
  });
});
