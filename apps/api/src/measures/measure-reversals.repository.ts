import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { RestrictionType } from '../platforms/index.js';
import type { MeasureKey } from './measure.js';

/** What a complaint or a dispute reverses of a measure, and what the platform has said since. */
export interface MeasureReversal extends MeasureKey {
  readonly id: string;
  /** One of the two led to it. */
  readonly complaintId: string | null;
  readonly disputeId: string | null;
  readonly lifts: readonly RestrictionType[];
  /** Nothing of the measure is left. */
  readonly isWhole: boolean;
  readonly decidedBy: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly dueAt: Date;
  /** When the platform lifted it, as it says; null while it has not. */
  readonly effectiveAt: Date | null;
}

export type ListedReversal = MeasureReversal & {
  readonly contentExternalId: string;
  readonly recipientExternalId: string | null;
};

export interface ReversalsAsked {
  readonly isOpen?: boolean;
  /** The last one of the page before. */
  readonly after?: string;
  readonly limit: number;
}

const columns = `v.id, v.applied_on as "appliedOn", v.measure_id as "measureId", v.complaint_id as "complaintId",
  v.dispute_id as "disputeId", v.lifts, v.is_whole as "isWhole", v.decided_by as "decidedBy", v.occurred_at as "occurredAt", v.recorded_at as "recordedAt",
  v.due_at as "dueAt", e.effective_at as "effectiveAt"`;
const source = `measure_reversal v
  left join measure_reversal_effect e on e.platform_id = v.platform_id and e.reversal_id = v.id`;

@Injectable()
export class MeasureReversalsRepository {
  /** Append-only. */
  async insert(tx: Tx, platformId: string, reversal: Omit<MeasureReversal, 'effectiveAt'>): Promise<void> {
    await tx.sql.query(
      `insert into measure_reversal (platform_id, id, applied_on, measure_id, complaint_id, dispute_id, lifts, is_whole, decided_by,
         due_at, occurred_at, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        platformId,
        reversal.id,
        reversal.appliedOn,
        reversal.measureId,
        reversal.complaintId,
        reversal.disputeId,
        reversal.lifts,
        reversal.isWhole,
        reversal.decidedBy,
        reversal.dueAt,
        reversal.occurredAt,
        reversal.recordedAt,
      ],
    );
  }

  async find(tx: Tx, platformId: string, id: string): Promise<ListedReversal | null> {
    const { rows } = await tx.sql.query<ListedReversal>(`${listed} where v.platform_id = $1 and v.id = $2`, [
      platformId,
      id,
    ]);
    return rows[0] ?? null;
  }

  /** The earliest first. */
  async ofMeasure(tx: Tx, platformId: string, { appliedOn, measureId }: MeasureKey): Promise<MeasureReversal[]> {
    const { rows } = await tx.sql.query<MeasureReversal>(
      `select ${columns}
       from ${source}
       where v.platform_id = $1 and v.applied_on = $2 and v.measure_id = $3
       order by v.id`,
      [platformId, appliedOn, measureId],
    );
    return rows;
  }

  /** The earliest first; one more than the limit. */
  async page(tx: Tx, platformId: string, { isOpen, after, limit }: ReversalsAsked): Promise<ListedReversal[]> {
    const { rows } = await tx.sql.query<ListedReversal>(
      `${listed}
       where v.platform_id = $1
         and ($2::boolean is null or v.is_open = $2)
         and ($3::uuid is null or v.id > $3)
       order by v.id
       limit $4`,
      [platformId, isOpen ?? null, after ?? null, limit + 1],
    );
    return rows;
  }

  /** True when this call wrote it; false when the platform had said so before. The reversal is open no more. */
  async confirm(
    tx: Tx,
    platformId: string,
    { id, effectiveAt, recordedAt }: { id: string; effectiveAt: Date; recordedAt: Date },
  ): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `with told as (
         insert into measure_reversal_effect (platform_id, reversal_id, effective_at, recorded_at)
         values ($1, $2, $3, $4)
         on conflict do nothing
         returning platform_id, reversal_id
       )
       update measure_reversal v
       set is_open = false
       from told
       where v.platform_id = told.platform_id and v.id = told.reversal_id`,
      [platformId, id, effectiveAt, recordedAt],
    );
    return rowCount === 1;
  }
}

const listed = `select ${columns}, m.content_external_id as "contentExternalId", m.recipient_external_id as "recipientExternalId"
  from ${source}
  join measure m on m.platform_id = v.platform_id and m.applied_on = v.applied_on and m.measure_id = v.measure_id`;
