import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Dispute, DisputeState } from './dispute.js';

export type NewDisputeRow = Omit<Dispute, 'state' | 'highlyComplex' | 'repliedAt' | 'closedAt'> & {
  readonly groundsHash: Buffer | null;
};

export type DisputeChanges = Partial<
  Pick<Dispute, 'state' | 'highlyComplex' | 'outcomeDueAt' | 'repliedAt' | 'closedAt'>
>;

const changeable: Record<keyof DisputeChanges, string> = {
  state: 'state',
  highlyComplex: 'highly_complex',
  outcomeDueAt: 'outcome_due_at',
  repliedAt: 'replied_at',
  closedAt: 'closed_at',
};

export interface DisputesFilter {
  readonly state?: DisputeState;
  readonly bodyId?: string;
  readonly decisionId?: string;
  /** The platform's own id of a measure, of whatever day. */
  readonly measureId?: string;
  readonly after?: string;
}

const select = `
  select d.platform_id as "platformId", d.id, d.body_id as "bodyId", d.body_reference as "bodyReference",
    d.decision_id as "decisionId",
    case
      when d.measure_id is not null
        then json_build_object('appliedOn', d.measure_applied_on, 'measureId', d.measure_id)
    end as measure,
    d.complaint_id as "complaintId", d.side, d.notice_id as "noticeId",
    d.recipient_id as "recipientId", d.grounds_id as "groundsId", d.registered_by as "registeredBy",
    d.received_by_body_at as "receivedByBodyAt", d.notified_at as "notifiedAt", d.recorded_at as "recordedAt", d.state,
    d.highly_complex as "highlyComplex", d.reply_due_at as "replyDueAt", d.outcome_due_at as "outcomeDueAt",
    d.replied_at as "repliedAt", d.closed_at as "closedAt"
  from dispute d`;

@Injectable()
export class DisputesRepository {
  /** The constraint `dispute_body_reference_unique` says who was first. */
  async insert(tx: Tx, dispute: NewDisputeRow): Promise<void> {
    await tx.sql.query(
      `insert into dispute (platform_id, id, body_id, body_reference, decision_id, complaint_id, side, notice_id,
         recipient_id, grounds_id, grounds_hash, registered_by, received_by_body_at, notified_at, recorded_at, state,
         reply_due_at, outcome_due_at, measure_applied_on, measure_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'open', $16, $17, $18, $19)`,
      [
        dispute.platformId,
        dispute.id,
        dispute.bodyId,
        dispute.bodyReference,
        dispute.decisionId,
        dispute.complaintId,
        dispute.side,
        dispute.noticeId,
        dispute.recipientId,
        dispute.groundsId,
        dispute.groundsHash,
        dispute.registeredBy,
        dispute.receivedByBodyAt,
        dispute.notifiedAt,
        dispute.recordedAt,
        dispute.replyDueAt,
        dispute.outcomeDueAt,
        dispute.measure?.appliedOn ?? null,
        dispute.measure?.measureId ?? null,
      ],
    );
  }

  async find(tx: Tx, platformId: string, id: string): Promise<Dispute | null> {
    const { rows } = await tx.sql.query<Dispute>(`${select} where d.platform_id = $1 and d.id = $2`, [platformId, id]);
    return rows[0] ?? null;
  }

  /** For this transaction alone to change. */
  async lock(tx: Tx, platformId: string, id: string): Promise<Dispute | null> {
    const { rows } = await tx.sql.query<Dispute>(
      `${select} where d.platform_id = $1 and d.id = $2 for no key update of d`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  async update(tx: Tx, { platformId, id }: Dispute, changes: DisputeChanges): Promise<void> {
    const fields = Object.keys(changes) as (keyof DisputeChanges)[];
    const assignments = fields.map((field, index) => `${changeable[field]} = $${index + 3}`);
    await tx.sql.query(`update dispute set ${assignments.join(', ')} where platform_id = $1 and id = $2`, [
      platformId,
      id,
      ...fields.map((field) => changes[field]),
    ]);
  }

  /** In the order of registering. */
  async page(tx: Tx, platformId: string, filter: DisputesFilter, limit: number): Promise<Dispute[]> {
    const { rows } = await tx.sql.query<Dispute>(
      `${select}
       where d.platform_id = $1
         and ($2::text is null or d.state = $2)
         and ($3::uuid is null or d.body_id = $3)
         and ($4::uuid is null or d.decision_id = $4)
         and ($5::uuid is null or d.id > $5)
         and ($6::text is null or d.measure_id = $6)
       order by d.id
       limit $7`,
      [
        platformId,
        filter.state ?? null,
        filter.bodyId ?? null,
        filter.decisionId ?? null,
        filter.after ?? null,
        filter.measureId ?? null,
        limit,
      ],
    );
    return rows;
  }
}
