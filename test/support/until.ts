import { setTimeout as sleep } from 'node:timers/promises';

/** What `look` finds, asked again until it is something; fails after `timeoutMs`. */
export async function until<T>(
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  timeoutMs = 15_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Not found within ${timeoutMs} ms`);
    await sleep(50);
  }
}
