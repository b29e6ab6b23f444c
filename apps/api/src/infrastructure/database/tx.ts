import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils';
import { createHash } from 'node:crypto';
import { Pool, type PoolClient } from 'pg';
import { PrismaClient } from './generated/client.js';

declare const inTransaction: unique symbol;

/**
 * One open transaction in two dialects: `sql` for hot paths and what SQL says better, `rows` for ordinary rows. Both write to
 * the same transaction. Only Database makes one, and it is dead when the work that it was made for ends.
 */
export interface Tx {
  readonly sql: PoolClient;
  /** Lent on first use, until the transaction ends. Its own $transaction is a savepoint. */
  readonly rows: PrismaClient;
  /**
   * Statements that are on their way and on whose answers nothing depends: the work goes on, and the transaction fails with the first
   * of them that fails. PostgreSQL is busy with them while the program is with something else.
   */
  sent(...statements: readonly Promise<unknown>[]): void;
  readonly [inTransaction]: true;
}

interface LentClient {
  readonly rows: PrismaClient;
  readonly on: OneClientPool;
}

/** Prisma's clients that no transaction uses now. Each keeps some 35 MiB: one for each connection would be most of the memory. */
const free: LentClient[] = [];

function newClient(): LentClient {
  const on = new OneClientPool();
  return { on, rows: new PrismaClient({ adapter: new SavepointAdapterFactory(on) }) };
}

/** The open transaction of a client, for Database alone. */
export class TransactionOn {
  declare readonly [inTransaction]: true;
  private readonly statements: Promise<unknown>[] = [];
  /** What the first of the sent statements failed of by itself. */
  failure: unknown;
  private lent?: LentClient;

  constructor(readonly sql: PoolClient) {}

  sent(...statements: readonly Promise<unknown>[]): void {
    for (const statement of statements) {
      this.statements.push(statement);
      statement.catch((error: unknown) => {
        if (!isOfAnother(error)) this.failure ??= error;
      });
    }
  }

  /** Resolves once all that was sent is done; fails with the first that failed. */
  async done(): Promise<void> {
    await Promise.all(this.statements);
  }

  get rows(): PrismaClient {
    this.lent ??= free.pop() ?? newClient();
    this.lent.on.client = this.sql;
    return this.lent.rows;
  }

  /** Gives back what was lent. */
  end(): void {
    const { lent } = this;
    if (!lent) return;
    this.lent = undefined;
    lent.on.client = undefined;
    free.push(lent);
  }
}

/** `in_failed_sql_transaction`: another statement of the transaction had failed before. */
const isOfAnother = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '25P02';

/** A "pool" of exactly the one client that our transaction runs on. */
class OneClientPool extends Pool {
  client?: PoolClient;

  constructor() {
    super({ max: 1 });
  }

  override query(...args: unknown[]): never {
    if (!this.client) throw new Error('Prisma was asked after the transaction ended');
    return this.client.query(...(args as [string])) as never; // whatever the overload, it is the client's to answer
  }

  override connect(): never {
    throw new Error('Prisma asked for a connection of its own inside our transaction');
  }
}

/** Prisma's adapter on that client, with savepoints where Prisma would begin a transaction. */
class SavepointAdapterFactory implements SqlDriverAdapterFactory {
  readonly provider = 'postgres';
  readonly adapterName = '@prisma/adapter-pg';
  private readonly inner: PrismaPg;

  constructor(on: OneClientPool) {
    this.inner = new PrismaPg(on, { statementNameGenerator: ({ sql }) => statementName(sql) });
  }

  async connect(): Promise<SqlDriverAdapter> {
    const adapter = await this.inner.connect();
    const run = async (sql: string) => {
      await adapter.executeRaw({ sql, args: [], argTypes: [] });
    };
    let depth = 0;
    adapter.startTransaction = async () => {
      const savepoint = `nested_${++depth}`;
      await run(`savepoint ${savepoint}`);
      const leave = (sql: string) => {
        depth--;
        return run(sql);
      };
      const nested = Object.create(adapter) as Transaction;
      return Object.assign(nested, {
        options: { usePhantomQuery: true },
        commit: () => leave(`release savepoint ${savepoint}`),
        rollback: () => leave(`rollback to savepoint ${savepoint}`),
      });
    };
    return adapter;
  }
}

/** Named statements let PostgreSQL reuse plans: half as fast again as unnamed ones. */
function statementName(sql: string): string {
  let name = statementNames.get(sql);
  if (!name) statementNames.set(sql, (name = `p${createHash('sha1').update(sql).digest('hex').slice(0, 16)}`));
  return name;
}

const statementNames = new Map<string, string>();
