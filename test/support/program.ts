import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';

export interface Program {
  pid: number;
  /** What it has written so far. */
  output(): { stdout: string; stderr: string };
  /** Where it listens, once it says so. */
  ready: Promise<string>;
  /** How it ended: the exit code, or null after a signal. */
  ended: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

/** The compiled program as a process of its own, with only these settings. */
export function startProgram(env: Record<string, string>, entry: 'main' | 'worker' = 'main'): Program {
  const child = spawn(process.execPath, [join(repositoryRoot, 'dist', 'apps', 'api', 'src', `${entry}.js`)], {
    env: { PATH: process.env.PATH, NOTICEDESK_PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const said = /^Noticedesk (?:is|worker is) ready:? *(\S*)\n/m.exec(stdout);
      if (said) resolve(said[1] ?? '');
    });
    void ended.then((code) => reject(new Error(`The program ended (${code}) before it was ready: ${stderr}${stdout}`)));
  });
  ready.catch(() => {}); // a test may only want to see it end
  return {
    pid: child.pid ?? 0,
    output: () => ({ stdout, stderr }),
    ready,
    ended,
    kill: (signal) => void child.kill(signal),
  };
}
