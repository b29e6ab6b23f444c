import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { ComplaintCasesRepository } from './complaint-cases.repository.js';

/** Takes up what a party complained of while its complaints were suspended, when the suspension ends early (Art. 23(2)). */
@Injectable()
export class ResumeComplaintsService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cases: ComplaintCasesRepository,
    private readonly audit: Audit,
    private readonly jobs: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.jobs.register('resume-paused-complaints', ({ platformId, partyId }) => this.resume(platformId, partyId));
  }

  private async resume(platformId: string, partyId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const resumed = await this.cases.resume(tx, platformId, partyId, this.clock.now());
      await this.audit.append(
        tx,
        resumed.map((complaintId) => ({
          platformId,
          action: 'complaint.resumed',
          article: '20(4)',
          entityKind: 'complaint',
          entityId: complaintId,
        })),
      );
    });
  }
}
