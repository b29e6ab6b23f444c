import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { EffectOutcome } from './order.js';

export interface OrderEffect {
  readonly id: string;
  readonly outcome: EffectOutcome;
  /** Null for what was not given. */
  readonly effectiveAt: Date | null;
  /** Whether it follows from what the platform confirmed, or a person of the staff said it. */
  readonly source: 'platform' | 'staff';
  readonly staffId: string | null;
  readonly reasonId: string | null;
  readonly recordedAt: Date;
}

export interface OrderDisclosure {
  readonly id: string;
  readonly dataCategories: readonly string[];
  /** Ours, pseudonymous. */
  readonly recipientIds: readonly string[];
  readonly detailId: string;
  readonly fileSha256: Buffer | null;
  readonly staffId: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

type OfOrder = { readonly platformId: string; readonly orderId: string };

/** What became of orders, and what was handed over under them: rows that nobody changes. */
@Injectable()
export class OrderEffectsRepository {
  async insert(
    tx: Tx,
    { reasonHash, ...effect }: OrderEffect & OfOrder & { reasonHash: Buffer | null },
  ): Promise<void> {
    await tx.rows.orderEffect.create({ data: { ...effect, reasonHash: reasonHash && new Uint8Array(reasonHash) } });
  }

  /** Oldest first. */
  async effects(tx: Tx, platformId: string, orderId: string): Promise<OrderEffect[]> {
    const { rows } = await tx.sql.query<OrderEffect>(
      `
      select e.id, e.outcome, e.effective_at as "effectiveAt", e.source, e.staff_id as "staffId", e.reason_id as "reasonId",
        e.recorded_at as "recordedAt"
      from order_effect e
      where e.platform_id = $1 and e.order_id = $2
      order by e.recorded_at, e.id`,
      [platformId, orderId],
    );
    return rows;
  }

  async insertDisclosure(
    tx: Tx,
    { detailHash, fileSha256, ...disclosure }: OrderDisclosure & OfOrder & { detailHash: Buffer },
  ): Promise<void> {
    await tx.rows.orderDisclosure.create({
      data: {
        ...disclosure,
        dataCategories: [...disclosure.dataCategories],
        recipientIds: [...disclosure.recipientIds],
        detailHash: new Uint8Array(detailHash),
        fileSha256: fileSha256 && new Uint8Array(fileSha256),
      },
    });
  }

  /** Oldest first. */
  async disclosures(tx: Tx, platformId: string, orderId: string): Promise<OrderDisclosure[]> {
    const { rows } = await tx.sql.query<OrderDisclosure>(
      `
      select d.id, d.data_categories as "dataCategories", d.recipient_ids as "recipientIds", d.detail_id as "detailId",
        d.file_sha256 as "fileSha256", d.staff_id as "staffId", d.occurred_at as "occurredAt",
        d.recorded_at as "recordedAt"
      from order_disclosure d
      where d.platform_id = $1 and d.order_id = $2
      order by d.recorded_at, d.id`,
      [platformId, orderId],
    );
    return rows;
  }
}
