import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Holds } from '../infrastructure/messages/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import { HoldRequestsRepository } from './hold-requests.repository.js';
import { expiryFaults, lapsesAt } from './hold-request.rules.js';
import { OrdersRepository } from './orders.repository.js';

export interface AskedHold {
  readonly legalBasis: string;
  readonly authority: string;
  readonly expiresAt: Date;
  readonly extendsHoldId?: string;
}

/** Asks that the recipients of an order are told later, as a law lets an authority demand (ORD-6); another person must approve. */
@Injectable()
export class AskHoldService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly orders: OrdersRepository,
    private readonly requests: HoldRequestsRepository,
    private readonly holds: Holds,
    private readonly audit: Audit,
  ) {}

  /** The id of the request. Problems: `not-found`, `invalid-input`, `hold-request-waits`. */
  async ask({ platformId, staffId }: StaffCaller, orderId: string, asked: AskedHold): Promise<string> {
    const { legalBasis, authority, expiresAt, extendsHoldId } = asked;
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      if (!(await this.orders.find(tx, platformId, orderId))) throw notFound();
      const faults = expiryFaults(expiresAt, now);
      const holds = await this.holds.listOf(tx, platformId, { kind: 'order', id: orderId });
      const extended = holds.find(({ id }) => id === extendsHoldId);
      if (extendsHoldId !== undefined && (!extended || extended.endedAt !== null || extended.expiresAt <= now)) {
        faults.push({ pointer: '#/extends', detail: 'must be a hold of this order that is in force' });
      }
      if (faults.length > 0) throw invalidInput(faults);
      const id = newId();
      await this.requests.insert(tx, {
        platformId,
        id,
        orderId,
        extendsHoldId: extendsHoldId ?? null,
        legalBasis,
        authority,
        expiresAt,
        askedBy: staffId,
        askedAt: now,
        lapsesAt: lapsesAt(now, expiresAt),
        state: 'asked',
        answeredBy: null,
        answeredAt: null,
        holdId: null,
      });
      await this.audit.append(tx, [
        {
          platformId,
          action: 'order.hold-asked',
          article: '9(5)',
          entityKind: 'order',
          entityId: orderId,
          details: { request: code(id), expiresAt, extends: extendsHoldId === undefined ? null : code(extendsHoldId) },
        },
      ]);
      return id;
    });
  }
}
