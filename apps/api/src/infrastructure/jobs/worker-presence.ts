import { Client, type ClientConfig } from 'pg';
import type { Log } from '../logging/log.js';

/** Namespaces of our advisory locks: any numbers that nothing else in the database uses. */
export const WORKER_LOCKS = 7_270_002;
const LEADER_LOCK = [7_270_003, 0] as const;

/** A machine that vanished without closing its connections holds its locks for about 15 s. */
const KEEP_ALIVE = 'set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 2';
const QUERY_TIMEOUT_MS = 5_000;

/**
 * Shows the other processes that this one lives: its session holds a lock for each pool of jobs, and one of all the processes
 * holds the leader's lock. PostgreSQL releases them when the process dies, however it dies.
 */
export class WorkerPresence {
  private readonly pools = new Set<string>();
  private client?: Client;
  private leads = false;
  /** The session does one statement at a time. */
  private lastStatement: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly connection: ClientConfig,
    private readonly log: Log,
  ) {}

  get isLeader(): boolean {
    return this.leads;
  }

  get isShown(): boolean {
    return this.client !== undefined;
  }

  announce(pool: string): void {
    this.pools.add(pool);
    const { client } = this;
    if (client) this.inTurn(() => this.hold(client, pool)).catch(() => this.drop(client));
  }

  withdraw(pool: string): void {
    this.pools.delete(pool);
    const { client } = this;
    if (client) this.inTurn(() => release(client, pool)).catch(() => this.drop(client));
  }

  /** Renews a lost session and stands for leader; true when this process became it just now. */
  async beat(): Promise<boolean> {
    try {
      const client = (this.client ??= await this.connect());
      const led = this.leads;
      if (led) await this.inTurn(() => client.query('select 1'));
      else this.leads = await this.inTurn(() => tryLock(client));
      return this.leads && !led;
    } catch (error) {
      this.log.warn({ err: error }, 'The worker lost its session and takes a new one');
      this.drop();
      return false;
    }
  }

  async end(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    this.leads = false;
    await this.lastStatement;
    await client?.end();
  }

  private async connect(): Promise<Client> {
    const client = new Client({ ...this.connection, query_timeout: QUERY_TIMEOUT_MS });
    client.on('error', () => this.drop(client));
    await client.connect();
    try {
      await client.query(KEEP_ALIVE);
      for (const pool of this.pools) await this.hold(client, pool);
      return client;
    } catch (error) {
      client.end().catch(() => {});
      throw error;
    }
  }

  private async hold(client: Client, pool: string): Promise<void> {
    await client.query('select pg_advisory_lock($1, hashtext($2))', [WORKER_LOCKS, pool]);
  }

  private inTurn<T>(statement: () => Promise<T>): Promise<T> {
    const answer = this.lastStatement.then(statement);
    this.lastStatement = answer.catch(() => {});
    return answer;
  }

  private drop(client = this.client): void {
    client?.end().catch(() => {});
    if (client !== this.client) return;
    this.client = undefined;
    this.leads = false;
  }
}

async function release(client: Client, pool: string): Promise<void> {
  await client.query('select pg_advisory_unlock($1, hashtext($2))', [WORKER_LOCKS, pool]);
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1, $2) as held', [
    ...LEADER_LOCK,
  ]);
  return rows[0]?.held === true;
}
