import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Instruction, Settlement } from './instruction.js';

const columns = `i.id, i.case_id as "caseId", i.account_external_id as "accountId", i.content_external_id as "contentId", i.giver,
  i.channel, i.received_by as "receivedBy", i.received_at as "receivedAt", i.entered_by as "enteredBy", i.state,
  i.settled_at as "settledAt", i.settled_by as "settledBy", i.recorded_at as "recordedAt", i.text_id as "textId",
  i.settled_text_id as "settledTextId"`;

@Injectable()
export class InstructionsRepository {
  async insert(tx: Tx, platformId: string, instruction: Instruction, textHash: Buffer): Promise<void> {
    await tx.sql.query(
      `insert into instruction (platform_id, id, case_id, account_external_id, content_external_id, giver, channel, received_by,
         received_at, entered_by, text_id, text_hash, state, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        platformId,
        instruction.id,
        instruction.caseId,
        instruction.accountId,
        instruction.contentId,
        instruction.giver,
        instruction.channel,
        instruction.receivedBy,
        instruction.receivedAt,
        instruction.enteredBy,
        instruction.textId,
        textHash,
        instruction.state,
        instruction.recordedAt,
      ],
    );
  }

  async find(tx: Tx, platformId: string, id: string, lock = ''): Promise<Instruction | undefined> {
    const { rows } = await tx.sql.query<Instruction>(
      `select ${columns} from instruction i where i.platform_id = $1 and i.id = $2 ${lock}`,
      [platformId, id],
    );
    return rows[0];
  }

  /** Nobody else settles it until the transaction ends. */
  lock(tx: Tx, platformId: string, id: string): Promise<Instruction | undefined> {
    return this.find(tx, platformId, id, 'for no key update');
  }

  async settle(
    tx: Tx,
    platformId: string,
    id: string,
    settled: { state: Settlement; by: string; at: Date; textId: string; textHash: Buffer },
  ): Promise<void> {
    await tx.sql.query(
      `update instruction
       set state = $3, settled_by = $4, settled_at = $5, settled_text_id = $6, settled_text_hash = $7
       where platform_id = $1 and id = $2`,
      [platformId, id, settled.state, settled.by, settled.at, settled.textId, settled.textHash],
    );
  }

  /** Those received in the span, by their receipt. */
  async page(
    tx: Tx,
    platformId: string,
    { from, to, caseId }: { readonly from: Date | null; readonly to: Date | null; readonly caseId: string | null },
    after: { readonly at: string; readonly id: string } | null,
    limit: number,
  ): Promise<Instruction[]> {
    const { rows } = await tx.sql.query<Instruction>(
      `select ${columns}
       from instruction i
       where i.platform_id = $1
         and ($2::timestamptz is null or i.received_at >= $2)
         and ($3::timestamptz is null or i.received_at < $3)
         and ($4::uuid is null or i.case_id = $4)
         and ($5::timestamptz is null or (i.received_at, i.id) > ($5, $6::uuid))
       order by i.received_at, i.id
       limit $7`,
      [platformId, from, to, caseId, after?.at ?? null, after?.id ?? null, limit],
    );
    return rows;
  }
}
