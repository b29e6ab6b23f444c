import { Injectable } from '@nestjs/common';
import { oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { storedColumns, type StoredFile } from '../infrastructure/sealing/index.js';

export interface NewAttachment {
  platformId: string;
  noticeId: string;
  mediaType: string;
  stored: StoredFile;
  recordedAt: Date;
}

@Injectable()
export class AttachmentsRepository {
  /** How many files a notice has, which is the number of the next; the notice is locked, so that two callers do not share one. */
  async lockCount(tx: Tx, platformId: string, noticeId: string): Promise<number> {
    await oneAtATime(tx, `notice:${noticeId}`);
    return tx.rows.attachment.count({ where: { platformId, noticeId } });
  }

  /** The number of the file with this hash in the notice, or null. */
  async positionOf(tx: Tx, platformId: string, noticeId: string, sha256: Buffer): Promise<number | null> {
    const found = await tx.rows.attachment.findFirst({
      where: { platformId, noticeId, sha256: new Uint8Array(sha256) },
      select: { position: true },
    });
    return found?.position ?? null;
  }

  async insert(tx: Tx, { stored, ...attachment }: NewAttachment, position: number): Promise<string> {
    const id = newId();
    await tx.rows.attachment.create({
      data: {
        ...attachment,
        id,
        position,
        ...storedColumns(stored),
      },
    });
    return id;
  }

  find(tx: Tx, platformId: string, noticeId: string, position: number) {
    return tx.rows.attachment.findUnique({
      where: { platformId_noticeId_position: { platformId, noticeId, position } },
    });
  }
}
