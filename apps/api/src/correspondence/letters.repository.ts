import { Injectable } from '@nestjs/common';
import { oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { storedColumns, type StoredFile } from '../infrastructure/sealing/index.js';
import type { Letter } from './letter.js';

const columns = `c.id, c.direction, c.counterpart, c.counterpart_name as "counterpartName", c.member_state as "memberState",
  c.reference, c.answers_id as "answersId", c.occurred_at as "occurredAt", c.reply_due_at as "replyDueAt",
  (
    select min(a.occurred_at)
    from correspondence a
    where a.platform_id = c.platform_id and a.answers_id = c.id
  ) as "answeredAt", c.entered_by as "enteredBy", c.recorded_at as "recordedAt", c.text_id as "textId", (
    select coalesce(json_agg(json_build_object('caseId', l.case_id, 'orderId', l.order_id, 'disputeId', l.dispute_id)
      order by l.position), '[]')
    from correspondence_link l
    where l.platform_id = c.platform_id and l.correspondence_id = c.id
  ) as links, (
    select coalesce(json_agg(json_build_object('position', f.position, 'mediaType', f.media_type, 'bytes', f.size_bytes,
      'sha256', encode(f.sha256, 'hex')) order by f.position), '[]')
    from correspondence_file f
    where f.platform_id = c.platform_id and f.correspondence_id = c.id
  ) as files`;

export interface LettersAsked {
  readonly from: Date | null;
  readonly to: Date | null;
  readonly caseId: string | null;
  readonly unanswered: boolean;
}

@Injectable()
export class LettersRepository {
  async insert(tx: Tx, platformId: string, letter: Letter, textHash: Buffer): Promise<void> {
    await tx.sql.query(
      `insert into correspondence (platform_id, id, direction, counterpart, counterpart_name, member_state, reference, answers_id,
         occurred_at, reply_due_at, text_id, text_hash, entered_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        platformId,
        letter.id,
        letter.direction,
        letter.counterpart,
        letter.counterpartName,
        letter.memberState,
        letter.reference,
        letter.answersId,
        letter.occurredAt,
        letter.replyDueAt,
        letter.textId,
        textHash,
        letter.enteredBy,
        letter.recordedAt,
      ],
    );
    await tx.sql.query(
      `insert into correspondence_link (platform_id, correspondence_id, position, case_id, order_id, dispute_id)
       select $1, $2, l.position, l.case_id, l.order_id, l.dispute_id
       from unnest($3::uuid[], $4::uuid[], $5::uuid[]) with ordinality as l (case_id, order_id, dispute_id, position)`,
      [
        platformId,
        letter.id,
        letter.links.map(({ caseId }) => caseId),
        letter.links.map(({ orderId }) => orderId),
        letter.links.map(({ disputeId }) => disputeId),
      ],
    );
  }

  async find(tx: Tx, platformId: string, id: string): Promise<Letter | undefined> {
    const { rows } = await tx.sql.query<Letter>(
      `select ${columns} from correspondence c where c.platform_id = $1 and c.id = $2`,
      [platformId, id],
    );
    return rows[0];
  }

  /** By the day they came or went. */
  async page(
    tx: Tx,
    platformId: string,
    { from, to, caseId, unanswered }: LettersAsked,
    after: { readonly at: string; readonly id: string } | null,
    limit: number,
  ): Promise<Letter[]> {
    const { rows } = await tx.sql.query<Letter>(
      `select ${columns}
       from correspondence c
       where c.platform_id = $1
         and ($2::timestamptz is null or c.occurred_at >= $2)
         and ($3::timestamptz is null or c.occurred_at < $3)
         and ($4::uuid is null or exists (
           select
           from correspondence_link l
           where l.platform_id = c.platform_id and l.correspondence_id = c.id and l.case_id = $4
         ))
         and (not $5 or c.reply_due_at is not null and not exists (
           select
           from correspondence a
           where a.platform_id = c.platform_id and a.answers_id = c.id
         ))
         and ($6::timestamptz is null or (c.occurred_at, c.id) > ($6, $7::uuid))
       order by c.occurred_at, c.id
       limit $8`,
      [platformId, from, to, caseId, unanswered, after?.at ?? null, after?.id ?? null, limit],
    );
    return rows;
  }

  /** How many files the letter has, which is the number of the next; two callers do not share one. */
  async lockFiles(tx: Tx, platformId: string, letterId: string): Promise<number> {
    await oneAtATime(tx, `correspondence:${letterId}`);
    return tx.rows.correspondenceFile.count({ where: { platformId, correspondenceId: letterId } });
  }

  async insertFile(
    tx: Tx,
    platformId: string,
    letterId: string,
    {
      position,
      mediaType,
      stored,
      recordedAt,
    }: { position: number; mediaType: string; stored: StoredFile; recordedAt: Date },
  ): Promise<void> {
    await tx.rows.correspondenceFile.create({
      data: {
        platformId,
        id: newId(),
        correspondenceId: letterId,
        position,
        mediaType,
        ...storedColumns(stored),
        recordedAt,
      },
    });
  }

  file(tx: Tx, platformId: string, letterId: string, position: number) {
    return tx.rows.correspondenceFile.findUnique({
      where: {
        platformId_correspondenceId_position: { platformId, correspondenceId: letterId, position },
      },
    });
  }
}
