import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { pageKey, pageOf, readPageKey, type Page } from '../infrastructure/validation/index.js';
import { CommandOrdersQuery, type CommandOrder } from './command-orders.query.js';
import type { CommandsQueryDto, RestrictionsQueryDto } from './enforcement-lists.dto.js';
import { RestrictionsQuery, type RestrictionView, type RevisionView } from './restrictions.query.js';

/** Lists what is to be carried out, and shows how far it was. */
@Injectable()
export class ShowEnforcementService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly orders: CommandOrdersQuery,
    private readonly restrictions: RestrictionsQuery,
  ) {}

  async openCommands(
    platformId: string,
    { overdue, after, limit }: CommandsQueryDto,
  ): Promise<Page<CommandOrder> & { asOf: Date }> {
    const asOf = this.clock.now();
    const key = readPageKey(after, 2);
    const rows = await this.db.read((tx) =>
      this.orders.open(tx, {
        platformId,
        dueBefore: overdue === 'true' ? asOf : undefined,
        after: key && { recordedAt: new Date(key[0]!), id: key[1]! },
        limit,
      }),
    );
    return { ...pageOf(rows, limit, (row) => pageKey(row.recordedAt.toISOString(), row.commandId)), asOf };
  }

  async list(
    platformId: string,
    { state, after, limit }: RestrictionsQueryDto,
  ): Promise<Page<RestrictionView> & { asOf: Date }> {
    const [lastId] = readPageKey(after, 1) ?? [];
    const rows = await this.db.read((tx) => this.restrictions.list(tx, { platformId, state, after: lastId, limit }));
    return { ...pageOf(rows, limit, (row) => pageKey(row.id)), asOf: this.clock.now() };
  }

  /** Throws `not-found`. */
  show(
    platformId: string,
    id: string,
  ): Promise<{ restriction: RestrictionView; revisions: RevisionView[]; asOf: Date }> {
    return this.db.read(async (tx) => {
      const restriction = await this.restrictions.find(tx, platformId, id);
      if (!restriction) throw notFound();
      return { restriction, revisions: await this.restrictions.revisions(tx, platformId, id), asOf: this.clock.now() };
    });
  }
}
