import { Injectable } from '@nestjs/common';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { firstPageAt } from './information-request.rules.js';
import { TakeStepService } from './take-step.service.js';

/** Keeps what the authority does of its request, and what became of an interim measure. */
@Injectable()
export class FollowRequestService {
  constructor(
    private readonly clock: Clock,
    private readonly steps: TakeStepService,
  ) {}

  /** The authority grants more time. Problems: those of `TakeStepService.take`; `invalid-input` for a deadline that is no later. */
  extend(
    by: StaffCaller,
    id: string,
    { dueAt, reason, extendedAt }: { dueAt: Date; reason?: string; extendedAt?: Date },
  ): Promise<void> {
    return this.steps.take(by, id, 'extend', { pointer: '#/extendedAt', at: extendedAt }, (_at, request) => {
      if (dueAt <= request.dueAt)
        throw invalidInput([{ pointer: '#/dueAt', detail: `must lie after ${request.dueAt.toISOString()}` }]);
      const nextPageAt = firstPageAt({ ...request, dueAt }, this.clock.now());
      return {
        event: { kind: 'extended', dueAt },
        text: reason,
        changes: { dueAt, deadlineNamed: true, nextPageAt },
        details: { dueAt, before: request.dueAt },
      };
    });
  }

  /** The authority wants it no longer. Problems: those of `TakeStepService.take`. */
  withdraw(by: StaffCaller, id: string, { reason, at }: { reason?: string; at?: Date }): Promise<void> {
    return this.steps.take(by, id, 'withdraw', { pointer: '#/at', at }, (endedAt) => ({
      event: { kind: 'withdrawn' },
      text: reason,
      changes: { endedAt },
    }));
  }

  /** An interim measure is in effect. Problems: those of `TakeStepService.take`; `invalid-input` for an end before its effect. */
  giveEffect(
    by: StaffCaller,
    id: string,
    { what, effectiveAt, expiresAt }: { what: string; effectiveAt?: Date; expiresAt?: Date },
  ): Promise<void> {
    return this.steps.take(by, id, 'give-effect', { pointer: '#/effectiveAt', at: effectiveAt }, (completedAt) => {
      if (expiresAt && expiresAt <= completedAt)
        throw invalidInput([{ pointer: '#/expiresAt', detail: 'must lie after the effect' }]);
      return {
        event: { kind: 'in-effect' },
        text: what,
        changes: { completedAt, expiresAt: expiresAt ?? null },
        details: { expiresAt: expiresAt ?? null },
      };
    });
  }

  /** An interim measure is over: lifted, or replaced. Problems: those of `TakeStepService.take`. */
  end(by: StaffCaller, id: string, { reason, at }: { reason: string; at?: Date }): Promise<void> {
    return this.steps.take(by, id, 'end', { pointer: '#/at', at }, (endedAt, { completedAt }) => {
      if (endedAt < completedAt!) throw invalidInput([{ pointer: '#/at', detail: 'must not lie before the effect' }]);
      return { event: { kind: 'ended' }, text: reason, changes: { endedAt } };
    });
  }
}
