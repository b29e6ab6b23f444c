import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';

export interface HandoverNoteRow {
  readonly id: string;
  readonly workedShiftId: string | null;
  readonly caseId: string | null;
  readonly writtenBy: string;
  readonly textId: string;
  readonly writtenAt: Date;
}

export interface NotesAsked {
  readonly caseId: string | null;
  readonly workedShiftId: string | null;
  readonly since: Date | null;
  readonly after: { readonly at: string; readonly id: string } | null;
}

@Injectable()
export class HandoverNotesRepository {
  async insert(tx: Tx, platformId: string, note: HandoverNoteRow, textHash: Buffer): Promise<void> {
    await tx.sql.query(
      `insert into handover_note (platform_id, id, worked_shift_id, case_id, written_by, text_id, text_hash, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [platformId, note.id, note.workedShiftId, note.caseId, note.writtenBy, note.textId, textHash, note.writtenAt],
    );
  }

  async shiftExists(tx: Tx, platformId: string, id: string): Promise<boolean> {
    const { rowCount } = await tx.sql.query('select 1 from worked_shift where platform_id = $1 and id = $2', [
      platformId,
      id,
    ]);
    return rowCount === 1;
  }

  /**
   * The earliest first. Notes on cases are for who has the skill of the case and declared no interest in it: for all others there
   * are none.
   */
  async page(
    tx: Tx,
    platformId: string,
    reader: { readonly staffId: string; readonly laneSkills: readonly string[] },
    asked: NotesAsked,
    limit: number,
  ): Promise<HandoverNoteRow[]> {
    const { rows } = await tx.sql.query<HandoverNoteRow>(
      `select h.id, h.worked_shift_id as "workedShiftId", h.case_id as "caseId", h.written_by as "writtenBy",
         h.text_id as "textId", h.recorded_at as "writtenAt"
       from handover_note h
       left join review_case c on c.platform_id = h.platform_id and c.id = h.case_id
       where h.platform_id = $1
         and (h.case_id is null or c.skill = any ($3::text[]) and not staff_is_interested(h.platform_id, $2, h.case_id))
         and ($4::uuid is null or h.case_id = $4)
         and ($5::uuid is null or h.worked_shift_id = $5)
         and ($6::timestamptz is null or h.recorded_at >= $6)
         and ($7::timestamptz is null or (h.recorded_at, h.id) > ($7, $8::uuid))
       order by h.recorded_at, h.id
       limit $9`,
      [
        platformId,
        reader.staffId,
        reader.laneSkills,
        asked.caseId,
        asked.workedShiftId,
        asked.since,
        asked.after?.at ?? null,
        asked.after?.id ?? null,
        limit,
      ],
    );
    return rows;
  }
}
