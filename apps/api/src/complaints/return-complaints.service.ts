import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { ComplaintCasesRepository } from './complaint-cases.repository.js';

export const returnComplaintsSweep = 'return-complaints';
const sweepSeconds = 5;
const atMost = 500;

/** Puts complaints back into the queue whose lease is over: none is lost when a moderator walks away. */
@Injectable()
export class ReturnComplaintsService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cases: ComplaintCasesRepository,
    private readonly audit: Audit,
    private readonly jobs: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.jobs.every(returnComplaintsSweep, sweepSeconds, () => this.sweep());
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const returned = await this.cases.expire(tx, now, atMost);
      await this.audit.append(
        tx,
        returned.map(({ platformId, complaintId }) => ({
          platformId,
          action: 'complaint.claim-expired',
          article: '20(6)',
          entityKind: 'complaint',
          entityId: complaintId,
        })),
      );
    });
  }
}
