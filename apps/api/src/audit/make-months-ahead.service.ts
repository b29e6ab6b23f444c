import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { AuditMonthsRepository } from './audit-months.repository.js';

export const auditMonthsSweep = 'make-audit-months';
const everySeconds = 6 * 3_600;

/** So many months after the current one: a worker that stands still for weeks leaves no gap. */
export const monthsAhead = 2;

/** Keeps a partition of the audit log ready for the months to come; an entry of any other month lies in the one for the rest. */
@Injectable()
export class MakeMonthsAheadService implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly months: AuditMonthsRepository,
  ) {}

  onModuleInit(): void {
    this.handlers.every(auditMonthsSweep, everySeconds, () => this.makeAhead());
  }

  private async makeAhead(): Promise<void> {
    const now = this.clock.now();
    for (let ahead = 0; ahead <= monthsAhead; ahead++) {
      const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
      await this.months.make(first.toISOString().slice(0, 10));
    }
  }
}
