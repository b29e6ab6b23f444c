import { fork } from 'node:child_process';
import { join } from 'node:path';

/** Runs a load in a process of its own, so that it shares no event loop with what it measures; returns its result. */
export function runLoad(file, settings) {
  const child = fork(join(import.meta.dirname, file), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`${file} ended without a result (${signal ?? code})`)));
    child.once('message', ({ result, error }) => (error ? reject(new Error(error)) : resolve(result)));
    child.send(settings);
  });
}

/** The other end: does what is asked once and answers. */
export function serveLoad(work) {
  process.once('disconnect', () => process.exit(1)); // nobody waits for the result any more
  process.once('message', (settings) => {
    work(settings).then(
      (result) => process.send({ result }, () => process.exit()),
      (error) => process.send({ error: error.stack }, () => process.exit(1)),
    );
  });
}
