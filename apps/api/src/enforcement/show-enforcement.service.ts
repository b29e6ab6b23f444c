import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import type { KeyCaller } from '../infrastructure/auth/index.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { pageKey, pageOf, readPageKey, type Page } from '../infrastructure/validation/index.js';
import { TextAccess } from '../statements-of-reasons/index.js';
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
    private readonly access: TextAccess,
  ) {}

  /** Where the subjects are is left out for those who may not read the texts of their cases. */
  async openCommands(
    caller: KeyCaller,
    platformId: string,
    { overdue, after, limit }: CommandsQueryDto,
  ): Promise<Page<CommandOrder> & { asOf: Date }> {
    const asOf = this.clock.now();
    const key = readPageKey(after, ['instant', 'id']);
    const rows = await this.db.read(async (tx) => {
      const orders = await this.orders.open(tx, {
        platformId,
        dueBefore: overdue === 'true' ? asOf : undefined,
        after: key && { recordedAt: new Date(key[0]!), id: key[1]! },
        limit,
      });
      const readable = await this.readableSkills(tx, caller, orders);
      return orders.map((order) => (readable.has(order.caseSkill) ? order : withoutPlace(order)));
    });
    return { ...pageOf(rows, limit, (row) => pageKey(row.recordedAt.toISOString(), row.commandId)), asOf };
  }

  private async readableSkills(tx: Tx, caller: KeyCaller, orders: readonly CommandOrder[]): Promise<Set<string>> {
    const readable = new Set<string>();
    for (const skill of new Set(orders.map((order) => order.caseSkill))) {
      if (await this.access.mayRead(tx, caller, skill)) readable.add(skill);
    }
    return readable;
  }

  async list(
    platformId: string,
    { state, after, limit }: RestrictionsQueryDto,
  ): Promise<Page<RestrictionView> & { asOf: Date }> {
    const [lastId] = readPageKey(after, ['id']) ?? [];
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

function withoutPlace<Order extends CommandOrder>(order: Order): Order {
  return { ...order, subject: { ...order.subject, contentId: null, locations: [] } };
}
