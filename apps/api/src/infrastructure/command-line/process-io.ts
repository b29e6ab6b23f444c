import { resolve } from 'node:path';
import type { CommandIo } from './command.js';
import { showProgress, showWaiting } from './progress.js';

/** The terminal, or whatever stands for it. npm runs us in the program's folder and says in INIT_CWD where the person is. */
export function processIo({
  env,
  stdout,
  stderr,
  cwd,
}: Pick<NodeJS.Process, 'env' | 'stdout' | 'stderr' | 'cwd'>): CommandIo {
  return {
    print: (line) => void stdout.write(`${line}\n`),
    say: (line) => void stderr.write(`${line}\n`),
    stdout,
    env,
    pathOf: (path) => resolve(env.INIT_CWD ?? cwd(), path),
    progress: (name, total) => (total === null ? showWaiting(stderr, name) : showProgress(stderr, name, total)),
  };
}
