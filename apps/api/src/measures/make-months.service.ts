import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Log } from '../infrastructure/logging/index.js';
import { MonthsRepository } from './months.repository.js';

export const makeMonthsSweep = 'measure-months';
const everySeconds = 3_600;
const monthsAhead = 2;

/** Makes the partitions in which measures lie, one a month: ahead by a sweep, and on demand for late measures. */
@Injectable()
export class MakeMonthsService implements OnModuleInit {
  /** `YYYY-MM`; partitions are never taken away while a program runs. */
  private readonly there = new Set<string>();

  constructor(
    private readonly clock: Clock,
    private readonly db: Database,
    private readonly handlers: JobHandlers,
    private readonly months: MonthsRepository,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.handlers.every(makeMonthsSweep, everySeconds, () => this.makeAhead());
  }

  /** This month and the next two. */
  async makeAhead(): Promise<void> {
    const now = this.clock.now();
    const first = (ahead: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
    const days = Array.from({ length: monthsAhead + 1 }, (_, ahead) => first(ahead).toISOString().slice(0, 10));
    await this.ensure(days);
  }

  /** Returns once every one of these days has its partition, each made in a transaction of its own: nobody waits long for it. */
  async ensure(days: Iterable<string>): Promise<void> {
    for (const month of new Set([...days].map((day) => day.slice(0, 7)))) {
      if (this.there.has(month)) continue;
      const made = await this.db.transaction((tx) => this.months.make(tx, `${month}-01`));
      if (made) this.log.info({ month }, 'Made the partition of a month of measures');
      this.there.add(month);
    }
  }
}
