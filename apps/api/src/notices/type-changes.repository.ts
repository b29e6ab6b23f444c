import { Injectable } from '@nestjs/common';
import { oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { NoticeType } from '../review/index.js';

export interface TypeChange {
  platformId: string;
  noticeId: string;
  /** Of the changes of its notice, from 1. */
  position: number;
  from: NoticeType;
  to: NoticeType;
  staffId: string;
  reasonId: string;
  reasonHash: Buffer;
  occurredAt: Date;
}

@Injectable()
export class TypeChangesRepository {
  /** What the notice is by now, and how often that changed; it is locked against another change, and against supplements. */
  async lockType(tx: Tx, platformId: string, noticeId: string): Promise<{ type: NoticeType; changes: number }> {
    await oneAtATime(tx, `notice:${noticeId}`);
    const { rows } = await tx.sql.query<{ type: NoticeType; changes: number }>(
      `
      select n.type, (
          select count(*)
          from notice_type_change as c
          where c.platform_id = n.platform_id and c.notice_id = n.id
        ) as changes
      from filed_notice as n
      where n.platform_id = $1 and n.id = $2`,
      [platformId, noticeId],
    );
    return rows[0]!;
  }

  /** The id of the change. Append-only. */
  async insert(tx: Tx, change: TypeChange): Promise<string> {
    const id = newId();
    await tx.sql.query(
      `
      insert into notice_type_change (platform_id, id, notice_id, position, from_type, to_type, staff_id, reason_id, reason_hash,
        occurred_at, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
      [
        change.platformId,
        id,
        change.noticeId,
        change.position,
        change.from,
        change.to,
        change.staffId,
        change.reasonId,
        change.reasonHash,
        change.occurredAt,
      ],
    );
    return id;
  }
}
