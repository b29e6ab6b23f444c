import { Injectable } from '@nestjs/common';
import { oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { storedColumns, type StoredFile } from '../infrastructure/sealing/index.js';

export interface NewComplaintAttachment {
  readonly platformId: string;
  readonly complaintId: string;
  readonly mediaType: string;
  readonly stored: StoredFile;
  readonly recordedAt: Date;
}

@Injectable()
export class ComplaintAttachmentsRepository {
  /** How many files the complaint has, which is the number of the next; two callers do not share one. */
  async lockCount(tx: Tx, platformId: string, complaintId: string): Promise<number> {
    await oneAtATime(tx, `complaint:${complaintId}`);
    return tx.rows.complaintAttachment.count({ where: { platformId, complaintId } });
  }

  /** The number of the file with this hash, or null. */
  async positionOf(tx: Tx, platformId: string, complaintId: string, sha256: Buffer): Promise<number | null> {
    const found = await tx.rows.complaintAttachment.findFirst({
      where: { platformId, complaintId, sha256: new Uint8Array(sha256) },
      select: { position: true },
    });
    return found?.position ?? null;
  }

  async insert(tx: Tx, { stored, ...attachment }: NewComplaintAttachment, position: number): Promise<string> {
    const id = newId();
    await tx.rows.complaintAttachment.create({
      data: {
        ...attachment,
        id,
        position,
        ...storedColumns(stored),
      },
    });
    return id;
  }

  find(tx: Tx, platformId: string, complaintId: string, position: number) {
    return tx.rows.complaintAttachment.findUnique({
      where: { platformId_complaintId_position: { platformId, complaintId, position } },
    });
  }

  list(tx: Tx, platformId: string, complaintId: string) {
    return tx.rows.complaintAttachment.findMany({ where: { platformId, complaintId }, orderBy: { position: 'asc' } });
  }
}
