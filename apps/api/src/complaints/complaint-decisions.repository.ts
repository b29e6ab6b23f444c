import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { ComplaintDecisionRow, ComplaintOutcome, Omission } from './complaint.js';

export type StoredComplaintDecision = Omit<ComplaintDecisionRow, 'reasonsHash'>;

@Injectable()
export class ComplaintDecisionsRepository {
  /** Append-only. The constraints say that a person decides, and not the first decider. */
  async insert(tx: Tx, decision: ComplaintDecisionRow): Promise<void> {
    await tx.sql.query(
      `
      insert into complaint_decision (platform_id, complaint_id, id, outcome, omission, first_decider, about_measure, decided_by,
        exception_id, manifestly_unfounded, new_decision_id, measure_reversal_id, imposes_new_restriction, reasons_id, reasons_hash,
        occurred_at, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        decision.platformId,
        decision.complaintId,
        decision.id,
        decision.outcome,
        decision.omission,
        decision.firstDecider,
        decision.aboutMeasure,
        decision.decidedBy,
        decision.exceptionId,
        decision.manifestlyUnfounded,
        decision.newDecisionId,
        decision.measureReversalId,
        decision.imposesNewRestriction,
        decision.reasonsId,
        decision.reasonsHash,
        decision.occurredAt,
        decision.recordedAt,
      ],
    );
  }

  async find(tx: Tx, platformId: string, complaintId: string): Promise<StoredComplaintDecision | null> {
    const row = await tx.rows.complaintDecision.findUnique({
      where: { platformId_complaintId: { platformId, complaintId } },
      omit: { reasonsHash: true },
    });
    return row && { ...row, outcome: row.outcome as ComplaintOutcome, omission: row.omission as Omission | null };
  }

  /** Whether the message with the outcome waits for a hold: what it says is not to be told yet (Art. 9(5), 18). */
  async isHeldBack(tx: Tx, platformId: string, complaintId: string): Promise<boolean> {
    const { rows } = await tx.sql.query(
      `select from message m where m.platform_id = $1 and m.once_key = 'complaint-outcome:' || $2 and m.state = 'held'`,
      [platformId, complaintId],
    );
    return rows.length > 0;
  }
}
