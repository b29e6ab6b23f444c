import { Injectable } from '@nestjs/common';
import { Audit, type AuditDetails } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { InformationRequestEventsRepository, type NewRequestEvent } from './information-request-events.repository.js';
import type { InformationRequest } from './information-request.js';
import { informationRequestStepRefused } from './information-request.problems.js';
import { instantFaults, isOpen, type RequestStep, sayingFaults, stateAfter } from './information-request.rules.js';
import { InformationRequestsRepository, type RequestChanges } from './information-requests.repository.js';
import { articleOf } from './legal-basis.js';
import { RequestPages } from './request-pages.js';

/** When a step was taken; now when left out. `pointer` names the field that said so. */
export interface StepInstant {
  readonly pointer: string;
  readonly at?: Date;
}

/** What a step writes beside the new state. */
export interface TakenStep {
  readonly event: Pick<NewRequestEvent, 'kind' | 'channel' | 'bundleId' | 'dueAt'>;
  /** Sealed with the event. */
  readonly text?: string;
  readonly changes?: Omit<RequestChanges, 'state'>;
  readonly details?: AuditDetails;
}

/** Takes a request from one state to the next: row, event and audit entry, with what the step itself writes, or nothing. */
@Injectable()
export class TakeStepService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly requests: InformationRequestsRepository,
    private readonly events: InformationRequestEventsRepository,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
    private readonly pages: RequestPages,
  ) {}

  /**
   * The request is locked while `make` looks. Problems: `not-found`, `information-request-step-refused`, `invalid-input` when it was
   * not taken between the receipt and now.
   */
  take(
    { platformId, staffId }: StaffCaller,
    id: string,
    step: RequestStep,
    { pointer, at }: StepInstant,
    make: (occurredAt: Date, request: InformationRequest, tx: Tx) => TakenStep | Promise<TakenStep>,
  ): Promise<void> {
    return this.db.transaction(async (tx) => {
      const request = await this.requests.lock(tx, platformId, id);
      if (!request) throw notFound();
      const state = stateAfter(request, step);
      if (state === null) throw informationRequestStepRefused(request.state, step);
      const now = this.clock.now();
      const occurredAt = at ?? now;
      const faults = instantFaults(pointer, occurredAt, request.receivedAt, 'the receipt of the request', now);
      if (faults.length > 0) throw invalidInput(faults);
      const { event, text, changes, details } = await make(occurredAt, request, tx);
      const unsaid = sayingFaults(event.kind, text);
      if (unsaid.length > 0) throw invalidInput(unsaid);
      const sealed = text?.trim() ? this.texts.prepare({ platformId, kind: 'information-request-event', text }) : null;
      if (sealed) await this.texts.insertMany(tx, [sealed], now);
      await this.requests.update(tx, request, { ...changes, state, ...(isOpen(state) ? {} : { nextPageAt: null }) });
      if (!isOpen(state) || changes?.dueAt) await this.pages.settle(tx, request);
      await this.events.insert(tx, request, {
        ...event,
        staffId,
        textId: sealed?.id,
        textHash: sealed?.saltedHash,
        occurredAt,
        recordedAt: now,
      });
      await this.audit.append(tx, [
        {
          platformId,
          action: `information-request.${event.kind}`,
          article: articleOf(request.legalBasis),
          entityKind: 'information-request',
          entityId: id,
          details: { occurredAt, ...details },
        },
      ]);
    });
  }
}
