import type { Connection, PoolClient } from 'pg';

/** Sends what a connection is asked in one turn of the event loop in one write: every write wakes a process of PostgreSQL. */
export function gatherWrites(client: PoolClient): void {
  const { connection } = client as PoolClient & { readonly connection: Connection };
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
  let isGathering = false;
  const gather = () => {
    if (isGathering) return;
    isGathering = true;
    const { stream } = connection;
    stream.cork();
    process.nextTick(() => {
      isGathering = false;
      stream.uncork();
    });
  };
  client.query = (...asked: unknown[]) => {
    gather();
    return query(...asked) as never; // whatever the overload, it is the client's to answer
  };
}
