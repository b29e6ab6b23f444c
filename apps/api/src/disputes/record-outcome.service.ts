import { Injectable } from '@nestjs/common';
import { Audit, code, type AuditDetails } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Platforms } from '../platforms/index.js';
import { DisputeEventsRepository } from './dispute-events.repository.js';
import { disputeStepRefused } from './dispute.problems.js';
import { callsForReversal, feesFaults, instantFaults } from './dispute.rules.js';
import type { DisputeOutcome, Fees } from './dispute.js';
import { DisputesRepository } from './disputes.repository.js';
import { OutcomesRepository } from './outcomes.repository.js';
import { TakeStepService } from './take-step.service.js';
import { TellPlatformService } from './tell-platform.service.js';

export interface NewOutcome {
  readonly outcome: DisputeOutcome;
  /** Of an omitted one: when the body closed it. */
  readonly decidedAt: Date;
  /** To us; now when left out. */
  readonly notifiedAt?: Date;
  /** What the body gave as its reasons. */
  readonly summary?: string;
  readonly fees?: Fees;
}

/** Records what the body decided, and what it cost (Art. 21(4), 21(5)). */
@Injectable()
export class RecordOutcomeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly steps: TakeStepService,
    private readonly disputes: DisputesRepository,
    private readonly outcomes: OutcomesRepository,
    private readonly events: DisputeEventsRepository,
    private readonly platforms: Platforms,
    private readonly platform: TellPlatformService,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /** Problems: `not-found`, `dispute-step-refused`, `invalid-input`. */
  async record(by: StaffCaller, id: string, { outcome, decidedAt, summary, fees, ...told }: NewOutcome): Promise<void> {
    const { platformId, staffId } = by;
    const profile = await this.platforms.byId(platformId);
    return this.steps.take(by, id, outcome === 'omitted' ? 'withdraw' : 'decide', async (tx, dispute, now) => {
      const notifiedAt = told.notifiedAt ?? now;
      const faults = [
        ...instantFaults('#/decidedAt', decidedAt, dispute.receivedByBodyAt, 'the receipt by the body', now),
        ...instantFaults('#/notifiedAt', notifiedAt, decidedAt, 'the decision of the body', now),
        ...(fees ? feesFaults(outcome, fees, '#/fees') : []),
      ];
      if (faults.length > 0) throw invalidInput(faults);
      const sealed = summary?.trim()
        ? this.texts.prepare({ platformId, kind: 'dispute-outcome', text: summary })
        : null;
      if (sealed) await this.texts.insertMany(tx, [sealed], now);
      await this.outcomes.insert(tx, dispute, {
        outcome,
        decidedAt,
        notifiedAt,
        staffId,
        textId: sealed?.id ?? null,
        textHash: sealed?.saltedHash ?? null,
        recordedAt: now,
      });
      if (fees) await this.outcomes.insertFees(tx, dispute, { ...fees, outcome, staffId, recordedAt: now });
      if (!callsForReversal(outcome)) await this.platform.tell(tx, profile, 'dispute.ended', dispute, notifiedAt);
      return {
        event: { kind: outcome === 'omitted' ? 'withdrawn' : 'decided', occurredAt: notifiedAt },
        changes: { closedAt: notifiedAt },
        article: '21(4)',
        details: { outcome: code(outcome), decidedAt, ...(fees && feesDetails(fees)) },
      };
    });
  }

  /** What it cost, when the invoice comes after the outcome; once. Problems: `not-found`, `dispute-step-refused`, `invalid-input`. */
  recordFees({ platformId, staffId }: StaffCaller, id: string, fees: Fees): Promise<void> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const dispute = await this.disputes.lock(tx, platformId, id);
      if (!dispute) throw notFound();
      const outcome = await this.outcomeWithoutFees(tx, platformId, id);
      if (!outcome)
        throw disputeStepRefused(dispute.state, 'fees', 'Fees are recorded once, with the outcome or after it.');
      const faults = feesFaults(outcome, fees, '#');
      if (faults.length > 0) throw invalidInput(faults);
      await this.outcomes.insertFees(tx, dispute, { ...fees, outcome, staffId, recordedAt: now });
      await this.events.insert(tx, dispute, { kind: 'fees-recorded', staffId, occurredAt: now, recordedAt: now });
      await this.audit.append(tx, [
        {
          platformId,
          action: 'dispute.fees-recorded',
          article: '21(5)',
          entityKind: 'dispute',
          entityId: id,
          details: feesDetails(fees),
        },
      ]);
    });
  }

  private async outcomeWithoutFees(tx: Tx, platformId: string, id: string): Promise<DisputeOutcome | undefined> {
    const outcome = await this.outcomes.of(tx, platformId, id);
    return (await this.outcomes.feesOf(tx, platformId, id)) ? undefined : outcome?.outcome;
  }
}

function feesDetails(fees: Fees): AuditDetails {
  return {
    currency: code(fees.currency),
    feesCents: fees.feesCents,
    borneByProvider: fees.borneByProvider,
    expensesCents: fees.expensesCents,
    badFaith: fees.badFaith,
  };
}
