import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { LegalNote, LegalReferral, ReferralState } from './legal-referral.js';

const columns = `r.id, r.case_id as "caseId", r.order_id as "orderId", r.dispute_id as "disputeId", r.counsel, r.state,
  r.asked_by as "askedBy", r.asked_at as "askedAt", r.closed_at as "closedAt", r.recorded_at as "recordedAt"`;

export type NoteRow = Omit<LegalNote, 'text'> & { readonly textId: string };

@Injectable()
export class LegalReferralsRepository {
  async insert(tx: Tx, platformId: string, referral: LegalReferral): Promise<void> {
    await tx.sql.query(
      `insert into legal_referral (platform_id, id, case_id, order_id, dispute_id, counsel, state, asked_by, asked_at, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        platformId,
        referral.id,
        referral.caseId,
        referral.orderId,
        referral.disputeId,
        referral.counsel,
        referral.state,
        referral.askedBy,
        referral.askedAt,
        referral.recordedAt,
      ],
    );
  }

  async insertNote(tx: Tx, platformId: string, referralId: string, note: NoteRow, textHash: Buffer): Promise<void> {
    await tx.sql.query(
      `insert into legal_note (platform_id, id, referral_id, kind, written_by, text_id, text_hash, occurred_at, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        platformId,
        note.id,
        referralId,
        note.kind,
        note.writtenBy,
        note.textId,
        textHash,
        note.occurredAt,
        note.recordedAt,
      ],
    );
  }

  async find(tx: Tx, platformId: string, id: string): Promise<LegalReferral | undefined> {
    const { rows } = await tx.sql.query<LegalReferral>(
      `select ${columns} from legal_referral r where r.platform_id = $1 and r.id = $2`,
      [platformId, id],
    );
    return rows[0];
  }

  async lock(tx: Tx, platformId: string, id: string): Promise<LegalReferral | undefined> {
    const { rows } = await tx.sql.query<LegalReferral>(
      `select ${columns} from legal_referral r where r.platform_id = $1 and r.id = $2 for no key update`,
      [platformId, id],
    );
    return rows[0];
  }

  async move(tx: Tx, platformId: string, id: string, state: ReferralState, closedAt: Date | null): Promise<void> {
    await tx.sql.query('update legal_referral set state = $3, closed_at = $4 where platform_id = $1 and id = $2', [
      platformId,
      id,
      state,
      closedAt,
    ]);
  }

  /** The earliest first. */
  async notes(tx: Tx, platformId: string, referralId: string): Promise<NoteRow[]> {
    const { rows } = await tx.sql.query<NoteRow>(
      `select n.id, n.kind, n.written_by as "writtenBy", n.text_id as "textId", n.occurred_at as "occurredAt",
         n.recorded_at as "recordedAt"
       from legal_note n
       where n.platform_id = $1 and n.referral_id = $2
       order by n.recorded_at, n.id`,
      [platformId, referralId],
    );
    return rows;
  }

  /** In the order of asking. */
  async page(
    tx: Tx,
    platformId: string,
    caseId: string | null,
    after: { readonly at: string; readonly id: string } | null,
    limit: number,
  ): Promise<LegalReferral[]> {
    const { rows } = await tx.sql.query<LegalReferral>(
      `select ${columns}
       from legal_referral r
       where r.platform_id = $1
         and ($2::uuid is null or r.case_id = $2)
         and ($3::timestamptz is null or (r.asked_at, r.id) > ($3, $4::uuid))
       order by r.asked_at, r.id
       limit $5`,
      [platformId, caseId, after?.at ?? null, after?.id ?? null, limit],
    );
    return rows;
  }
}
