import { Injectable } from '@nestjs/common';
import type { Role } from '../infrastructure/auth/index.js';
import { Database } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import { instantOf, isId, pageKey, pageOf, readPageKey, type Page } from '../infrastructure/validation/index.js';
import type { ResponseTime } from '../platforms/index.js';
import { AskedPeriod } from './asked-period.js';
import { hiddenFrom } from './confidential.rules.js';
import type { DayPeriod } from './period.rules.js';
import { ResponseTimesQuery, type AfterFact, type FactRow, type FactSelection } from './response-times.query.js';

export interface AskedFacts {
  readonly platformId: string;
  readonly role: Role;
  readonly responseTime: ResponseTime;
  readonly period: DayPeriod;
  readonly selection: FactSelection;
  readonly limit: number;
  readonly after?: string;
}

/** Lists the facts that a figure counts, so that nobody has to believe it. */
@Injectable()
export class ListFactsService {
  constructor(
    private readonly db: Database,
    private readonly asked: AskedPeriod,
    private readonly query: ResponseTimesQuery,
  ) {}

  /** Problem: `not-found` for what is hidden from the role. */
  async list({ platformId, role, responseTime, period, selection, limit, after }: AskedFacts): Promise<Page<FactRow>> {
    if (hiddenFrom(role).includes(responseTime)) throw notFound();
    const last = lastFact(after);
    const { facts } = await this.asked.scope(platformId, period);
    const rows = await this.db.read((tx) => this.query.rows(tx, facts, responseTime, selection, last, limit + 1));
    return pageOf(rows, limit, (row) => pageKey(row.startedAtKey, row.groupId, row.factId));
  }
}

function lastFact(after: string | undefined): AfterFact | undefined {
  const parts = readPageKey(after, 3);
  if (!parts) return undefined;
  const [startedAtKey = '', groupId = '', factId = ''] = parts;
  if (!instantOf(startedAtKey) || !isId(groupId) || !isId(factId)) {
    throw invalidInput([{ in: 'query', pointer: '#/after', detail: 'must be the next of a page' }]);
  }
  return { startedAtKey, groupId, factId };
}
