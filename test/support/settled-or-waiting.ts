import type { TestApp } from './test-app.js';
import { until } from './until.js';

/** Resolves once the work has ended, well or badly, or so many sessions of this test's database wait for a lock. */
export async function settledOrWaiting(
  { owner }: Pick<TestApp, 'owner'>,
  work: Promise<unknown>,
  sessions = 1,
): Promise<void> {
  let isSettled = false;
  const settle = () => (isSettled = true);
  work.then(settle, settle);
  await until(async () => {
    if (isSettled) return true;
    const { rowCount } = await owner.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rowCount! >= sessions;
  });
}
