import { Injectable } from '@nestjs/common';
import { Audit, code, type NewAuditEntry } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { Staff } from '../staff/index.js';
import { handOverHours, holdDaysAtMost, type CaseMove } from './case.rules.js';
import { CaseEventsRepository, type NewCaseEvent } from './case-events.repository.js';
import { CasesRepository, type Case, type CaseChange } from './cases.repository.js';
import { InterestsRepository } from './interests.repository.js';
import { ClaimsRepository, type ClaimEnd } from './claims.repository.js';
import { laneOfSeniors, laneOfStaff, lanesOf, laneWithoutStaff } from './lane.rules.js';
import { leaseLost } from './review.problems.js';

export interface LeavingCase {
  platformId: string;
  caseId: string;
  staffId: string;
}

/** What a way of leaving changes in the case, and what is put on record. */
interface Leaving {
  change?: CaseChange;
  event?: Pick<NewCaseEvent, 'kind' | 'reason' | 'toStaffId' | 'until'>;
}

/** The ways in which a moderator gives a case away undecided. All of them end the claim; all but a release say why. */
@Injectable()
export class LeaveCaseService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cases: CasesRepository,
    private readonly claims: ClaimsRepository,
    private readonly events: CaseEventsRepository,
    private readonly staff: Staff,
    private readonly interests: InterestsRepository,
    private readonly audit: Audit,
  ) {}

  /** Back into its lane, for whoever claims next. */
  release(leaving: LeavingCase): Promise<void> {
    return this.leave(leaving, 'release', 'released', (_tx, found) => ({
      change: { laneSkill: laneWithoutStaff(found) },
    }));
  }

  /** Out of the queue until a day; its due time stands (a pause is an interval, never an edit of the start). */
  hold(leaving: LeavingCase, reason: string, until: Date): Promise<void> {
    const now = this.clock.now();
    const latest = new Date(now.getTime() + holdDaysAtMost * 86_400_000);
    if (until <= now || until > latest) {
      const detail = `must be after now and at most ${holdDaysAtMost} days ahead`;
      throw invalidInput([{ pointer: '#/until', detail }]);
    }
    return this.leave(leaving, 'hold', 'held', (_tx, found) => ({
      change: { heldUntil: until, laneSkill: laneWithoutStaff(found) },
      event: { kind: 'held', reason, until },
    }));
  }

  /** To a named moderator, who alone is given it for `handOverHours`; then it goes back into its lane. */
  handOver(leaving: LeavingCase, reason: string, toStaffId: string): Promise<void> {
    const until = new Date(this.clock.now().getTime() + handOverHours * 3_600_000);
    return this.leave(leaving, 'hand-over', 'handed-over', async (tx, found) => {
      const to = await this.staff.find(tx, leaving.platformId, toStaffId);
      const lanes = to && lanesOf(to);
      if (!lanes?.languages.includes(found.language) || !lanes.laneSkills.includes(found.skill)) {
        const detail = 'must be a moderator of the platform with the language and the skill of the case';
        throw invalidInput([{ pointer: '#/to', detail }]);
      }
      if (await this.interests.isInterested(tx, leaving.platformId, toStaffId, leaving.caseId)) {
        const detail = 'must not be a moderator who declared an interest in the case';
        throw invalidInput([{ pointer: '#/to', detail }]);
      }
      return {
        change: { laneSkill: laneOfStaff(toStaffId), assignedUntil: until },
        event: { kind: 'handed-over', reason, toStaffId, until },
      };
    });
  }

  /** To the senior moderators. */
  escalate(leaving: LeavingCase, reason: string): Promise<void> {
    return this.leave(leaving, 'escalate', 'escalated', (_tx, found) => ({
      change: { laneSkill: laneOfSeniors(found.skill) },
      event: { kind: 'escalated', reason },
    }));
  }

  private leave(
    { platformId, caseId, staffId }: LeavingCase,
    move: CaseMove,
    end: ClaimEnd,
    how: (tx: Tx, found: Case) => Leaving | Promise<Leaving>,
  ): Promise<void> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const [found, claim] = await Promise.all([
        this.cases.lock(tx, platformId, caseId),
        this.claims.liveClaim(tx, platformId, caseId, staffId, now),
      ]);
      if (!found || !claim) throw leaseLost(caseId);
      const { change, event } = await how(tx, found);
      const [isMoved] = await Promise.all([
        this.cases.move(tx, found, move, change),
        this.claims.end(tx, platformId, claim.id, end, now),
        this.audit.append(tx, [leftBy(end, { platformId, caseId }, event)]),
      ]);
      if (!isMoved) throw leaseLost(caseId);
      if (event) await this.events.insert(tx, { platformId, caseId, staffId, occurredAt: now, ...event });
    });
  }
}

function leftBy(
  end: ClaimEnd,
  { platformId, caseId }: Pick<LeavingCase, 'platformId' | 'caseId'>,
  event: Leaving['event'],
): NewAuditEntry {
  return {
    platformId,
    action: `case.${end}`,
    article: '16(6)',
    entityKind: 'case',
    entityId: caseId,
    details: {
      ...(event?.toStaffId && { to: code(event.toStaffId) }),
      ...(event?.until && { until: event.until }),
    },
  };
}
