import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { ServerUser } from './server-user.js';

/** A socket's path has at most 107 bytes on Linux and 103 on macOS; its folder and name take 36 of them. */
const LONGEST_SOCKET_PARENT = 103 - 36;

/** Whether the server's user can enter the folder: all folders above it count, access lists too, so the user tries. */
export function canReach(user: ServerUser, folder: string): boolean {
  if (user.ids.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', folder], { ...user.ids, cwd: '/' }).status === 0;
}

/** A folder for the socket: short enough, and reachable for the server. */
export function reachableTemporaryFolder(user: ServerUser): string {
  const fits = (folder: string) => Buffer.byteLength(folder) <= LONGEST_SOCKET_PARENT && canReach(user, folder);
  return [tmpdir(), '/tmp', '/var/tmp'].find(fits) ?? '/tmp';
}

/**
 * Where root keeps what the server must reach when the checkout or its data lie in a folder closed to others, such as /root.
 * Outlives a restart of the machine.
 */
export function reachableStateFolder(user: ServerUser): string {
  for (const parent of ['/var/lib', '/var/tmp']) {
    const folder = `${parent}/noticedesk`;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
    } catch {
      continue;
    }
    if (canReach(user, folder)) return folder;
  }
  throw new Error(
    'PostgreSQL does not run as root, and its user can enter neither this folder nor /var/lib nor /var/tmp: start as another user.',
  );
}
