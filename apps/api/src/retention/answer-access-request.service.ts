import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Pages } from '../staff/index.js';
import type { AccessRequest, AccessRequestStep } from './access-request.js';
import { stateAfter } from './access-request.rules.js';
import { AccessRequestsRepository } from './access-requests.repository.js';
import { ErasuresRepository } from './erasures.repository.js';
import { LookAtRecordService } from './look-at-record.service.js';
import { PersonQuery } from './person.query.js';
import type { RecordRef } from './record.js';
import { accessRequestStepRefused } from './retention.problems.js';

const eventOf = { prepare: 'prepared', answer: 'answered', refuse: 'refused' } as const;

/** Prepares, answers or refuses the request of a person. */
@Injectable()
export class AnswerAccessRequestService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly pages: Pages,
    private readonly requests: AccessRequestsRepository,
    private readonly person: PersonQuery,
    private readonly look: LookAtRecordService,
    private readonly erasures: ErasuresRepository,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /**
   * Somebody made sure who asks, and says how. Of an erasure, what nothing keeps goes at once, and the rest by itself when its
   * reasons end; should the process end before, the sweep goes on. Problems: `not-found`, `access-request-step-refused`.
   */
  async prepare(by: StaffCaller, id: string, identityCheck: string): Promise<void> {
    const records: RecordRef[] = [];
    await this.step(by, id, 'prepare', identityCheck, async (tx, request) => {
      if (request.kind === 'erasure') records.push(...(await this.person.records(tx, by.platformId, request)));
      for (const record of records) await this.erasures.setCheck(tx, by.platformId, record, this.clock.now(), id);
    });
    for (const record of records) await this.look.lookAt(by.platformId, record);
  }

  /** The person has the answer. Problems: `not-found`, `access-request-step-refused`. */
  answer(by: StaffCaller, id: string, note?: string): Promise<void> {
    return this.step(by, id, 'answer', note);
  }

  /** The person was told why not (Art. 12(4) GDPR). Problems: `not-found`, `access-request-step-refused`. */
  refuse(by: StaffCaller, id: string, reason: string): Promise<void> {
    return this.step(by, id, 'refuse', reason);
  }

  private step(
    { platformId, staffId }: StaffCaller,
    id: string,
    step: AccessRequestStep,
    text?: string,
    work?: (tx: Tx, request: AccessRequest) => Promise<void>,
  ): Promise<void> {
    return this.db.transaction(async (tx) => {
      const request = await this.requests.lock(tx, platformId, id);
      if (!request) throw notFound();
      const state = stateAfter(request.state, step);
      if (state === null) throw accessRequestStepRefused(request.state, step);
      const now = this.clock.now();
      const sealed = text === undefined ? null : this.texts.prepare({ platformId, kind: 'access-request-step', text });
      if (sealed) await this.texts.insertMany(tx, [sealed], now);
      const isClosed = state === 'answered' || state === 'refused';
      await this.requests.setState(tx, request, state, isClosed ? now : null);
      await this.requests.insertEvent(tx, request, {
        kind: eventOf[step],
        staffId,
        textId: sealed?.id ?? null,
        textHash: sealed?.saltedHash ?? null,
        recordedAt: now,
      });
      if (isClosed) await this.pages.settle(tx, platformId, { kind: 'access-request', id });
      await this.audit.append(tx, [
        {
          platformId,
          action: `access-request.${eventOf[step]}`,
          entityKind: 'access-request',
          entityId: id,
          details: {},
        },
      ]);
      await work?.(tx, request);
    });
  }
}
