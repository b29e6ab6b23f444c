import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import type { Tx } from '../infrastructure/database/tx.js';
import type { NewAuditEntry } from './audit-entry.js';
import { AuditRepository } from './audit.repository.js';

/** The append-only record of who changed what, when and by which article; nobody is exempt from it. */
@Injectable()
export class Audit {
  constructor(
    private readonly entries: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /** Writes all entries by one statement in the transaction of the changes that they tell of: neither is there without the other. */
  async append(tx: Tx, entries: readonly NewAuditEntry[]): Promise<void> {
    if (entries.length > 0) await this.entries.insertMany(tx, entries, this.clock.now());
  }
}
