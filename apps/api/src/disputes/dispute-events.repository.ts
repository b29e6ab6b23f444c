import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { Dispute, DisputeEvent } from './dispute.js';

export type NewDisputeEvent = Pick<DisputeEvent, 'kind' | 'staffId' | 'occurredAt' | 'recordedAt'> &
  Partial<DisputeEvent> & { readonly textHash?: Buffer | null };

/** Append-only: who did what, and when. */
@Injectable()
export class DisputeEventsRepository {
  async insert(tx: Tx, { platformId, id }: Pick<Dispute, 'platformId' | 'id'>, event: NewDisputeEvent): Promise<void> {
    await tx.sql.query(
      `insert into dispute_event (platform_id, id, dispute_id, kind, staff_id, channel, message_id, archive_sha256,
         earlier_dispute_id, decision_id, measure_reversal_id, text_id, text_hash, occurred_at, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9, $10, $11, $12, $13, $14, $15)`,
      [
        platformId,
        event.id ?? newId(),
        id,
        event.kind,
        event.staffId,
        event.channel ?? null,
        event.messageId ?? null,
        event.archiveSha256 ?? null,
        event.earlierDisputeId ?? null,
        event.decisionId ?? null,
        event.measureReversalId ?? null,
        event.textId ?? null,
        event.textHash ?? null,
        event.occurredAt,
        event.recordedAt,
      ],
    );
  }

  /** In the order in which they were recorded. */
  async of(tx: Tx, platformId: string, disputeId: string): Promise<DisputeEvent[]> {
    const { rows } = await tx.sql.query<DisputeEvent>(
      `select e.id, e.kind, e.staff_id as "staffId", e.channel, e.message_id as "messageId",
         encode(e.archive_sha256, 'hex') as "archiveSha256", e.earlier_dispute_id as "earlierDisputeId",
         e.decision_id as "decisionId", e.measure_reversal_id as "measureReversalId", e.text_id as "textId",
         e.occurred_at as "occurredAt", e.recorded_at as "recordedAt"
       from dispute_event e
       where e.platform_id = $1 and e.dispute_id = $2
       order by e.recorded_at, e.id`,
      [platformId, disputeId],
    );
    return rows;
  }
}
