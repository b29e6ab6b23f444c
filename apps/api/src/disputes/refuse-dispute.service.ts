import { Injectable } from '@nestjs/common';
import { code } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import { instantFaults, isResolved } from './dispute.rules.js';
import type { Dispute } from './dispute.js';
import { DisputesRepository } from './disputes.repository.js';
import { TakeStepService } from './take-step.service.js';

export interface Refusal {
  /** The dispute that resolved the same information on the same grounds. */
  readonly earlierDisputeId: string;
  readonly reason: string;
  /** When the body was told; now when left out. */
  readonly refusedAt?: Date;
}

/** Refuses to engage because the same was resolved before (Art. 21(2)); the body may go on all the same. */
@Injectable()
export class RefuseDisputeService {
  constructor(
    private readonly steps: TakeStepService,
    private readonly disputes: DisputesRepository,
  ) {}

  /** Problems: `not-found`, `dispute-step-refused`, `invalid-input`. */
  refuse(by: StaffCaller, id: string, { earlierDisputeId, reason, refusedAt }: Refusal): Promise<void> {
    return this.steps.take(by, id, 'refuse', async (tx, dispute, now) => {
      const occurredAt = refusedAt ?? now;
      const faults = [
        ...instantFaults('#/refusedAt', occurredAt, dispute.notifiedAt, 'we learned of the dispute', now),
        ...(await this.earlierFaults(tx, dispute, earlierDisputeId)),
      ];
      if (faults.length > 0) throw invalidInput(faults);
      return {
        event: { kind: 'refused', earlierDisputeId, occurredAt },
        text: reason,
        changes: { repliedAt: dispute.repliedAt ?? occurredAt },
        article: '21(2)',
        details: { earlierDispute: code(earlierDisputeId) },
      };
    });
  }

  private async earlierFaults(tx: Tx, { platformId, id }: Dispute, earlierId: string): Promise<FieldError[]> {
    const pointer = '#/earlierDisputeId';
    if (earlierId === id) return [{ pointer, detail: 'must be another dispute' }];
    const earlier = await this.disputes.find(tx, platformId, earlierId);
    if (!earlier) return [{ pointer, detail: 'is no dispute of this platform' }];
    return isResolved(earlier.state) ? [] : [{ pointer, detail: 'must be one that was resolved (Art. 21(2))' }];
  }
}
