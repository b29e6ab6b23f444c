import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { dueAt, Platforms } from '../platforms/index.js';
import { InformationRequestEventsRepository } from './information-request-events.repository.js';
import type { InformationRequest, RequestTexts } from './information-request.js';
import { articleOf } from './legal-basis.js';
import { basisFaults, firstPageAt, instantFaults } from './information-request.rules.js';
import { InformationRequestsRepository } from './information-requests.repository.js';

export interface NewRequest
  extends
    Pick<
      InformationRequest,
      'kind' | 'authority' | 'authorityKind' | 'memberState' | 'legalBasis' | 'authorityReference'
    >,
    RequestTexts {
  /** Now when left out. */
  readonly receivedAt?: Date;
  /** What the authority named; our target counts when it named none. */
  readonly dueAt?: Date;
}

/** Takes up what an authority asks for, or orders, with the deadline that it named. */
@Injectable()
export class RegisterRequestService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly requests: InformationRequestsRepository,
    private readonly events: InformationRequestEventsRepository,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /** The id of the request. Problems: `invalid-input`, `information-request-known`. */
  async register({ platformId, staffId }: StaffCaller, asked: NewRequest): Promise<string> {
    const { scope, questions, contact, dueAt: deadline, ...request } = asked;
    const { targets } = await this.platforms.byId(platformId);
    const now = this.clock.now();
    const receivedAt = asked.receivedAt ?? now;
    const faults = [
      ...basisFaults(asked.kind, asked.legalBasis),
      ...instantFaults('#/receivedAt', receivedAt, new Date(0), 'all time', now),
      ...(deadline && deadline < receivedAt
        ? [{ pointer: '#/dueAt', detail: 'must not lie before the request was received' }]
        : []),
    ];
    if (faults.length > 0) throw invalidInput(faults);
    const row = {
      ...request,
      platformId,
      id: newId(),
      registeredBy: staffId,
      receivedAt,
      recordedAt: now,
      deadlineNamed: deadline !== undefined,
      dueAt: deadline ?? dueAt(targets, 'information-request', {}, receivedAt),
    };
    const { id } = row;
    const text = JSON.stringify({ scope, questions, contact } satisfies RequestTexts);
    const sealed = this.texts.prepare({ platformId, kind: 'information-request', text });
    await this.db.transaction(async (tx) => {
      await this.texts.insertMany(tx, [sealed], now);
      await this.requests.insert(tx, {
        ...row,
        textId: sealed.id,
        textHash: sealed.saltedHash,
        nextPageAt: firstPageAt(row, now),
      });
      await this.events.insert(tx, row, { kind: 'registered', staffId, occurredAt: receivedAt, recordedAt: now });
      await this.audit.append(tx, [
        {
          platformId,
          action: 'information-request.registered',
          article: articleOf(row.legalBasis),
          entityKind: 'information-request',
          entityId: id,
          details: { kind: code(row.kind), authority: code(row.authorityKind), receivedAt, dueAt: row.dueAt },
        },
      ]);
    });
    return id;
  }
}
