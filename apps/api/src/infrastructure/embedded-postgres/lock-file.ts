import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes a postmaster.pid that a crash of the machine left behind. PostgreSQL does so itself unless the number now belongs
 * to another process of the same user, which after a restart of the machine or of a container is likely.
 */
export function removeStaleLock(cluster: string): void {
  const lock = join(cluster, 'postmaster.pid');
  const pid = pidIn(lock);
  if (pid === undefined || isServerOf(cluster, pid)) return;
  const moved = `${lock}.stale-${process.pid}`;
  renameSync(lock, moved);
  // Another program may have started a server between the look and the move: then it gets its file back.
  if (pidIn(moved) === pid) rmSync(moved);
  else renameSync(moved, lock);
}

function pidIn(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

/** A server works in its data folder; where that cannot be seen, it is at least called postgres. */
function isServerOf(cluster: string, pid: number): boolean {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-p', String(pid), '-o', 'comm=']).stdout.includes('postgres');
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES'; // somebody else's process: PostgreSQL decides
  }
}
