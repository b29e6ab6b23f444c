import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

export interface OrderItemRow {
  readonly platformId: string;
  readonly id: string;
  readonly orderId: string;
  readonly position: number;
  readonly locationKind: 'url' | 'content-id';
  readonly locationHmac: Buffer;
  readonly subjectId: string;
}

@Injectable()
export class OrderItemsRepository {
  async insertMany(tx: Tx, rows: readonly OrderItemRow[], recordedAt: Date): Promise<void> {
    await tx.sql.query(
      `
      insert into order_item (platform_id, id, order_id, position, location_kind, location_hmac, subject_id, recorded_at)
      select r."platformId", r.id, r."orderId", r.position, r."locationKind", r."locationHmac", r."subjectId", $2
      from json_to_recordset($1::json) as r("platformId" uuid, id uuid, "orderId" uuid, position integer, "locationKind" text,
        "locationHmac" bytea, "subjectId" uuid)`,
      [
        JSON.stringify(rows.map((row) => ({ ...row, locationHmac: `\\x${row.locationHmac.toString('hex')}` }))),
        recordedAt,
      ],
    );
  }

  async count(tx: Tx, platformId: string, orderId: string): Promise<number> {
    return tx.rows.orderItem.count({ where: { platformId, orderId } });
  }
}
