import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import { Staff } from '../staff/index.js';
import type { CaseCause } from './case.rules.js';
import { CaseEventsRepository } from './case-events.repository.js';
import { CasesRepository, type Case } from './cases.repository.js';
import { ClaimsRepository } from './claims.repository.js';
import {
  ClosingCasesRepository,
  type AnsweredItems,
  type AskedOfNextCase,
  type Subject,
} from './closing-cases.repository.js';
import { JoiningCasesRepository } from './joining-cases.repository.js';
import { priorityOf, urgentAt, type Priority } from './priority.rules.js';
import { lanesOf } from './lane.rules.js';
import { leaseLost } from './review.problems.js';
import { PausedCasesQuery } from './paused-cases.query.js';
import { isSnapshot } from './seen-through.rules.js';

export interface ClosingCase {
  platformId: string;
  caseId: string;
  staffId: string;
  /** The token that came with the case: items that arrived after it are not answered, they move to a new case. */
  seenThrough: string;
  now: Date;
}

export interface ClosedCase {
  caseId: string;
  claimId: string;
  subject: Subject;
  language: string;
  openedAt: Date;
  /** The decision answers an order, or notices under Art. 16, or neither: then it is the provider's own initiative. */
  cause: CaseCause;
  items: AnsweredItems;
}

/** The review's part in a decision (Art. 16(5), (6)): who holds the case closes it, and each item ends in exactly one case. */
@Injectable()
export class CloseCaseService {
  constructor(
    private readonly cases: CasesRepository,
    private readonly claims: ClaimsRepository,
    private readonly closing: ClosingCasesRepository,
    private readonly joining: JoiningCasesRepository,
    private readonly paused: PausedCasesQuery,
    private readonly events: CaseEventsRepository,
    private readonly staff: Staff,
    private readonly audit: Audit,
  ) {}

  /** Throws `lease-lost` when the moderator holds no live claim, or lacks the skill that the case asks for by now; nothing is written then. */
  async close(tx: Tx, closing: ClosingCase): Promise<ClosedCase> {
    const { platformId, caseId, staffId, seenThrough, now } = closing;
    if (!(await this.wasSeen(tx, seenThrough))) {
      throw invalidInput([{ pointer: '#/seenThrough', detail: 'must be the value that came with the case' }]);
    }
    const found = await this.cases.lock(tx, platformId, caseId);
    if (!found) throw notFound();
    const { laneSkills } = lanesOf(await this.staff.byId(tx, platformId, staffId));
    const claim = await this.claims.liveClaim(tx, platformId, caseId, staffId, now);
    if (!claim || !laneSkills.includes(found.skill)) throw leaseLost(caseId);
    if (!(await this.cases.move(tx, found, 'decide', { decidedAt: now }))) throw leaseLost(caseId);
    await this.claims.end(tx, platformId, claim.id, 'decided', now);
    await this.moveUnseen(tx, found, seenThrough, now);
    const items = await this.closing.answeredItems(tx, platformId, caseId);
    const hasOrder = await this.closing.hasOrder(tx, platformId, caseId);
    return {
      caseId,
      claimId: claim.id,
      subject: await this.closing.subject(tx, platformId, found.subjectId),
      language: found.language,
      openedAt: found.openedAt,
      cause: hasOrder ? 'order' : items.hasNotice ? 'notice' : 'own-initiative',
      items,
    };
  }

  async wasSeen(tx: Tx, seenThrough: string): Promise<boolean> {
    return isSnapshot(seenThrough) && (await this.closing.wasTaken(tx, seenThrough));
  }

  /** Says which decision answered the items of a case. */
  async markAnswered(tx: Tx, platformId: string, caseId: string, decisionId: string): Promise<void> {
    await this.closing.markAnswered(tx, platformId, caseId, decisionId);
  }

  private async moveUnseen(tx: Tx, decided: Case, seenThrough: string, now: Date): Promise<void> {
    const { platformId } = decided;
    const unseen = await this.closing.unseenItems(tx, platformId, decided.id, seenThrough);
    if (unseen.length === 0) return;
    const asked = await this.closing.askedBy(tx, platformId, unseen);
    const { dueAt, receivedAt } = asked;
    const priority = priorityOfNext(decided, asked);
    const [next] = await this.joining.openCases(
      tx,
      [
        {
          ...decided,
          cause: asked.hasOrder ? 'order' : 'notice',
          priority,
          dueAt,
          urgentAt: urgentAt(dueAt, priority),
          firstLookDueAt: firstLookOfNext(decided, receivedAt),
          receivedAt,
          pausedUntil: await this.paused.pausedUntil(tx, platformId, unseen, now),
          followsCaseId: decided.id,
        },
      ],
      now,
    );
    await this.closing.moveItems(tx, platformId, unseen, next!.id);
    await this.events.insert(tx, { platformId, caseId: next!.id, kind: 'items-moved', occurredAt: now });
    await this.audit.append(tx, [
      {
        platformId,
        action: 'case.items-moved',
        article: '16(6)',
        entityKind: 'case',
        entityId: next!.id,
        details: { from: code(decided.id), items: unseen.length },
      },
    ]);
  }
}

/** An order takes its tier with it; what is left when it was decided goes on by the tier of its notices. */
function priorityOfNext(decided: Case, asked: AskedOfNextCase): Priority {
  if (asked.hasOrder) return 'order';
  return decided.priority === 'order' ? priorityOf({ ...asked, keyword: null }) : decided.priority;
}

/** The items that move on wait for a look of their own, for as long as those of the decided case could. */
function firstLookOfNext({ firstLookDueAt, openedAt }: Case, receivedAt: Date): Date | null {
  return firstLookDueAt && new Date(receivedAt.getTime() + firstLookDueAt.getTime() - openedAt.getTime());
}
