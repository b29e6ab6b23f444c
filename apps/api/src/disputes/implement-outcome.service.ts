import { Injectable } from '@nestjs/common';
import { code } from '../audit/index.js';
import { SupersedeDecisionService, type DecisionContent } from '../decisions/index.js';
import { callerMay, type StaffCaller } from '../infrastructure/auth/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { forbidden, invalidInput } from '../infrastructure/problem/http.problems.js';
import { Problem } from '../infrastructure/problem/problem.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import { Platforms, type PlatformProfile } from '../platforms/index.js';
import { DisputeBodiesRepository } from './dispute-bodies.repository.js';
import { DisputedDecisionQuery } from './disputed-decision.query.js';
import { disputeStepRefused } from './dispute.problems.js';
import { callsForReversal, implementationFaults, instantFaults } from './dispute.rules.js';
import type { Dispute } from './dispute.js';
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
    private readonly platform: TellPlatformService,
  ) {}

  /** Problems: `not-found`, `forbidden`, `dispute-step-refused`, `invalid-input`, those of a correction. */
  async implement(by: StaffCaller, id: string, implementation: Implementation): Promise<void> {
    const { implemented, reason, at, decision } = implementation;
    if (decision && !callerMay(by, 'decision:correct')) {
      throw forbidden(`The role ${by.role} makes no decisions: leave it to a senior moderator.`);
    }
    const profile = await this.platforms.byId(by.platformId);
    const step = implemented ? 'implement' : 'decline';
    return this.steps.take(by, id, step, async (tx, dispute, now) => {
      const { outcome, notifiedAt } = (await this.outcomes.of(tx, by.platformId, id))!;
      if (!callsForReversal(outcome)) {
        throw disputeStepRefused(dispute.state, step, 'The body upheld the decision: nothing is to be implemented.');
      }
      const { chain } = (await this.decisions.find(tx, by.platformId, dispute.decisionId))!;
      const newest = chain.at(-1)!;
      const isSuperseded = newest !== dispute.decisionId;
      const faults = [
        ...implementationFaults({ implemented, reason, at, hasDecision: decision !== undefined, isSuperseded }),
        ...(at ? instantFaults('#/at', at, notifiedAt, 'we were told the outcome', now) : []),
      ];
      if (faults.length > 0) throw invalidInput(faults);
      const decisionId = decision
        ? await this.supersede(tx, profile, by, dispute, { decisionId: newest, content: decision, reason, now })
        : implemented && isSuperseded
          ? newest
          : null;
      await this.platform.tell(tx, profile, 'dispute.ended', dispute, at ?? now);
      return {
        event: { kind: implemented ? 'implemented' : 'not-implemented', decisionId, occurredAt: at ?? now },
        text: reason,
        article: '21(2)',
        details: { outcome: code(outcome), ...(decisionId && { decision: code(decisionId) }) },
      };
    });
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

/** A decision is a part of this request: what is wrong with it is pointed to there. */
function underDecision(error: unknown): unknown {
  if (!(error instanceof Problem) || error.slug !== invalidInput.slug) return error;
  const faults = error.members.errors as FieldError[];
  return invalidInput(faults.map((fault) => ({ ...fault, pointer: fault.pointer.replace(/^#/, '#/decision') })));
}
