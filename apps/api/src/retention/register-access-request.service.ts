import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { normaliseEmail, Sealer, SealedTexts } from '../infrastructure/sealing/index.js';
import { type MeasureKey, Measures } from '../measures/index.js';
import { Platforms } from '../platforms/index.js';
import type { AccessRequestKind, RequestWords } from './access-request.js';
import { AccessRequestsRepository } from './access-requests.repository.js';
import { PersonQuery } from './person.query.js';
import { answerDueAt, nextWarningAt } from './retention.rules.js';

export interface NewAccessRequest extends RequestWords {
  readonly kind: AccessRequestKind;
  /** Our id of the account; the platform's own would be a name of the person. */
  readonly recipientId?: string;
  /** Of an erasure: the measure whose words name them. */
  readonly measure?: MeasureKey;
  /** Now when left out. */
  readonly receivedAt?: Date;
}

/** Takes up what a person asks about what we hold on them (Art. 15, 17 GDPR); due within a month (Art. 12(3) GDPR). */
@Injectable()
export class RegisterAccessRequestService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly requests: AccessRequestsRepository,
    private readonly person: PersonQuery,
    private readonly measures: Measures,
    private readonly sealer: Sealer,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /** The id of the request. Problem: `invalid-input`. */
  async register({ platformId, staffId }: StaffCaller, asked: NewAccessRequest): Promise<string> {
    const { kind, recipientId, email, name, words, measure } = asked;
    const { timeZone } = await this.platforms.byId(platformId);
    const now = this.clock.now();
    const receivedAt = asked.receivedAt ?? now;
    if (receivedAt > now) throw invalidInput([{ pointer: '#/receivedAt', detail: 'must not lie in the future' }]);
    if (email === undefined && recipientId === undefined)
      throw invalidInput([{ pointer: '#/email', detail: 'is needed, or recipientId' }]);
    if (measure !== undefined && kind !== 'erasure')
      throw invalidInput([{ pointer: '#/measure', detail: 'is named in a request for erasure only' }]);
    const text = JSON.stringify({ email, name, words } satisfies RequestWords);
    const sealed = this.texts.prepare({ platformId, kind: 'access-request', text });
    const dueAt = answerDueAt(receivedAt, timeZone);
    const id = newId();
    await this.db.transaction(async (tx) => {
      if (recipientId !== undefined && !(await this.person.hasRecipient(tx, platformId, recipientId)))
        throw invalidInput([{ pointer: '#/recipientId', detail: 'is no recipient of this platform' }]);
      if (measure !== undefined && !(await this.measures.find(tx, platformId, measure)))
        throw invalidInput([{ pointer: '#/measure', detail: 'is no measure of this platform' }]);
      await this.texts.insertMany(tx, [sealed], now);
      await this.requests.insert(tx, {
        platformId,
        id,
        kind,
        addressHmac: email === undefined ? null : this.sealer.hmac('email', normaliseEmail(email)),
        recipientId: recipientId ?? null,
        measure: measure ?? null,
        textId: sealed.id,
        textHash: sealed.saltedHash,
        receivedAt,
        recordedAt: now,
        registeredBy: staffId,
        dueAt,
        state: 'received',
        nextPageAt: nextWarningAt(dueAt, now),
      });
      const event = { kind: 'registered', staffId, textId: null, textHash: null, recordedAt: now } as const;
      await this.requests.insertEvent(tx, { platformId, id }, event);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'access-request.registered',
          entityKind: 'access-request',
          entityId: id,
          details: { kind: code(kind), receivedAt, dueAt },
        },
      ]);
    });
    return id;
  }
}
