import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/database.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/page.js';
import type { ContactPoint, ResponseTarget, TierInterval } from './platform.js';
import { PlatformsRepository } from './platforms.repository.js';
import { TermsClausesRepository, type TermsClause } from './terms-clauses.repository.js';

/** What a platform was, is and will be. */
@Injectable()
export class ListDetailsService {
  constructor(
    private readonly db: Database,
    private readonly platforms: PlatformsRepository,
    private readonly clauses: TermsClausesRepository,
  ) {}

  tiers(platformId: string): Promise<TierInterval[]> {
    return this.db.read((tx) => this.platforms.tiers(tx, platformId));
  }

  contactPoints(platformId: string): Promise<ContactPoint[]> {
    return this.db.read((tx) => this.platforms.contactPoints(tx, platformId));
  }

  targets(platformId: string): Promise<ResponseTarget[]> {
    return this.db.read((tx) => this.platforms.targets(tx, platformId));
  }

  async termsClauses(platformId: string, { limit, after }: PageQuery): Promise<Page<TermsClause>> {
    const [code = '', version = '0'] = readPageKey(after, 2) ?? [];
    if (!/^\d{1,9}$/.test(version)) {
      throw invalidInput([{ in: 'query', pointer: '#/after', detail: 'must be the next of a page' }]);
    }
    const rows = await this.db.read((tx) => this.clauses.page(tx, platformId, [code, Number(version)], limit + 1));
    return pageOf(rows, limit, (clause) => pageKey(clause.code, clause.version));
  }
}
