import { Injectable } from '@nestjs/common';
import { code } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import type { SendingChannel } from './information-request.js';
import { SentBundlesQuery } from './sent-bundles.query.js';
import { TakeStepService } from './take-step.service.js';

/** Something that was sent to the authority. */
export interface Sending {
  readonly channel: SendingChannel;
  /** What it was. */
  readonly what: string;
  /** A bundle of evidence that went with it. */
  readonly bundleId?: string;
  /** Now when left out. */
  readonly sentAt?: Date;
  /** All that was asked for is sent. */
  readonly isComplete: boolean;
}

/** Keeps what was done towards an answer: prepared, signed off, sent in parts, answered or refused with reasons. */
@Injectable()
export class AnswerRequestService {
  constructor(
    private readonly steps: TakeStepService,
    private readonly bundles: SentBundlesQuery,
  ) {}

  /** Somebody begins. Problems: those of `TakeStepService.take`. */
  prepare(by: StaffCaller, id: string): Promise<void> {
    return this.steps.take(by, id, 'prepare', { pointer: '#' }, () => ({ event: { kind: 'prepared' } }));
  }

  /** Somebody who answers for it has seen what will be sent. Problems: those of `TakeStepService.take`. */
  signOff(by: StaffCaller, id: string, { note }: { note?: string }): Promise<void> {
    return this.steps.take(by, id, 'sign-off', { pointer: '#' }, () => ({
      event: { kind: 'signed-off' },
      text: note,
    }));
  }

  /** Problems: those of `TakeStepService.take`; `invalid-input` for a bundle that is not made, or another request's. */
  send(by: StaffCaller, id: string, { channel, what, bundleId, sentAt, isComplete }: Sending): Promise<void> {
    const step = isComplete ? 'answer' : 'send';
    return this.steps.take(by, id, step, { pointer: '#/sentAt', at: sentAt }, async (occurredAt, _request, tx) => {
      if (bundleId !== undefined && !(await this.bundles.isReadyFor(tx, by.platformId, bundleId, id)))
        throw invalidInput([{ pointer: '#/bundleId', detail: 'is no bundle that is made for this request' }]);
      return {
        event: { kind: isComplete ? 'answered' : 'sent', channel, bundleId },
        text: what,
        changes: isComplete ? { completedAt: occurredAt } : {},
        details: { channel: code(channel), ...(bundleId === undefined ? {} : { bundleId: code(bundleId) }) },
      };
    });
  }

  /** The authority was told why it gets nothing. Problems: those of `TakeStepService.take`. */
  refuse(by: StaffCaller, id: string, { reason, refusedAt }: { reason: string; refusedAt?: Date }): Promise<void> {
    return this.steps.take(by, id, 'refuse', { pointer: '#/refusedAt', at: refusedAt }, (endedAt) => ({
      event: { kind: 'refused' },
      text: reason,
      changes: { endedAt },
    }));
  }
}
