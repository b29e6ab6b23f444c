import { Injectable } from '@nestjs/common';
import type { Role } from '../infrastructure/auth/index.js';
import { Database } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { instantOf, isId, pageKey, pageOf, readPageKey, type Page } from '../infrastructure/validation/index.js';
import { Platforms } from '../platforms/index.js';
import type { Breachable } from './breach.js';
import { BreachesQuery, type BreachesFilter, type ListedBreach } from './breaches.query.js';
import { hiddenFrom } from './confidential.rules.js';
import { endOf, startOf } from './period.rules.js';

export interface AskedBreaches {
  readonly responseTime?: Breachable;
  /** Days in the platform's zone: the first one, and the first one after. */
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly after?: string;
}

/** Lists the due times that passed unmet. */
@Injectable()
export class ListBreachesService {
  constructor(
    private readonly db: Database,
    private readonly platforms: Platforms,
    private readonly query: BreachesQuery,
  ) {}

  /** Without those that are hidden from the role. */
  async list(
    platformId: string,
    role: Role,
    { responseTime, from, to, limit, after }: AskedBreaches,
  ): Promise<Page<ListedBreach>> {
    const { timeZone } = await this.platforms.byId(platformId);
    const filter = {
      responseTime,
      hidden: hiddenFrom(role),
      from: from === undefined ? undefined : startOf(from, timeZone),
      until: to === undefined ? undefined : endOf(to, timeZone),
      after: lastBreach(after),
    };
    const rows = await this.db.read((tx) => this.query.page(tx, platformId, filter, limit + 1));
    return pageOf(rows, limit, (row) => pageKey(row.dueAtKey, row.id));
  }
}

function lastBreach(after: string | undefined): BreachesFilter['after'] {
  const parts = readPageKey(after, 2);
  if (!parts) return undefined;
  const [dueAtKey = '', id = ''] = parts;
  if (!instantOf(dueAtKey) || !isId(id)) {
    throw invalidInput([{ in: 'query', pointer: '#/after', detail: 'must be the next of a page' }]);
  }
  return { dueAtKey, id };
}
