import { jest } from '@jest/globals';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, startProgram } from '../support/program.js';

/** Each test starts whole programs, on a machine that may be busy with the other tests. */
jest.setTimeout(60_000);

const programs: Program[] = [];
let dataDir: string;

function start(env: Record<string, string> = {}): Program {
  const program = startProgram({ NOTICEDESK_DATA_DIR: dataDir, ...env });
  programs.push(program);
  return program;
}

function postgresPid(): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(holds: () => boolean, timeoutMs: number): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`Not within ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'noticedesk-program-'));
  chmodSync(dataDir, 0o755);
});
afterEach(async () => {
  for (const program of programs.splice(0)) {
    program.kill('SIGKILL');
    await program.ended;
  }
  try {
    rmSync(realpathSync(join(dataDir, 'postgres')), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  } catch {
    // no database was made
  }
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the program on its embedded PostgreSQL', () => {
  it('stops cleanly on Ctrl-C and SIGTERM, database included, and starts again on the same data', async () => {
    const first = start();
    const url = await first.ready;
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    const pid = postgresPid();
    const lock = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
    first.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(first.output().stderr).toBe('');
    expect(isAlive(pid)).toBe(false);

    // As after a crash of the machine: the lock lies there, and its number belongs to somebody else by now.
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), lock.replace(/^\d+/, String(process.pid)), {
      mode: 0o600,
    });
    const second = start();
    expect((await fetch(`${await second.ready}/health/live`)).status).toBe(200);
    second.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });

  it('takes its database with it when it is killed outright, and can be started again at once', async () => {
    const first = start();
    await first.ready;
    const pid = postgresPid();
    first.kill('SIGKILL');
    const second = start();
    await until(() => !isAlive(pid), 15_000);
    await second.ready;
  });

  it('says in one line that another program uses the data, and leaves that one alone', async () => {
    const first = start();
    const url = await first.ready;
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output().stderr).toBe(`Another program uses the data in ${dataDir} (NOTICEDESK_DATA_DIR).\n`);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  it('ends when its database ends', async () => {
    const program = start();
    await program.ready;
    process.kill(postgresPid(), 'SIGQUIT');
    expect(await program.ended).toBe(1);
    expect(program.output().stderr).toMatch(/^The embedded PostgreSQL ended/);
  });
});

describe('the program that cannot start', () => {
  const oneLineFrom = async (env: Record<string, string>) => {
    const startedAt = Date.now();
    const program = start(env);
    expect(await program.ended).toBe(1);
    expect(Date.now() - startedAt).toBeLessThan(30_000);
    const { stdout, stderr } = program.output();
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    return stderr;
  };
  const keys = {
    NOTICEDESK_MASTER_KEY: Buffer.alloc(32).toString('base64'),
    NOTICEDESK_SERVER_KEY: Buffer.alloc(32).toString('base64'),
  };

  it('names the port that is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await oneLineFrom({ NOTICEDESK_PORT: String(port) })).toBe(
      `Port ${port} on 127.0.0.1 is in use (NOTICEDESK_PORT).\n`,
    );
    other.close();
  });

  it.each([
    ['nobody listens', 'postgresql://nd:hunter2@127.0.0.1:1/nd'],
    ['there is no such host', 'postgresql://nd:hunter2@database.invalid/nd'],
  ])('names the setting of a database where %s, without its password', async (_case, url) => {
    const line = await oneLineFrom({ DATABASE_URL: url, ...keys });
    expect(line).toMatch(/^The database of DATABASE_URL cannot be used: /);
    expect(line).not.toContain('hunter2');
  });

  it('names the wrong setting', async () => {
    expect(await oneLineFrom({ NOTICEDESK_PORT: 'eighty' })).toBe(
      'NOTICEDESK_PORT must be a whole number from 0 to 65535, not "eighty".\n',
    );
  });

  it('asks for the keys of a database of one’s own', async () => {
    expect(await oneLineFrom({ DATABASE_URL: 'postgresql://db/nd' })).toMatch(/^NOTICEDESK_MASTER_KEY and/);
  });
});
