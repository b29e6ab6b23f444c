import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Platforms } from '../platforms/index.js';
import type { DecisionContent } from './decision.js';
import { DecisionsRepository } from './decisions.repository.js';
import { SupersedeDecisionService } from './supersede-decision.service.js';

const nothingAnyMore: DecisionContent = {
  outcome: 'no-action',
  facts: 'The order that was the only reason for the restriction has ended.',
  automation: { detection: false, decision: 'none', processing: [] },
};

/**
 * Lifts what was restricted because of an order alone, once that has ended (ORD-5): in the name of the person who recorded the end. A
 * correction that came first stays.
 */
@Injectable()
export class LiftAfterOrderService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly platforms: Platforms,
    private readonly decisions: DecisionsRepository,
    private readonly superseding: SupersedeDecisionService,
  ) {}

  onModuleInit(): void {
    this.handlers.register('lift-after-order', (payload) => this.lift(payload));
  }

  private async lift({
    platformId,
    decisionId,
    staffId,
  }: {
    platformId: string;
    decisionId: string;
    staffId: string;
  }): Promise<void> {
    const profile = await this.platforms.byId(platformId);
    await this.db.transaction(async (tx) => {
      if (await this.decisions.supersededBy(tx, platformId, decisionId)) return;
      await this.superseding.supersede(tx, profile, {
        decisionId,
        staffId,
        reason: nothingAnyMore.facts,
        content: nothingAnyMore,
        orderHasEnded: true,
        now: this.clock.now(),
      });
    });
  }
}
