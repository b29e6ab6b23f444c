import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import type { Tx } from '../infrastructure/database/tx.js';
import { PlatformsRepository } from './platforms.repository.js';
import { TermsClausesRepository, type TermsClause } from './terms-clauses.repository.js';
import { dayOf } from './tier.rules.js';

export type { TermsClause } from './terms-clauses.repository.js';

/** The catalogue of clauses that a restriction may be grounded on (Art. 14(1), 17(3)(e)). */
@Injectable()
export class TermsClauses {
  constructor(
    private readonly clock: Clock,
    private readonly platforms: PlatformsRepository,
    private readonly clauses: TermsClausesRepository,
  ) {}

  /** This version of the clause, or without one the version in force today in the platform's zone; null when there is none. */
  async find(tx: Tx, platformId: string, code: string, version?: number): Promise<TermsClause | null> {
    if (version !== undefined) return this.clauses.version(tx, platformId, code, version);
    return this.inForceAt(tx, platformId, code, this.clock.now());
  }

  /** The version of the clause that was in force on the day of this instant, in the platform's zone; null when there was none. */
  async inForceAt(tx: Tx, platformId: string, code: string, at: Date): Promise<TermsClause | null> {
    const timeZone = await this.platforms.timeZoneOf(tx, platformId);
    return this.clauses.inForce(tx, platformId, code, dayOf(at, timeZone));
  }

  /** Every clause in the version in force today in the platform's zone, by code. */
  async allInForce(tx: Tx, platformId: string): Promise<TermsClause[]> {
    const timeZone = await this.platforms.timeZoneOf(tx, platformId);
    return this.clauses.allInForce(tx, platformId, dayOf(this.clock.now(), timeZone));
  }

  /** The clause version with this id, or null. */
  byId(tx: Tx, platformId: string, id: string): Promise<TermsClause | null> {
    return this.clauses.byId(tx, platformId, id);
  }
}
