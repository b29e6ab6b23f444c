import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/database.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { dayOf, Platforms } from '../platforms/index.js';
import { ActiveRecipientsRepository, type StoredMonth } from './active-recipients.repository.js';
import { averageOver, missingMonths, monthsBefore, type RecipientsOfMonth } from './active-recipients.rules.js';
import type { ProvidedRecipients } from './provided.js';
import { recipientFaults } from './provided.rules.js';
import type { EnteringCaller } from './provided.repository.js';

/** Art. 24(2): the average is one over the past six months. */
export const averagedMonths = 6;

/** What an online platform publishes at least every six months (Art. 24(2)), and what it rests on. */
export interface RecentRecipients {
  /** The months averaged, oldest first, `YYYY-MM`. */
  readonly months: readonly string[];
  readonly missing: readonly string[];
  /** Null while a month is missing. */
  readonly average: ProvidedRecipients | null;
  readonly entered: readonly StoredMonth[];
}

/** Keeps the active recipients of each month; a later entry takes the place of an earlier one, which stays on record. */
@Injectable()
export class ProvideMonthService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly months: ActiveRecipientsRepository,
    private readonly audit: Audit,
  ) {}

  /** Problem: `invalid-input`, for a month that is not over too. */
  async provide(platformId: string, entry: RecipientsOfMonth, by: EnteringCaller): Promise<StoredMonth> {
    const now = this.clock.now();
    if (entry.month >= (await this.monthOf(platformId, now))) {
      throw invalidInput([{ in: 'path', pointer: '#/month', detail: 'must be a month that is over' }]);
    }
    const faults = recipientFaults(entry);
    if (faults.length > 0) throw invalidInput(faults);
    return this.db.transaction(async (tx) => {
      const id = await this.months.insert(tx, platformId, entry, by, now);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'report.month-provided',
          article: '24(2), 42(3)',
          entityKind: 'active-recipients-month',
          entityId: id,
          details: { month: code(entry.month), total: entry.total },
        },
      ]);
      return { ...entry, id, enteredBy: by.staffId, recordedAt: now };
    });
  }

  /** The average over the six months before the current one of the platform's zone. */
  async recent(platformId: string): Promise<RecentRecipients> {
    const months = monthsBefore(await this.monthOf(platformId, this.clock.now()), averagedMonths);
    const entered = await this.db.read((tx) => this.months.latest(tx, platformId, months[0]!, months.at(-1)!));
    return { months, missing: missingMonths(months, entered), average: averageOver(months, entered), entered };
  }

  private async monthOf(platformId: string, now: Date): Promise<string> {
    const { timeZone } = await this.platforms.byId(platformId);
    return dayOf(now, timeZone).slice(0, 7);
  }
}
