import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/database.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { moderatorFaults, recipientFaults } from './provided.rules.js';
import type { ProvidedEntry, StoredEntry } from './provided.js';
import { type EnteringCaller, ProvidedRepository } from './provided.repository.js';
import { type AskedPeriod, refuseBackwards } from './report-scope.js';

/** Keeps what the provider says for a report itself; a later entry takes the place of an earlier one, which stays on record. */
@Injectable()
export class ProvideInputService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly provided: ProvidedRepository,
    private readonly audit: Audit,
  ) {}

  /** Problem: `invalid-input`. */
  provide(period: AskedPeriod, entry: ProvidedEntry, by: EnteringCaller): Promise<StoredEntry> {
    refuseBackwards(period);
    const faults =
      entry.kind === 'moderators'
        ? moderatorFaults(entry.answer)
        : entry.kind === 'active-recipients'
          ? recipientFaults(entry.answer)
          : [];
    if (faults.length > 0) throw invalidInput(faults);
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const id = await this.provided.insert(tx, period, entry, by, now);
      await this.audit.append(tx, [
        {
          platformId: period.platformId,
          action: 'report.input-provided',
          article: entry.kind === 'text' ? '15(1)' : '42(2), (3)',
          entityKind: 'report-input',
          entityId: id,
          details: {
            kind: code(entry.kind),
            ...(entry.question === null ? {} : { question: code(entry.question) }),
            from: code(period.from),
            to: code(period.to),
          },
        },
      ]);
      return { ...entry, id, enteredBy: by.staffId, recordedAt: now };
    });
  }

  /** Everything that was entered for the period, oldest first. */
  list(period: AskedPeriod): Promise<StoredEntry[]> {
    refuseBackwards(period);
    return this.db.read((tx) => this.provided.list(tx, period));
  }
}
