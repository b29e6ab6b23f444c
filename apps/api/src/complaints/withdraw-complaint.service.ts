import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { ComplaintCasesRepository } from './complaint-cases.repository.js';
import { ComplaintDecisionsRepository } from './complaint-decisions.repository.js';
import { complaintEnded } from './complaint.problems.js';
import type { StoredComplaint } from './complaint.js';

/** Takes a complaint back for who sent it: the one end that no person here decides, and only the complainant brings about. */
@Injectable()
export class WithdrawComplaintService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cases: ComplaintCasesRepository,
    private readonly decisions: ComplaintDecisionsRepository,
    private readonly audit: Audit,
  ) {}

  /** Problem: `complaint-ended`. */
  withdraw({ platformId, id: complaintId, firstDecider, measureId }: StoredComplaint): Promise<void> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const found = (await this.cases.lock(tx, platformId, complaintId))!;
      if (!(await this.cases.move(tx, found, 'withdraw'))) throw complaintEnded(found.state);
      await this.decisions.insert(tx, {
        platformId,
        complaintId,
        id: newId(),
        outcome: 'no-decision',
        omission: 'withdrawn',
        firstDecider,
        aboutMeasure: measureId !== null,
        decidedBy: null,
        exceptionId: null,
        manifestlyUnfounded: false,
        newDecisionId: null,
        measureReversalId: null,
        imposesNewRestriction: false,
        reasonsId: null,
        reasonsHash: null,
        occurredAt: now,
        recordedAt: now,
      });
      await this.audit.append(tx, [
        { platformId, action: 'complaint.withdrawn', article: '20', entityKind: 'complaint', entityId: complaintId },
      ]);
    });
  }
}
