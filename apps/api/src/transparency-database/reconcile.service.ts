import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Log } from '../infrastructure/logging/log.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import { isId, pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { ConnectionsRepository, type Connection } from './connections.repository.js';
import { DumpReader, DumpUnreadable, type DumpedStatement } from './dump-reader.js';
import { dateOf } from './payload.rules.js';
import { ReconciliationsRepository, type Compared, type Reconciliation } from './reconciliations.repository.js';
import { dumpNotReadable } from './transparency-database.problems.js';

const PER_STATEMENT = 1_000;
const nothing: Compared = { confirmed: 0, agreed: 0, duplicated: 0, unknownToUs: 0 };

/** Compares the Commission's daily dump with what we believe to have sent (TDB-6): lost answers are found there, or not. */
@Injectable()
export class ReconcileService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly connections: ConnectionsRepository,
    private readonly reconciliations: ReconciliationsRepository,
    private readonly audit: Audit,
  ) {}

  /**
   * Reads the dump of a day that is over, in UTC, as it comes. What it confirms stays confirmed even when it breaks off; only a
   * dump read to its end says that something is missing. Problems: `not-found` without a connection; `invalid-input` for the
   * day; `dump-not-readable`.
   */
  async reconcile(platformId: string, day: string, source: AsyncIterable<Uint8Array>): Promise<Reconciliation> {
    const connection = await this.db.read((tx) => this.connections.find(tx, platformId));
    if (!connection) throw notFound();
    if (day >= dateOf(this.clock.now()))
      throw invalidInput([{ in: 'query', pointer: '#/day', detail: 'must be a day that is over in UTC' }]);
    let compared = nothing;
    let rowsRead = 0;
    const take = async (rows: readonly DumpedStatement[]) => {
      rowsRead += rows.length;
      for (let at = 0; at < rows.length; at += PER_STATEMENT) {
        compared = sum(compared, await this.compare(connection, day, rows.slice(at, at + PER_STATEMENT)));
      }
    };
    try {
      const reader = new DumpReader();
      for await (const chunk of source) {
        reader.push(chunk);
        await take(reader.take());
      }
      reader.end();
      await take(reader.take());
    } catch (error) {
      if (error instanceof DumpUnreadable) throw dumpNotReadable(error.message);
      throw error;
    }
    return this.conclude(connection, day, { ...compared, rowsRead });
  }

  list(platformId: string, { limit, after }: PageQuery): Promise<Page<Reconciliation>> {
    const [beforeId] = readPageKey(after, ['id']) ?? [];
    return this.db.read(async (tx) => {
      const rows = await this.reconciliations.page(tx, platformId, beforeId, limit + 1);
      return pageOf(rows, limit, ({ id }) => pageKey(id));
    });
  }

  private compare({ platformId, environment }: Connection, day: string, dumped: readonly DumpedStatement[]) {
    const wrong = dumped.find(({ createdAt, uuid }) => dateOf(createdAt) !== day || !isId(uuid));
    if (wrong) throw new DumpUnreadable('A record is of another day, or has no id');
    const now = this.clock.now();
    return this.db.transaction((tx) => this.reconciliations.compare(tx, { platformId, environment, day, now }, dumped));
  }

  private conclude(
    { platformId, environment }: Connection,
    day: string,
    compared: Compared & { rowsRead: number },
  ): Promise<Reconciliation> {
    return this.db.transaction(async (tx) => {
      const draft = { platformId, id: newId(), environment, day, ...compared, recordedAt: this.clock.now() };
      const missing = await this.reconciliations.countMissing(tx, platformId, environment, day);
      // The row of this day must be there before it is asked which days are.
      await this.reconciliations.insert(tx, { ...draft, missing, blocked: 0 });
      const blocked = await this.reconciliations.block(tx, platformId, environment);
      const { rowsRead, confirmed, agreed, duplicated, unknownToUs } = compared;
      await this.audit.append(tx, [
        {
          platformId,
          action: 'transparency-database.reconciled',
          article: '24(5)',
          entityKind: 'transparency-reconciliation',
          entityId: draft.id,
          details: { day: code(day), rowsRead, confirmed, agreed, duplicated, unknownToUs, missing, blocked },
        },
      ]);
      if (missing + duplicated + blocked > 0) {
        const counts = { 'platform.id': platformId, day, missing, duplicated, blocked };
        this.log.error(counts, 'The dump of the Transparency Database differs from what was sent');
      }
      return { ...draft, missing, blocked };
    });
  }
}

function sum(one: Compared, other: Compared): Compared {
  return {
    confirmed: one.confirmed + other.confirmed,
    agreed: one.agreed + other.agreed,
    duplicated: one.duplicated + other.duplicated,
    unknownToUs: one.unknownToUs + other.unknownToUs,
  };
}
