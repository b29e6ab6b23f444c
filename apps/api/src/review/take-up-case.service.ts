import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { Staff } from '../staff/index.js';
import { CaseEventsRepository } from './case-events.repository.js';
import { CasesRepository } from './cases.repository.js';
import { staffInterested } from './interest.problems.js';
import { InterestsRepository } from './interests.repository.js';
import { lanesOf } from './lane.rules.js';
import type { LeavingCase } from './leave-case.service.js';
import { ResumeCaseService } from './resume-case.service.js';
import { caseNotHeld } from './review.problems.js';

/** Puts a case that is on hold back into the queue before its day, because what it waited for has come, or need not be waited for. */
@Injectable()
export class TakeUpCaseService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cases: CasesRepository,
    private readonly resuming: ResumeCaseService,
    private readonly events: CaseEventsRepository,
    private readonly interests: InterestsRepository,
    private readonly staff: Staff,
    private readonly audit: Audit,
  ) {}

  /**
   * A moderator's hold leaves the due time where it is; what waited for a suspended sender's time (Art. 23(2)) is due as long from now
   * as from a receipt. Problems: `not-found`, `case-not-held`, `staff-interested`.
   */
  takeUp({ platformId, caseId, staffId }: LeavingCase, reason: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const found = await this.cases.lock(tx, platformId, caseId);
      const { laneSkills } = lanesOf(await this.staff.byId(tx, platformId, staffId));
      if (!found || !laneSkills.includes(found.skill)) throw notFound();
      if (found.state !== 'held') throw caseNotHeld(found.state);
      if (await this.interests.isInterested(tx, platformId, staffId, caseId)) throw staffInterested();
      if (found.paused) {
        await this.resuming.resume(tx, platformId, caseId, { by: { staffId, reason } });
        return;
      }
      await this.cases.move(tx, found, 'resume');
      const event = { platformId, caseId, kind: 'resumed', staffId, reason, occurredAt: this.clock.now() } as const;
      await this.events.insert(tx, event);
      await this.audit.append(tx, [
        { platformId, action: 'case.resumed', article: '16(6)', entityKind: 'case', entityId: caseId },
      ]);
    });
  }
}
