import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import type { Tx } from '../infrastructure/database/index.js';
import type { Held, LegalHold } from './legal-hold.js';
import { LegalHoldsRepository } from './legal-holds.repository.js';

/** What whoever deletes asks first (AUD-7). */
@Injectable()
export class LegalHolds {
  constructor(
    private readonly clock: Clock,
    private readonly holds: LegalHoldsRepository,
  ) {}

  /** The holds in force on it, also those on a recipient, a case or a period that it belongs to; [] when it may be deleted. */
  holding(tx: Tx, platformId: string, held: Held): Promise<LegalHold[]> {
    const now = this.clock.now();
    if (held.kind === 'period') return this.holds.onPeriod(tx, platformId, now, held.from, held.to);
    if (held.kind === 'case') return this.holds.onCase(tx, platformId, now, held.id);
    return this.holds.onRecipient(tx, platformId, now, held.id);
  }
}
