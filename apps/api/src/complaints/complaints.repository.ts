import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../infrastructure/database/index.js';
import type { ComplaintRow, StoredComplaint } from './complaint.js';

/** A complaint in a list: no texts, nobody's name. */
export type ListedComplaint = StoredComplaint & {
  readonly state: string;
  readonly dueAt: Date;
  readonly outcome: string | null;
  readonly decidedAt: Date | null;
};

const columns = `c.platform_id as "platformId", c.id, c.reference, c.decision_id as "decisionId", c.suspension_id as "suspensionId",
  c.measure_applied_on as "measureAppliedOn", c.measure_id as "measureId",
  c.first_decider as "firstDecider", c.side, c.notice_id as "noticeId", c.recipient_id as "recipientId",
  c.flagged_under_terms as "flaggedUnderTerms", c.of_trusted_flagger as "ofTrustedFlagger", c.basis, c.mandated, c.channel,
  c.received_at as "receivedAt", c.received_at_source as "receivedAtSource", c.recorded_at as "recordedAt",
  c.informed_at as "informedAt", c.window_ends_at as "windowEndsAt", c.language, c.complainant_hmac as "complainantHmac",
  c.credential_id as "credentialId", c.entered_by as "enteredBy", c.text_id as "textId", c.identity_id as "identityId",
  c.processing_paused_until as "processingPausedUntil"`;

@Injectable()
export class ComplaintsRepository {
  constructor(private readonly db: Database) {}

  /** Append-only. */
  async insert(tx: Tx, { complainantHmac, textHash, ...complaint }: ComplaintRow): Promise<void> {
    await tx.rows.complaint.create({
      data: {
        ...complaint,
        measureAppliedOn: complaint.measureAppliedOn && new Date(complaint.measureAppliedOn),
        aboutMeasure: complaint.measureId !== null,
        complainantHmac: complainantHmac && new Uint8Array(complainantHmac),
        textHash: new Uint8Array(textHash),
      },
    });
  }

  /** True when the key is this complaint's now; false when an earlier one has it. */
  async takeKey(
    tx: Tx,
    key: { platformId: string; scope: Buffer; bodyHash: Buffer; complaintId: string; recordedAt: Date },
  ): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `
      insert into complaint_key (platform_id, scope, body_hash, complaint_id, recorded_at)
      values ($1, $2, $3, $4, $5)
      on conflict do nothing`,
      [key.platformId, key.scope, key.bodyHash, key.complaintId, key.recordedAt],
    );
    return rowCount === 1;
  }

  /** The complaint that took an idempotency key, and the body that it came with. */
  async holderOfKey(
    tx: Tx,
    platformId: string,
    scope: Buffer,
  ): Promise<{ complaintId: string; bodyHash: Buffer } | null> {
    const { rows } = await tx.sql.query<{ complaintId: string; bodyHash: Buffer }>(
      `
      select k.complaint_id as "complaintId", k.body_hash as "bodyHash"
      from complaint_key k
      where k.platform_id = $1 and k.scope = $2`,
      [platformId, scope],
    );
    return rows[0] ?? null;
  }

  async find(tx: Tx, platformId: string, id: string): Promise<StoredComplaint | null> {
    const { rows } = await tx.sql.query<StoredComplaint>(
      `select ${columns} from complaint c where c.platform_id = $1 and c.id = $2`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  /** Of whichever platform has it: who holds the reference has no other name for it. */
  async byReference(reference: string): Promise<StoredComplaint | null> {
    const [row] = await this.db.query<StoredComplaint>(
      `
      select ${columns}
      from platform p
      join complaint c on c.platform_id = p.id and c.reference = $1
      limit 1`,
      [reference],
    );
    return row ?? null;
  }

  /** The newest first; one more than the limit. */
  async page(
    tx: Tx,
    platformId: string,
    filter: { state?: string; decisionId?: string; after?: { receivedAt: string; id: string }; limit: number },
  ): Promise<ListedComplaint[]> {
    const { rows } = await tx.sql.query<ListedComplaint>(
      `
      select ${columns}, k.state, k.due_at as "dueAt", d.outcome, d.occurred_at as "decidedAt"
      from complaint c
      join complaint_case k on k.platform_id = c.platform_id and k.complaint_id = c.id
      left join complaint_decision d on d.platform_id = c.platform_id and d.complaint_id = c.id
      where c.platform_id = $1
        and ($2::text is null or k.state = $2)
        and ($3::uuid is null or c.decision_id = $3)
        and ($4::timestamptz is null or (c.received_at, c.id) < ($4, $5))
      order by c.received_at desc, c.id desc
      limit $6`,
      [
        platformId,
        filter.state ?? null,
        filter.decisionId ?? null,
        filter.after?.receivedAt ?? null,
        filter.after?.id ?? null,
        filter.limit + 1,
      ],
    );
    return rows;
  }
}
