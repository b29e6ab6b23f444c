import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { medianOf } from './latencies.mjs';
import { round2 } from './rounding.mjs';

const root = join(import.meta.dirname, '..', '..');

/** Seconds from `npm start`, installed and built, until the program says that it is ready; the first start makes the database. */
export async function measureStart({ rounds }) {
  const starts = { first: [], second: [] };
  for (let round = 0; round < rounds; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'noticedesk-bench-start-'));
    chmodSync(folder, 0o755); // as root the embedded server runs as another user
    try {
      starts.first.push(await secondsUntilReady(folder));
      starts.second.push(await secondsUntilReady(folder));
    } finally {
      const cluster = join(folder, 'postgres');
      if (existsSync(cluster)) rmSync(realpathSync(cluster), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return Object.entries(starts).map(([start, seconds]) => ({
    start,
    'median s': round2(medianOf(seconds)),
    'fastest s': round2(Math.min(...seconds)),
    'slowest s': round2(Math.max(...seconds)),
  }));
}

async function secondsUntilReady(dataDir) {
  const startedAt = performance.now();
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, NOTICEDESK_PORT: '0', NOTICEDESK_DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => npm.once('exit', resolve));
  const kill = () => npm.kill('SIGTERM');
  process.once('exit', kill);
  const seconds = await new Promise((resolve, reject) => {
    let said = '';
    npm.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (said.includes('Noticedesk is ready')) resolve((performance.now() - startedAt) / 1_000);
    });
    ended.then((code) => reject(new Error(`npm start ended (${code}) before it was ready:\n${said}`)));
  });
  npm.kill('SIGTERM');
  await ended;
  process.off('exit', kill);
  return seconds;
}
