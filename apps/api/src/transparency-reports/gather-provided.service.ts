import { Injectable } from '@nestjs/common';
import { AutomationAccuracy } from '../automation-accuracy/index.js';
import type { Tx } from '../infrastructure/database/tx.js';
import { ActiveRecipientsRepository, type StoredMonth } from './active-recipients.repository.js';
import { averageOver, missingMonths, monthsOf } from './active-recipients.rules.js';
import { type CountedInput, countedOf, latestOf, type Provided } from './provided.js';
import { ProvidedRepository } from './provided.repository.js';
import type { AskedPeriod } from './report-scope.js';

export interface GatheredInputs {
  readonly provided: Provided;
  /** Those that were entered and count. */
  readonly inputs: readonly CountedInput[];
  /** Months of the period of which nobody entered the active recipients, when some were entered; `YYYY-MM`. */
  readonly missingMonths: readonly string[];
}

/** All that a report holds besides counted facts: what was entered, and what second review found. */
@Injectable()
export class GatherProvidedService {
  constructor(
    private readonly entries: ProvidedRepository,
    private readonly months: ActiveRecipientsRepository,
    private readonly accuracy: AutomationAccuracy,
  ) {}

  /**
   * In the caller's transaction. Active recipients are the average of the months when all are entered; else what was entered for the
   * period as a whole, if anything.
   */
  async of(tx: Tx, asked: AskedPeriod): Promise<GatheredInputs> {
    const entries = await this.entries.list(tx, asked);
    const provided = latestOf(entries);
    const months = monthsOf(asked.from, asked.to) ?? [];
    const entered = months.length > 0 ? await this.months.latest(tx, asked.platformId, months[0]!, months.at(-1)!) : [];
    const average = averageOver(months, entered);
    return {
      provided: {
        ...provided,
        activeRecipients: average ?? provided.activeRecipients,
        accuracy: await this.accuracy.reviewedIn(tx, asked.platformId, asked),
      },
      inputs: [
        ...countedOf(entries).filter(({ kind }) => !(average && kind === 'active-recipients')),
        ...(average ? entered.map(ofMonth) : []),
      ],
      missingMonths: entered.length > 0 ? missingMonths(months, entered) : [],
    };
  }
}

function ofMonth({ id, month, recordedAt }: StoredMonth): CountedInput {
  return { id, kind: 'active-recipients-month', question: month, recordedAt };
}
