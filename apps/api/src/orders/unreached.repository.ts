import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';

/** The platform has not said whose content it is, or gave no way to reach them. */
export const unreachedReasons = ['not-described', 'no-contact'] as const;

/** Somebody whom nobody can tell of an order (Art. 9(5), 10(5)). */
export interface Unreached {
  /** Null for an order to provide information. */
  readonly decisionId: string | null;
  readonly recipientId: string | null;
  readonly reason: (typeof unreachedReasons)[number];
  readonly recordedAt: Date;
}

type OfOrder = { readonly platformId: string; readonly orderId: string };

/** Append-only. */
@Injectable()
export class UnreachedRepository {
  /** True when this call wrote it: once for an order and each decision or person. */
  async insert(tx: Tx, { platformId, orderId }: OfOrder, unreached: Unreached): Promise<boolean> {
    const { decisionId, recipientId, reason, recordedAt } = unreached;
    const { rowCount } = await tx.sql.query(
      `insert into order_unreached (platform_id, id, order_id, decision_id, recipient_id, reason, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict on constraint order_unreached_once do nothing`,
      [platformId, newId(), orderId, decisionId, recipientId, reason, recordedAt],
    );
    return rowCount === 1;
  }

  /** In the order of recording. */
  async of(tx: Tx, platformId: string, orderId: string): Promise<Unreached[]> {
    const { rows } = await tx.sql.query<Unreached>(
      `select u.decision_id as "decisionId", u.recipient_id as "recipientId", u.reason, u.recorded_at as "recordedAt"
       from order_unreached u
       where u.platform_id = $1 and u.order_id = $2
       order by u.recorded_at, u.id`,
      [platformId, orderId],
    );
    return rows;
  }
}
