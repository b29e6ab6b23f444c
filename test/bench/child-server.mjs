import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..', '..');
const newKey = () => randomBytes(32).toString('base64');
const keys = { NOTICEDESK_MASTER_KEY: newKey(), NOTICEDESK_SERVER_KEY: newKey() };

const readyWithinMs = 30_000;

/** The compiled program, as `npm start` runs it. It logs as in production: into a file. */
export const startNoticedesk = (env, logFile) => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [, command] = scripts.start.split(' -- node ');
  return startServer(command.split(' '), { NOTICEDESK_PORT: '0', ...keys, ...env }, logFile);
};

/** The bare server: `oneRow` or `sameRows`. */
export const startYardstick = (rows, env, logFile) =>
  startServer([join(import.meta.dirname, 'yardstick.mjs'), rows], env, logFile);

/** A server in a process of its own, once it says where it listens. */
async function startServer(args, env, logFile) {
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', log, log],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const url = await untilReady(child, logFile);
  return {
    url,
    /** Stands still, so that what it still has to do costs the others nothing. */
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    /** The most memory that it ever had, in MiB. */
    peakMemory: () => Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1_024,
    /** The memory that it has now, in MiB. */
    memory: () => Number(/VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1_024,
    /** Processor time that it used so far, in ms. */
    cpuMs: () => cpuMsOf(child.pid),
    async stop() {
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      await ended;
      process.off('exit', kill);
    },
  };
}

async function untilReady(child, logFile) {
  for (const until = Date.now() + readyWithinMs; Date.now() < until; await sleep(20)) {
    const log = readFileSync(logFile, 'utf8');
    const [, url] = /ready:\s*(http\S+)/.exec(log) ?? [];
    if (url) return url;
    if (child.exitCode !== null) throw new Error(`A server ended before it was ready:\n${log}`);
  }
  throw new Error(`A server was not ready in ${readyWithinMs} ms: see ${logFile}`);
}

/** User and system time are fields 14 and 15, in hundredths of a second; the name before them may hold spaces. */
function cpuMsOf(pid) {
  const [, fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [userTicks, systemTicks] = fields.split(' ').slice(11, 13).map(Number);
  return (userTicks + systemTicks) * 10;
}
