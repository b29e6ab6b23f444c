import { Injectable } from '@nestjs/common';
import { Audit, type AuditDetails } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { DisputeEventsRepository, type NewDisputeEvent } from './dispute-events.repository.js';
import { disputeStepRefused } from './dispute.problems.js';
import { stateAfter, type DisputeStep } from './dispute.rules.js';
import type { Dispute } from './dispute.js';
import { DisputesRepository, type DisputeChanges } from './disputes.repository.js';

/** What a step writes beside the new state. */
export interface TakenStep {
  readonly event: Omit<NewDisputeEvent, 'staffId' | 'recordedAt' | 'textId' | 'textHash'>;
  /** Sealed with the event. */
  readonly text?: string;
  readonly changes?: Omit<DisputeChanges, 'state'>;
  readonly article: string;
  readonly details?: AuditDetails;
}

/** Takes a dispute from one state to the next: row, event and audit entry, with what the step itself writes, or nothing. */
@Injectable()
export class TakeStepService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly disputes: DisputesRepository,
    private readonly events: DisputeEventsRepository,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /** The dispute is locked while `make` looks and writes. Problems: `not-found`, `dispute-step-refused`, those of `make`. */
  take(
    { platformId, staffId }: StaffCaller,
    id: string,
    step: DisputeStep,
    make: (tx: Tx, dispute: Dispute, now: Date) => Promise<TakenStep>,
  ): Promise<void> {
    return this.db.transaction(async (tx) => {
      const dispute = await this.disputes.lock(tx, platformId, id);
      if (!dispute) throw notFound();
      const state = stateAfter(dispute.state, step);
      if (state === null) throw disputeStepRefused(dispute.state, step);
      const now = this.clock.now();
      const { event, text, changes, article, details } = await make(tx, dispute, now);
      const sealed = text?.trim() ? this.texts.prepare({ platformId, kind: 'dispute-event', text }) : null;
      if (sealed) await this.texts.insertMany(tx, [sealed], now);
      await this.disputes.update(tx, dispute, { ...changes, state });
      await this.events.insert(tx, dispute, {
        ...event,
        staffId,
        textId: sealed?.id,
        textHash: sealed?.saltedHash,
        recordedAt: now,
      });
      await this.audit.append(tx, [
        { platformId, action: `dispute.${event.kind}`, article, entityKind: 'dispute', entityId: id, details },
      ]);
    });
  }
}
