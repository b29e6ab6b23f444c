import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Dispute, DisputeOutcome, Fees, RecordedOutcome } from './dispute.js';

type Key = Pick<Dispute, 'platformId' | 'id'>;

/** Append-only: what a body decided, and what it cost; each once for a dispute. */
@Injectable()
export class OutcomesRepository {
  async insert(tx: Tx, { platformId, id }: Key, outcome: RecordedOutcome & { textHash: Buffer | null }): Promise<void> {
    await tx.sql.query(
      `insert into dispute_outcome (platform_id, dispute_id, outcome, decided_at, notified_at, staff_id, text_id, text_hash,
         recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        platformId,
        id,
        outcome.outcome,
        outcome.decidedAt,
        outcome.notifiedAt,
        outcome.staffId,
        outcome.textId,
        outcome.textHash,
        outcome.recordedAt,
      ],
    );
  }

  async insertFees(
    tx: Tx,
    { platformId, id }: Key,
    fees: Fees & { outcome: DisputeOutcome; staffId: string; recordedAt: Date },
  ): Promise<void> {
    await tx.sql.query(
      `insert into dispute_fees (platform_id, dispute_id, outcome, currency, fees_cents, borne_by_provider, expenses_cents,
         bad_faith, staff_id, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        platformId,
        id,
        fees.outcome,
        fees.currency,
        fees.feesCents,
        fees.borneByProvider,
        fees.expensesCents,
        fees.badFaith,
        fees.staffId,
        fees.recordedAt,
      ],
    );
  }

  async of(tx: Tx, platformId: string, disputeId: string): Promise<RecordedOutcome | null> {
    const { rows } = await tx.sql.query<RecordedOutcome>(
      `select o.outcome, o.decided_at as "decidedAt", o.notified_at as "notifiedAt", o.staff_id as "staffId",
         o.text_id as "textId", o.recorded_at as "recordedAt"
       from dispute_outcome o
       where o.platform_id = $1 and o.dispute_id = $2`,
      [platformId, disputeId],
    );
    return rows[0] ?? null;
  }

  async feesOf(tx: Tx, platformId: string, disputeId: string): Promise<Fees | null> {
    const { rows } = await tx.sql.query<Fees>(
      `select f.currency, f.fees_cents as "feesCents", f.borne_by_provider as "borneByProvider",
         f.expenses_cents as "expensesCents", f.bad_faith as "badFaith"
       from dispute_fees f
       where f.platform_id = $1 and f.dispute_id = $2`,
      [platformId, disputeId],
    );
    return rows[0] ?? null;
  }
}
