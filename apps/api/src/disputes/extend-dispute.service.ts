import { Injectable } from '@nestjs/common';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { disputeStepRefused } from './dispute.problems.js';
import { extendedDueAt, instantFaults } from './dispute.rules.js';
import { TakeStepService } from './take-step.service.js';

/** Notes that the body calls the dispute highly complex: it may then take 180 days in all (Art. 21(4)). */
@Injectable()
export class ExtendDisputeService {
  constructor(private readonly steps: TakeStepService) {}

  /** `extendedAt` is when the body said so, now when left out. Problems: `not-found`, `dispute-step-refused`, `invalid-input`. */
  extend(by: StaffCaller, id: string, { extendedAt, reason }: { extendedAt?: Date; reason?: string }): Promise<void> {
    return this.steps.take(by, id, 'extend', (_tx, dispute, now) => {
      const { state, highlyComplex, receivedByBodyAt } = dispute;
      if (highlyComplex) throw disputeStepRefused(state, 'extend', 'It was extended before, and can be only once.');
      const occurredAt = extendedAt ?? now;
      const faults = instantFaults('#/extendedAt', occurredAt, receivedByBodyAt, 'the receipt by the body', now);
      if (faults.length > 0) throw invalidInput(faults);
      const outcomeDueAt = extendedDueAt(receivedByBodyAt);
      return Promise.resolve({
        event: { kind: 'extended' as const, occurredAt },
        text: reason,
        changes: { highlyComplex: true, outcomeDueAt },
        article: '21(4)',
        details: { outcomeDueAt },
      });
    });
  }
}
