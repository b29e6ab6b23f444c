import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { PlatformProfile, TargetScope } from '../platforms/index.js';
import { channelOf, commandDueAt, planRestrictions, restrictionAfter } from './enforcement.rules.js';
import type { Restriction, RestrictionTerms } from './restriction.js';
import { RestrictionsRepository } from './restrictions.repository.js';
import { ReviseRestrictionService, type Revision } from './revise-restriction.service.js';

export interface EnforcedDecision {
  readonly profile: PlatformProfile;
  readonly decisionId: string;
  /** The decisions that this one supersedes, all of them; [] for the first on a case. */
  readonly supersedes: readonly string[];
  readonly subjectId: string;
  readonly restrictions: readonly RestrictionTerms[];
  /** What the due time depends on. */
  readonly scope: TargetScope;
  /** When an order of an authority wants it done, which may be sooner; null when none does. */
  readonly orderDueAt: Date | null;
  readonly decidedAt: Date;
}

/** Brings what is in force in line with a decision: keeps, changes, lifts, imposes (Art. 17(1)). */
@Injectable()
export class EnforceRestrictionsService {
  constructor(
    private readonly restrictions: RestrictionsRepository,
    private readonly revisions: ReviseRestrictionService,
  ) {}

  /** In the decision's transaction, after the decision and its statement are written. */
  async enforce(tx: Tx, decision: EnforcedDecision): Promise<void> {
    const { profile, decisionId, decidedAt } = decision;
    const current =
      decision.supersedes.length > 0 ? await this.restrictions.lockInForce(tx, profile.id, decision.supersedes) : [];
    const plan = planRestrictions(current, decision.restrictions);
    const common = {
      causeDecisionId: decisionId,
      channel: channelOf(profile),
      dueAt: soonest(commandDueAt(profile.targets, decision.scope, decidedAt), decision),
      occurredAt: decidedAt,
      recordedAt: decidedAt,
    };
    const revisions: Revision[] = [
      ...plan.lifted.map((restriction) => ({
        ...common,
        kind: 'lifted' as const,
        restriction: revised(restriction, 'lift'),
      })),
      ...plan.changed.map(({ restriction, terms }) => ({
        ...common,
        kind: 'changed' as const,
        restriction: { ...revised(restriction, 'change'), ...terms },
      })),
      ...plan.imposed.map((terms) => ({ ...common, kind: 'imposed' as const, restriction: imposed(decision, terms) })),
    ];
    for (const revision of revisions) await this.revisions.revise(tx, revision);
  }
}

/** What an order leaves, where that is less; an order that is overdue already leaves nothing. */
function soonest(targetDueAt: Date, { orderDueAt, decidedAt }: EnforcedDecision): Date {
  if (orderDueAt === null || orderDueAt >= targetDueAt) return targetDueAt;
  return orderDueAt > decidedAt ? orderDueAt : decidedAt;
}

function revised(restriction: Restriction, move: 'lift' | 'change'): Restriction {
  return { ...restriction, state: restrictionAfter(restriction.state, move)!, revision: restriction.revision + 1 };
}

function imposed(
  { profile, decisionId, subjectId, decidedAt }: EnforcedDecision,
  terms: RestrictionTerms,
): Restriction {
  return {
    ...terms,
    platformId: profile.id,
    id: newId(),
    decisionId,
    subjectId,
    state: 'imposed',
    revision: 1,
    imposedAt: decidedAt,
    inEffectAt: null,
  };
}
