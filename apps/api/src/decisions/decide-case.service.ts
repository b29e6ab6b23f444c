import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { Platforms, type PlatformProfile } from '../platforms/index.js';
import { Review, type ClosedCase } from '../review/index.js';
import { DecidedCaseQuery } from './decided-case.query.js';
import type { DecisionContent } from './decision.js';
import { decisionFaults, sourceOf } from './decision.rules.js';
import { statedOfMany, withCompleteFindings } from './finding.rules.js';
import { RecordDecisionService } from './record-decision.service.js';

export interface CaseDecision {
  readonly platformId: string;
  readonly caseId: string;
  readonly staffId: string;
  readonly seenThrough: string;
  readonly content: DecisionContent;
  /** The content is stated of many cases: what it finds of items is left away where nobody asked. */
  readonly isOfMany?: boolean;
}

/** Decides a case that the moderator holds (Art. 16(5), 16(6), 17): one transaction, or nothing. */
@Injectable()
export class DecideCaseService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly review: Review,
    private readonly cases: DecidedCaseQuery,
    private readonly decisions: RecordDecisionService,
  ) {}

  /** The id of the decision. Problems: `lease-lost`, `invalid-input`, `not-found`. */
  async decide(made: CaseDecision): Promise<string> {
    const profile = await this.platforms.byId(made.platformId);
    return this.db.transaction((tx) => this.decideIn(tx, profile, made, this.clock.now()));
  }

  /** The same in the caller's transaction, which a problem undoes. */
  decideIn(tx: Tx, profile: PlatformProfile, made: Omit<CaseDecision, 'platformId'>, now: Date): Promise<string> {
    const { content, isOfMany } = made;
    const contentOf = ({ items }: ClosedCase) => (isOfMany ? statedOfMany(content, items.count > 0) : content);
    return this.decideWith(tx, profile, made, contentOf, now);
  }

  /** The same with a content that follows from what the case holds once it is closed. */
  async decideWith(
    tx: Tx,
    profile: PlatformProfile,
    made: Pick<CaseDecision, 'caseId' | 'staffId' | 'seenThrough'>,
    contentOf: (closed: ClosedCase) => DecisionContent | Promise<DecisionContent>,
    now: Date,
  ): Promise<string> {
    const platformId = profile.id;
    const { caseId, staffId, seenThrough } = made;
    const closed = await this.review.closeCase(tx, { platformId, caseId, staffId, seenThrough, now });
    const decision = withCompleteFindings(await contentOf(closed), closed.items.count > 0);
    const faults = decisionFaults(decision, profile, now);
    if (faults.length > 0) throw invalidInput(faults);
    const { openedFor } = await this.cases.facts(tx, platformId, caseId);
    return this.decisions.record(tx, {
      profile,
      content: decision,
      staffId,
      now,
      case: {
        id: caseId,
        claimId: closed.claimId,
        subject: closed.subject,
        openedFor,
        itemCount: closed.items.count,
        primaryItemId: closed.items.earliest?.itemId ?? null,
        source: closed.cause === 'order' ? 'order' : sourceOf(closed.items),
      },
      supersedes: null,
      recipientWasTold: false,
    });
  }
}
