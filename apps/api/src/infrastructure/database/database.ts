import { Pool, type ClientConfig, type PoolClient, type QueryResultRow } from 'pg';
import { programConnection } from './connection.js';
import { gatherWrites } from './gather-writes.js';
import { TransactionOn, type Tx } from './tx.js';

/**
 * How named statements are planned: fitted to the values of each call, or once a connection. Kept plans are for small work that many
 * do at once and whose best plan is always the same: planning a claim takes as long as claiming.
 */
export type Plans = 'fitted' | 'kept';

/** The program's connections to PostgreSQL, as the role that owns nothing. */
export class Database {
  /** For the infrastructure itself (jobs, health): rooms go through the methods below. */
  readonly pool: Pool;

  /** `onLost` hears of connections that break while nobody uses them, such as when the server restarts. */
  constructor(database: ClientConfig, poolSize: number, onLost: (error: Error) => void = () => {}) {
    this.pool = new Pool({ ...programConnection(database), max: poolSize, idleTimeoutMillis: 60_000 });
    this.pool.on('error', onLost);
    // A connection may also break between two statements of a transaction; the next statement then fails by itself.
    this.pool.on('connect', (client) => {
      client.on('error', () => {});
      gatherWrites(client);
    });
  }

  /** Runs the work in one transaction (read committed): committed when it resolves, rolled back when it throws. */
  transaction<T>(work: (tx: Tx) => Promise<T>, plans: Plans = 'fitted'): Promise<T> {
    return this.inTransaction('begin', plans, work);
  }

  /** The same for work that only reads: the database refuses to write. Each statement sees what is committed by then. */
  read<T>(work: (tx: Tx) => Promise<T>, plans: Plans = 'fitted'): Promise<T> {
    return this.inTransaction('begin read only', plans, work);
  }

  /** One statement by itself, on any connection. */
  async query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>(text, values);
    return rows;
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async inTransaction<T>(begin: string, plans: Plans, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    const tx = new TransactionOn(client);
    let broken: Error | undefined;
    try {
      tx.sent(client.query(plans === 'kept' ? `${begin}; ${keepPlans}` : begin)); // goes out together with the first statement of the work
      const result = await work(tx);
      const committed = commit(client); // likewise: PostgreSQL undoes it all when a statement before it failed
      await Promise.all([tx.done(), committed]);
      return result;
    } catch (failed) {
      const error: unknown = tx.failure ?? failed;
      broken = await client.query('rollback').then(
        () => undefined,
        (lost: Error) => lost,
      );
      throw error;
    } finally {
      tx.end();
      client.release(broken);
    }
  }
}

const keepPlans = 'set local plan_cache_mode = force_generic_plan';

/** PostgreSQL answers the commit of a transaction in which a statement failed with "ROLLBACK": that must not pass for success. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: an error inside it was swallowed');
}
