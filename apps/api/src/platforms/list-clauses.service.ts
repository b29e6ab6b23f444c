import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import { TermsClauses, type TermsClause } from './terms-clauses.js';

/** Lists what a platform's terms say by now, for whoever says that something is against them. */
@Injectable()
export class ListClausesService {
  constructor(
    private readonly db: Database,
    private readonly clauses: TermsClauses,
  ) {}

  /** Each clause in the version in force today in the platform's zone, by code. */
  inForce(platformId: string): Promise<TermsClause[]> {
    return this.db.read((tx) => this.clauses.allInForce(tx, platformId));
  }
}
