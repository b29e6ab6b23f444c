import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { NoticeElement } from './notice.rules.js';
import { lockNotice } from './notice-lock.js';

export interface NewSupplement {
  platformId: string;
  noticeId: string;
  receivedAt: Date;
  recordedAt: Date;
  missingElements: NoticeElement[];
  submissionId: string;
  submissionHash: Buffer;
  identityId: string | null;
  notifierHmac: Buffer | null;
}

@Injectable()
export class SupplementsRepository {
  /** What the notice lacks after its latest supplement, or as it arrived; the notice is locked against another supplement. */
  async lockMissing(
    tx: Tx,
    notice: { platformId: string; id: string; missingElements: NoticeElement[] },
  ): Promise<NoticeElement[]> {
    const { platformId, id } = notice;
    await lockNotice(tx, id);
    const latest = await tx.rows.noticeSupplement.findFirst({
      where: { platformId, noticeId: id },
      orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
      select: { missingElements: true },
    });
    return (latest?.missingElements as NoticeElement[] | undefined) ?? notice.missingElements;
  }

  async insert(tx: Tx, { submissionHash, notifierHmac, ...supplement }: NewSupplement): Promise<void> {
    await tx.rows.noticeSupplement.create({
      data: {
        ...supplement,
        id: newId(),
        submissionHash: new Uint8Array(submissionHash),
        notifierHmac: notifierHmac && new Uint8Array(notifierHmac),
      },
    });
  }

  async countItems(tx: Tx, platformId: string, noticeId: string): Promise<number> {
    return tx.rows.noticeItem.count({ where: { platformId, noticeId } });
  }
}
