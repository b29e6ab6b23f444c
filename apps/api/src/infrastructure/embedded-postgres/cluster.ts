import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { canReach, reachableStateFolder } from './reach.js';
import { type ServerUser, shellEnvironment } from './server-user.js';

/**
 * The folder of the data: `dataDir`/postgres, made on first use. Where the server's user cannot enter `dataDir`, that is a
 * link to a folder which it can enter; who removes `dataDir` starts anew either way.
 */
export function clusterFolder(dataDir: string, binaries: string, user: ServerUser): string {
  const folder = join(dataDir, 'postgres');
  if (!existsSync(folder)) {
    if (isLink(folder)) throw new Error(`The data that ${folder} points to is gone: remove ${dataDir} to start anew.`);
    mkdirSync(dataDir, { recursive: true });
    if (canReach(user, dataDir)) renameSync(initialise(dataDir, binaries, user), folder);
    else symlinkSync(initialise(reachableStateFolder(user), binaries, user), folder);
  }
  const { uid } = statSync(folder);
  const serverUid = user.ids.uid ?? process.getuid?.();
  if (uid !== serverUid) throw new Error(`The data in ${folder} belongs to another user (number ${uid}).`);
  return realpathSync(folder);
}

/** Makes a cluster under a name of its own, so that one whose making was broken off is never taken for a whole one. */
function initialise(parent: string, binaries: string, user: ServerUser): string {
  const draft = mkdtempSync(join(parent, 'postgres-'));
  chmodSync(draft, 0o700);
  user.own(draft);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const { status, stderr, error } = spawnSync(
    join(binaries, 'bin', 'initdb'),
    ['--pgdata', draft, '--username=postgres', '--auth=trust', ...locale],
    { ...user.ids, cwd: '/', env: shellEnvironment(), encoding: 'utf8' },
  );
  if (status === 0) return draft;
  rmSync(draft, { recursive: true, force: true });
  throw new Error(`The embedded PostgreSQL could not be set up: ${error?.message ?? stderr.trim().split('\n').at(-1)}`);
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
