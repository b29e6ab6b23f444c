import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { HoldRequestState } from './hold-request.rules.js';

/** A confidentiality hold that somebody asked for. */
export interface HoldRequest {
  readonly platformId: string;
  readonly id: string;
  readonly orderId: string;
  /** The hold that it is to let last longer; null for a new one. */
  readonly extendsHoldId: string | null;
  readonly legalBasis: string;
  readonly authority: string;
  /** Exclusive. */
  readonly expiresAt: Date;
  readonly askedBy: string;
  readonly askedAt: Date;
  /** When the recipient's message no longer waits for an answer. */
  readonly lapsesAt: Date;
  readonly state: HoldRequestState;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly holdId: string | null;
}

const columns = `r.platform_id as "platformId", r.id, r.order_id as "orderId", r.extends_hold_id as "extendsHoldId",
  r.legal_basis as "legalBasis", r.authority, r.expires_at as "expiresAt", r.asked_by as "askedBy", r.asked_at as "askedAt",
  r.lapses_at as "lapsesAt", r.state, r.answered_by as "answeredBy", r.answered_at as "answeredAt", r.hold_id as "holdId"`;

@Injectable()
export class HoldRequestsRepository {
  async insert(tx: Tx, request: HoldRequest): Promise<void> {
    await tx.rows.orderHoldRequest.create({ data: request });
  }

  async lock(tx: Tx, platformId: string, id: string): Promise<HoldRequest | null> {
    const { rows } = await tx.sql.query<HoldRequest>(
      `select ${columns} from order_hold_request r where r.platform_id = $1 and r.id = $2 for update`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  /** Oldest first. */
  async ofOrder(tx: Tx, platformId: string, orderId: string): Promise<HoldRequest[]> {
    const { rows } = await tx.sql.query<HoldRequest>(
      `select ${columns} from order_hold_request r where r.platform_id = $1 and r.order_id = $2 order by r.asked_at, r.id`,
      [platformId, orderId],
    );
    return rows;
  }

  /** True when this call moved it; false when somebody answered it first. */
  async answer(
    tx: Tx,
    { platformId, id }: Pick<HoldRequest, 'platformId' | 'id'>,
    answer: Pick<HoldRequest, 'state' | 'answeredBy' | 'holdId'> & { readonly now: Date },
  ): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `
      update order_hold_request
      set state = $3, answered_by = $4, hold_id = $5, answered_at = $6
      where platform_id = $1 and id = $2 and state = 'asked'`,
      [platformId, id, answer.state, answer.answeredBy, answer.holdId, answer.now],
    );
    return rowCount === 1;
  }

  /** Requests that nobody answered in time, locked. */
  async lockLapsing(tx: Tx, now: Date, atMost: number): Promise<HoldRequest[]> {
    const { rows } = await tx.sql.query<HoldRequest>(
      `
      select ${columns}
      from order_hold_request r
      where r.state = 'asked' and r.lapses_at <= $1
      order by r.lapses_at, r.id
      limit $2
      for update skip locked`,
      [now, atMost],
    );
    return rows;
  }
}
