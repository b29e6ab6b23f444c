import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from './root.mjs';

const lock = inRoot('.setup.lock');
const STALE_AFTER_MS = 15 * 60_000;

/** Runs the steps that are not done, in order; of several programs started at once one does it and the others wait. */
export async function oneAtATime(steps) {
  if (steps.every((step) => step.isDone())) return;
  await acquire();
  try {
    for (const step of steps) if (!step.isDone()) step.run();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

async function acquire() {
  for (;;) {
    try {
      mkdirSync(lock);
      writeFileSync(`${lock}/pid`, String(process.pid));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isStale()) rmSync(lock, { recursive: true, force: true });
      else await sleep(200);
    }
  }
}

function isStale() {
  try {
    if (Date.now() - statSync(lock).mtimeMs > STALE_AFTER_MS) return true;
    process.kill(Number(readFileSync(`${lock}/pid`, 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH'; // its process is gone; anything else: just being made or removed
  }
}
