import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { type Caller, callerMay, type StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { forbidden, notFound } from '../infrastructure/problem/index.js';
import { pageKey, pageOf, readPageKey, type Page } from '../infrastructure/validation/index.js';
import type { PageEvent, PageRow, PageState } from './page.js';
import { pageClosed } from './page.problems.js';
import { afterPageStep } from './page.rules.js';
import { entryOf } from './pages.js';
import { PagesRepository } from './pages.repository.js';

export interface ListedPages {
  readonly state?: PageState;
  readonly limit: number;
  readonly after?: string;
}

/** What people do with the pages that reach them. */
@Injectable()
export class AnswerPageService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly pages: PagesRepository,
  ) {}

  /**
   * Whoever was paged, or oversees, takes the matter on: nobody else is paged. Again by the same person changes nothing. Problems:
   * `not-found`, also for confidential pages of others; `forbidden` for who was not paged; `page-closed`.
   */
  acknowledge(caller: StaffCaller, id: string): Promise<PageRow> {
    return this.db.transaction(async (tx) => {
      const { platformId, staffId } = caller;
      const page = await this.pages.lock(tx, platformId, id);
      if (!page || !maySee(caller, page)) throw notFound();
      if (page.closedBy === staffId) return page;
      const isPaged = callerMay(caller, 'review:oversee') || (await this.pages.wasPaged(tx, page, staffId));
      if (!isPaged) throw forbidden('Only a person who was paged may acknowledge the page, or one who oversees.');
      const state = afterPageStep(page.state, 'acknowledge');
      if (!state) throw pageClosed(page.state);
      const now = this.clock.now();
      await this.pages.close(tx, page, { state, closedBy: staffId, now });
      await this.pages.insertEvent(tx, page, { kind: 'acknowledged', staffId, now });
      await this.audit.append(tx, [entryOf(page, 'page.acknowledged')]);
      return { ...page, state, closedBy: staffId, closedAt: now };
    });
  }

  /** Problem: `not-found`, also for confidential pages of others. */
  show(caller: Caller, platformId: string, id: string): Promise<{ page: PageRow; events: PageEvent[] }> {
    return this.db.read(async (tx: Tx) => {
      const page = await this.pages.find(tx, platformId, id);
      if (!page || !maySee(caller, page)) throw notFound();
      return { page, events: await this.pages.eventsOf(tx, platformId, id) };
    });
  }

  /** The newest first. */
  async list(caller: Caller, platformId: string, { state, limit, after }: ListedPages): Promise<Page<PageRow>> {
    const [before] = readPageKey(after, ['id']) ?? [];
    const confidentialToo = callerMay(caller, 'suspicion:read');
    const rows = await this.db.read((tx) =>
      this.pages.list(tx, platformId, { state, confidentialToo, before, limit: limit + 1 }),
    );
    return pageOf(rows, limit, ({ id }) => pageKey(id));
  }
}

function maySee(caller: Caller, { confidential }: PageRow): boolean {
  return !confidential || callerMay(caller, 'suspicion:read');
}
