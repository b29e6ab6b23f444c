import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import { Platforms, type PlatformProfile } from '../platforms/index.js';
import { DecidedCaseQuery } from './decided-case.query.js';
import type { DecisionContent } from './decision.js';
import { decisionSuperseded } from './decision.problems.js';
import { decisionFaults } from './decision.rules.js';
import { DecisionsRepository } from './decisions.repository.js';
import { statedOfMany, withCompleteFindings } from './finding.rules.js';
import { RecordDecisionService } from './record-decision.service.js';

export interface SupersedingDecision {
  readonly decisionId: string;
  readonly staffId: string;
  /** Why the earlier decision does not stand. */
  readonly reason: string;
  readonly content: DecisionContent;
  /** The order that the earlier decision rested on has ended: no mistake is corrected. */
  readonly orderHasEnded?: boolean;
  /** The content is stated of many cases: what it finds of items is left away where nobody asked. */
  readonly isOfMany?: boolean;
  readonly now: Date;
}

/** Puts a later decision in the place of an earlier one: an own mistake is corrected so, and a complaint upheld (Art. 20(4)). */
@Injectable()
export class SupersedeDecisionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly cases: DecidedCaseQuery,
    private readonly decisions: DecisionsRepository,
    private readonly recording: RecordDecisionService,
  ) {}

  /** The correction of a mistake, by whoever finds it. The id of the new decision. */
  async correct(platformId: string, correction: Omit<SupersedingDecision, 'now'>): Promise<string> {
    const profile = await this.platforms.byId(platformId);
    return this.db.transaction((tx) => this.supersede(tx, profile, { ...correction, now: this.clock.now() }));
  }

  /**
   * Informs both sides and brings the restrictions in line, in the caller's transaction. Problems: `decision-superseded`,
   * `invalid-input`, `not-found`.
   */
  async supersede(tx: Tx, profile: PlatformProfile, superseding: SupersedingDecision): Promise<string> {
    const { decisionId, staffId, reason, orderHasEnded, now } = superseding;
    const former = await this.decisions.find(tx, profile.id, decisionId);
    if (!former) throw notFound();
    const supersededById = await this.decisions.supersededBy(tx, profile.id, decisionId);
    if (supersededById) throw decisionSuperseded(supersededById);
    const facts = await this.cases.facts(tx, profile.id, former.caseId);
    const hasItems = facts.itemCount > 0;
    const content = superseding.isOfMany ? statedOfMany(superseding.content, hasItems) : superseding.content;
    const decision = withCompleteFindings(content, hasItems);
    const faults = decisionFaults(decision, profile, now);
    if (faults.length > 0) throw invalidInput(faults);
    return this.recording.record(tx, {
      profile,
      content: decision,
      staffId,
      now,
      case: {
        id: former.caseId,
        claimId: former.claimId,
        subject: facts.subject,
        openedFor: facts.openedFor,
        itemCount: facts.itemCount,
        primaryItemId: former.primaryItemId,
        source: former.source,
      },
      supersedes: { id: former.id, chain: await this.decisions.chain(tx, profile.id, former.id), reason },
      orderHasEnded,
      recipientWasTold: former.outcome === 'restrict',
    });
  }
}
