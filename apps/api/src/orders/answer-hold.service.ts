import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Holds } from '../infrastructure/messages/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { HoldRequestsRepository, type HoldRequest } from './hold-requests.repository.js';
import { stateAfterAnswer } from './hold-request.rules.js';
import { approverIsAsker, holdRequestAnswered } from './order.problems.js';
import { Orders } from './orders.query.js';

export const lapseHoldRequestsSweep = 'lapse-order-hold-requests';
const everySeconds = 30;
const atOnce = 100;

/**
 * Another person than who asked approves or refuses a hold (ORD-6). A request that nobody answers lapses after a day; a hold ends by
 * itself when it expires. Whatever ends the waiting, the recipients are told then.
 */
@Injectable()
export class AnswerHoldService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly requests: HoldRequestsRepository,
    private readonly holds: Holds,
    private readonly orders: Orders,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.handlers.every(lapseHoldRequestsSweep, everySeconds, () => this.sweep());
  }

  /** Problems: `not-found`, `approver-is-asker`, `hold-request-answered`, `hold-ended` for an extension that comes too late. */
  async approve({ platformId, staffId }: StaffCaller, orderId: string, requestId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const request = await this.locked(tx, platformId, orderId, requestId);
      const now = this.clock.now();
      if (request.askedBy === staffId) throw approverIsAsker();
      if (!stateAfterAnswer(request.state, 'approve') || request.lapsesAt <= now)
        throw holdRequestAnswered(stateAt(request, now));
      const holdId = await this.placeOrExtend(tx, request, staffId, now);
      await this.requests.answer(tx, request, { state: 'approved', answeredBy: staffId, holdId, now });
      await this.afterAnswer(tx, request, 'approved');
    });
  }

  /** Problems: `not-found`, `approver-is-asker`, `hold-request-answered`. */
  async refuse({ platformId, staffId }: StaffCaller, orderId: string, requestId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const request = await this.locked(tx, platformId, orderId, requestId);
      const now = this.clock.now();
      if (request.askedBy === staffId) throw approverIsAsker();
      if (!stateAfterAnswer(request.state, 'refuse') || request.lapsesAt <= now)
        throw holdRequestAnswered(stateAt(request, now));
      await this.requests.answer(tx, request, { state: 'refused', answeredBy: staffId, holdId: null, now });
      await this.afterAnswer(tx, request, 'refused');
    });
  }

  /** Ends a hold before it expires: its messages go out at once. Problem: `not-found`; one that is over stays so. */
  async lift({ platformId, staffId }: StaffCaller, orderId: string, holdId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const holds = await this.holds.listOf(tx, platformId, { kind: 'order', id: orderId });
      if (!holds.some(({ id }) => id === holdId)) throw notFound();
      if (!(await this.holds.end(tx, platformId, holdId, { endedBy: staffId, now: this.clock.now() }))) return;
      await this.orders.tellRecipients(tx, platformId, orderId);
      await this.audit.append(tx, [auditOf(platformId, orderId, 'order.hold-lifted', { hold: code(holdId) })]);
    });
  }

  private async locked(tx: Tx, platformId: string, orderId: string, requestId: string): Promise<HoldRequest> {
    const request = await this.requests.lock(tx, platformId, requestId);
    if (request?.orderId !== orderId) throw notFound();
    return request;
  }

  private async placeOrExtend(tx: Tx, request: HoldRequest, approvedBy: string, now: Date): Promise<string> {
    const { platformId, orderId, extendsHoldId, legalBasis, authority, expiresAt } = request;
    if (extendsHoldId !== null) {
      await this.holds.extend(tx, platformId, extendsHoldId, { expiresAt, approvedBy, now });
      return extendsHoldId;
    }
    const entity = { kind: 'order', id: orderId };
    return this.holds.place(tx, { platformId, entity, legalBasis, authority, approvedBy, expiresAt, now });
  }

  private async afterAnswer(tx: Tx, request: HoldRequest, state: 'approved' | 'refused' | 'lapsed'): Promise<void> {
    const { platformId, orderId, id, expiresAt } = request;
    await this.orders.tellRecipients(tx, platformId, orderId);
    await this.audit.append(tx, [
      auditOf(platformId, orderId, `order.hold-${state}`, { request: code(id), expiresAt }),
    ]);
  }

  private async sweep(): Promise<void> {
    for (let count = atOnce; count === atOnce;) count = await this.lapseSome();
  }

  private lapseSome(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const lapsing = await this.requests.lockLapsing(tx, now, atOnce);
      for (const request of lapsing) {
        await this.requests.answer(tx, request, { state: 'lapsed', answeredBy: null, holdId: null, now });
        await this.afterAnswer(tx, request, 'lapsed');
      }
      return lapsing.length;
    });
  }
}

function stateAt({ state, lapsesAt }: HoldRequest, now: Date): string {
  return state === 'asked' && lapsesAt <= now ? 'lapsed' : state;
}

function auditOf(
  platformId: string,
  orderId: string,
  action: string,
  details: Record<string, ReturnType<typeof code> | Date>,
) {
  return { platformId, action, article: '9(5)', entityKind: 'order', entityId: orderId, details };
}
