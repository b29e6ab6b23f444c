import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { CaseEventsRepository } from './case-events.repository.js';
import { CasesRepository } from './cases.repository.js';
import type { RaiseCase } from './review.jobs.js';

/** A later notice that is more urgent than the case it joined (a threat to life, say) takes the case with it (TRI-3). */
@Injectable()
export class RaiseCaseService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cases: CasesRepository,
    private readonly events: CaseEventsRepository,
    private readonly audit: Audit,
    private readonly jobs: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.jobs.register('raise-case', (payload) => this.raise(payload));
  }

  async raise({ platformId, caseId, priority, urgentAt, dueAt, skill }: RaiseCase): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const to = { priority, urgentAt: new Date(urgentAt), dueAt: new Date(dueAt), skill };
      if (!(await this.cases.raise(tx, platformId, caseId, to))) return;
      await this.events.insert(tx, { platformId, caseId, kind: 'urgency-raised', occurredAt: now });
      await this.audit.append(tx, [
        {
          platformId,
          action: 'case.urgency-raised',
          article: '16(6)',
          entityKind: 'case',
          entityId: caseId,
          details: { priority: code(priority) },
        },
      ]);
    });
  }
}
