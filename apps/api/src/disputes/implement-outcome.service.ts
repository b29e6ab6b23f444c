import { Injectable } from '@nestjs/common';
import { code } from '../audit/index.js';
import { SupersedeDecisionService, type DecisionContent } from '../decisions/index.js';
import { callerMay, type StaffCaller } from '../infrastructure/auth/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { forbidden, invalidInput } from '../infrastructure/problem/http.problems.js';
import { Problem } from '../infrastructure/problem/problem.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import { Measures, type MeasureKey } from '../measures/index.js';
import { Platforms, type PlatformProfile, type RestrictionType } from '../platforms/index.js';
import { DisputeBodiesRepository } from './dispute-bodies.repository.js';
import { DisputedDecisionQuery } from './disputed-decision.query.js';
import { disputeStepRefused } from './dispute.problems.js';
import { callsForReversal, implementationFaults, instantFaults, measureImplementationFaults } from './dispute.rules.js';
import type { Dispute, RecordedOutcome } from './dispute.js';
import { OutcomesRepository } from './outcomes.repository.js';
import { TakeStepService } from './take-step.service.js';
import { TellPlatformService } from './tell-platform.service.js';

export interface Implementation {
  readonly implemented: boolean;
  /** Why it is not followed, or how it was implemented without a decision. */
  readonly reason?: string;
  /** When it was implemented, or declined; now when left out. */
  readonly at?: Date;
  /** What takes the place of the disputed decision. */
  readonly decision?: DecisionContent;
  /** Of a measure that was reversed in part: what of it is lifted. */
  readonly lifts?: readonly RestrictionType[];
}

/** A dispute whose outcome is followed, or is not. */
interface Following {
  readonly profile: PlatformProfile;
  readonly by: StaffCaller;
  readonly dispute: Dispute;
  readonly told: RecordedOutcome;
  readonly implementation: Implementation;
  readonly now: Date;
}

interface CarriedOut {
  readonly decisionId?: string | null;
  readonly measureReversalId?: string | null;
}

/** Follows what a body decided, or says why not: its outcome does not bind (Art. 21(2)), and the report counts (Art. 24(1)(a)). */
@Injectable()
export class ImplementOutcomeService {
  constructor(
    private readonly platforms: Platforms,
    private readonly steps: TakeStepService,
    private readonly outcomes: OutcomesRepository,
    private readonly bodies: DisputeBodiesRepository,
    private readonly decisions: DisputedDecisionQuery,
    private readonly supersession: SupersedeDecisionService,
    private readonly measures: Measures,
    private readonly platform: TellPlatformService,
  ) {}

  /** Problems: `not-found`, `forbidden`, `dispute-step-refused`, `invalid-input`, those of a correction. */
  async implement(by: StaffCaller, id: string, implementation: Implementation): Promise<void> {
    const { implemented, decision } = implementation;
    if (decision) refuseWhoDecidesNothing(by);
    const profile = await this.platforms.byId(by.platformId);
    const step = implemented ? 'implement' : 'decline';
    return this.steps.take(by, id, step, async (tx, dispute, now) => {
      const told = (await this.outcomes.of(tx, by.platformId, id))!;
      if (!callsForReversal(told.outcome)) {
        throw disputeStepRefused(dispute.state, step, 'The body upheld the decision: nothing is to be implemented.');
      }
      const following = { profile, by, dispute, told, implementation, now };
      const carriedOut = dispute.measure
        ? await this.liftMeasure(tx, following, dispute.measure)
        : await this.replaceDecision(tx, following, dispute.decisionId!);
      const occurredAt = implementation.at ?? now;
      await this.platform.tell(tx, profile, 'dispute.ended', dispute, occurredAt);
      const { decisionId = null, measureReversalId = null } = carriedOut;
      return {
        event: { kind: implemented ? 'implemented' : 'not-implemented', decisionId, measureReversalId, occurredAt },
        text: implementation.reason,
        article: '21(2)',
        details: {
          outcome: code(told.outcome),
          ...(decisionId && { decision: code(decisionId) }),
          ...(measureReversalId && { measureReversal: code(measureReversalId) }),
        },
      };
    });
  }

  private async replaceDecision(tx: Tx, following: Following, disputedId: string): Promise<CarriedOut> {
    const { profile, by, dispute, told, implementation, now } = following;
    const { implemented, reason, at, decision, lifts } = implementation;
    const { chain } = (await this.decisions.find(tx, by.platformId, disputedId))!;
    const newest = chain.at(-1)!;
    const isSuperseded = newest !== disputedId;
    const said = { implemented, reason, at, hasDecision: decision !== undefined, hasLifts: lifts !== undefined };
    refuseFaults([...implementationFaults({ ...said, isSuperseded }), ...instantOf(at, told, now)]);
    if (decision) {
      return {
        decisionId: await this.supersede(tx, profile, by, dispute, {
          decisionId: newest,
          content: decision,
          reason,
          now,
        }),
      };
    }
    return { decisionId: implemented && isSuperseded ? newest : null };
  }

  /** Nothing takes the place of a measure: all that is left of it is lifted, or the part that is named; where nothing is left, nothing. */
  private async liftMeasure(tx: Tx, following: Following, measure: MeasureKey): Promise<CarriedOut> {
    const { profile, by, dispute, told, implementation, now } = following;
    const { implemented, reason, at, decision, lifts } = implementation;
    const { outcome } = told;
    const said = { implemented, reason, at, hasDecision: decision !== undefined, hasLifts: lifts !== undefined };
    refuseFaults([...measureImplementationFaults({ ...said, outcome }), ...instantOf(at, told, now)]);
    if (!implemented || (outcome === 'partly-reversed' && !lifts)) return {};
    refuseWhoDecidesNothing(by);
    const because = { kind: 'dispute', id: dispute.id, reference: dispute.bodyReference } as const;
    const taken = { measure, reason: because, lifts, staffId: by.staffId, now };
    const measureReversalId = await this.measures.takeBack(tx, profile, taken);
    if (measureReversalId && at) {
      refuseFaults([{ pointer: '#/at', detail: 'must be left out: the platform says when it is lifted' }]);
    }
    return { measureReversalId };
  }

  private async supersede(
    tx: Tx,
    profile: PlatformProfile,
    { staffId }: StaffCaller,
    { bodyId, bodyReference }: Dispute,
    superseding: { decisionId: string; content: DecisionContent; reason: string | undefined; now: Date },
  ): Promise<string> {
    const body = await this.bodies.find(tx, profile.id, bodyId);
    const because = `${body!.name} decided so (Art. 21), reference ${bodyReference}.`;
    const reason = superseding.reason?.trim() ? `${because} ${superseding.reason}` : because;
    try {
      return await this.supersession.supersede(tx, profile, { ...superseding, staffId, reason });
    } catch (error) {
      throw underDecision(error);
    }
  }
}

function refuseWhoDecidesNothing(by: StaffCaller): void {
  if (!callerMay(by, 'decision:correct')) {
    throw forbidden(`The role ${by.role} makes no decisions: leave it to a senior moderator.`);
  }
}

function instantOf(at: Date | undefined, { notifiedAt }: RecordedOutcome, now: Date): FieldError[] {
  return at ? instantFaults('#/at', at, notifiedAt, 'we were told the outcome', now) : [];
}

function refuseFaults(faults: readonly FieldError[]): void {
  if (faults.length > 0) throw invalidInput([...faults]);
}

/** A decision is a part of this request: what is wrong with it is pointed to there. */
function underDecision(error: unknown): unknown {
  if (!(error instanceof Problem) || error.slug !== invalidInput.slug) return error;
  const faults = error.members.errors as FieldError[];
  return invalidInput(faults.map((fault) => ({ ...fault, pointer: fault.pointer.replace(/^#/, '#/decision') })));
}
