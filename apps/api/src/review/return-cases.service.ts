import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { CaseEventsRepository } from './case-events.repository.js';
import { CasesRepository } from './cases.repository.js';
import { ClaimsRepository } from './claims.repository.js';

const sweepSeconds = 2;
const atMost = 500;

/** Puts cases back into the queue whose lease, hold or hand-over is over: no case is lost when a moderator walks away. */
@Injectable()
export class ReturnCasesService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cases: CasesRepository,
    private readonly claims: ClaimsRepository,
    private readonly events: CaseEventsRepository,
    private readonly audit: Audit,
    private readonly jobs: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.jobs.every('return-cases', sweepSeconds, () => this.sweep());
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      for (const { platformId, caseId } of await this.claims.expire(tx, now, atMost)) {
        await this.auditReturn(tx, platformId, caseId, 'case.claim-expired');
      }
      for (const { platformId, id } of await this.cases.resumeHeld(tx, now, atMost)) {
        await this.events.insert(tx, { platformId, caseId: id, kind: 'resumed', occurredAt: now });
        await this.auditReturn(tx, platformId, id, 'case.resumed');
      }
      for (const { platformId, id } of await this.cases.endHandOvers(tx, now, atMost)) {
        await this.events.insert(tx, { platformId, caseId: id, kind: 'hand-over-ended', occurredAt: now });
        await this.auditReturn(tx, platformId, id, 'case.hand-over-ended');
      }
    });
  }

  private async auditReturn(tx: Tx, platformId: string, caseId: string, action: string): Promise<void> {
    await this.audit.append(tx, [{ platformId, action, article: '16(6)', entityKind: 'case', entityId: caseId }]);
  }
}
