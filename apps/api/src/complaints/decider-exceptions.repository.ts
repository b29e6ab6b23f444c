import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

/** Who may decide on a complaint about their own decision, and who approved it. Append-only. */
export interface DeciderException {
  readonly platformId: string;
  readonly id: string;
  readonly complaintId: string;
  readonly staffId: string;
  readonly approvedBy: string;
  readonly reasonId: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

/** With whether it was made use of. */
export type ListedException = DeciderException & { readonly wasUsed: boolean };

@Injectable()
export class DeciderExceptionsRepository {
  async insert(tx: Tx, { reasonHash, ...exception }: DeciderException & { reasonHash: Buffer }): Promise<void> {
    await tx.rows.deciderException.create({ data: { ...exception, reasonHash: new Uint8Array(reasonHash) } });
  }

  find(tx: Tx, platformId: string, id: string): Promise<DeciderException | null> {
    return tx.rows.deciderException.findUnique({
      where: { platformId_id: { platformId, id } },
      omit: { reasonHash: true },
    });
  }

  /** The newest first; one more than the limit. */
  async page(tx: Tx, platformId: string, beforeId: string | null, limit: number): Promise<ListedException[]> {
    const { rows } = await tx.sql.query<ListedException>(
      `
      select e.platform_id as "platformId", e.id, e.complaint_id as "complaintId", e.staff_id as "staffId",
        e.approved_by as "approvedBy", e.reason_id as "reasonId", e.occurred_at as "occurredAt",
        e.recorded_at as "recordedAt",
        exists (
          select from complaint_decision d where d.platform_id = e.platform_id and d.exception_id = e.id
        ) as "wasUsed"
      from decider_exception e
      where e.platform_id = $1 and ($2::uuid is null or e.id < $2)
      order by e.id desc
      limit $3`,
      [platformId, beforeId, limit + 1],
    );
    return rows;
  }
}
