import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Jurisdiction, ReportChannel } from './suspicion.js';

export interface ReportRow {
  readonly id: string;
  readonly suspicionId: string;
  readonly authorityId: string;
  readonly jurisdiction: Jurisdiction;
  /** Whether the law's rule names this jurisdiction; otherwise the text holds the reason. */
  readonly isAddressee: boolean;
  readonly channel: ReportChannel;
  /** The package that was handed over. */
  readonly exportId: string | null;
  readonly messageId: string | null;
  readonly textId: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly reportedBy: string;
}

export interface ExportRow {
  readonly id: string;
  readonly suspicionId: string;
  readonly staffId: string;
  readonly namesNotifiers: boolean;
  readonly textId: string | null;
  readonly sha256: Buffer;
  readonly sizeBytes: number;
  readonly recordedAt: Date;
}

/** Who was told what and when; nothing here is ever changed. */
@Injectable()
export class ReportsRepository {
  async insert(tx: Tx, platformId: string, row: ReportRow & { readonly textHash: Buffer }): Promise<void> {
    await tx.sql.query(
      `insert into suspicion_report (platform_id, id, suspicion_id, authority_id, jurisdiction, is_addressee, channel, export_id,
         message_id, text_id, text_hash, occurred_at, recorded_at, reported_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        platformId,
        row.id,
        row.suspicionId,
        row.authorityId,
        row.jurisdiction,
        row.isAddressee,
        row.channel,
        row.exportId,
        row.messageId,
        row.textId,
        row.textHash,
        row.occurredAt,
        row.recordedAt,
        row.reportedBy,
      ],
    );
  }

  /** In the order in which they were written down. */
  async of(tx: Tx, platformId: string, suspicionId: string): Promise<ReportRow[]> {
    const { rows } = await tx.sql.query<ReportRow>(
      `select r.id, r.suspicion_id as "suspicionId", r.authority_id as "authorityId", r.jurisdiction,
         r.is_addressee as "isAddressee", r.channel, r.export_id as "exportId", r.message_id as "messageId",
         r.text_id as "textId", r.occurred_at as "occurredAt", r.recorded_at as "recordedAt", r.reported_by as "reportedBy"
       from suspicion_report r
       where r.platform_id = $1 and r.suspicion_id = $2
       order by r.recorded_at, r.id`,
      [platformId, suspicionId],
    );
    return rows;
  }

  async insertExport(tx: Tx, platformId: string, row: ExportRow & { readonly textHash: Buffer | null }): Promise<void> {
    await tx.sql.query(
      `insert into suspicion_export (platform_id, id, suspicion_id, staff_id, names_notifiers, text_id, text_hash, sha256,
         size_bytes, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        platformId,
        row.id,
        row.suspicionId,
        row.staffId,
        row.namesNotifiers,
        row.textId,
        row.textHash,
        row.sha256,
        row.sizeBytes,
        row.recordedAt,
      ],
    );
  }

  /** In the order in which they were made. */
  async exportsOf(tx: Tx, platformId: string, suspicionId: string): Promise<ExportRow[]> {
    const { rows } = await tx.sql.query<Omit<ExportRow, 'sizeBytes'> & { sizeBytes: string }>(
      `select x.id, x.suspicion_id as "suspicionId", x.staff_id as "staffId", x.names_notifiers as "namesNotifiers",
         x.text_id as "textId", x.sha256, x.size_bytes as "sizeBytes", x.recorded_at as "recordedAt"
       from suspicion_export x
       where x.platform_id = $1 and x.suspicion_id = $2
       order by x.recorded_at, x.id`,
      [platformId, suspicionId],
    );
    return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes) }));
  }
}
