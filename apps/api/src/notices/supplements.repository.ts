import { Injectable } from '@nestjs/common';
import { oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import type { NoticeElement } from './notice.rules.js';

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
  /** What the notice lacks of Art. 16(2) by now; the notice is locked against another supplement. */
  async lockLacking(
    tx: Tx,
    notice: { platformId: string; id: string; lacking: NoticeElement[] },
  ): Promise<NoticeElement[]> {
    const { platformId, id } = notice;
    await oneAtATime(tx, `notice:${id}`);
    const latest = await tx.rows.noticeSupplement.findFirst({
      where: { platformId, noticeId: id },
      orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
      select: { missingElements: true },
    });
    return (latest?.missingElements as NoticeElement[] | undefined) ?? notice.lacking;
  }

  /** False when the key was taken before: the supplement is a repetition. */
  async takeKey(
    tx: Tx,
    key: { platformId: string; scope: Buffer; bodyHash: Buffer; noticeId: string; recordedAt: Date },
  ): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `
      insert into idempotency_key (platform_id, scope, body_hash, notice_id, recorded_at)
      values ($1, $2, $3, $4, $5)
      on conflict do nothing`,
      [key.platformId, key.scope, key.bodyHash, key.noticeId, key.recordedAt],
    );
    return rowCount === 1;
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

  /** Who sent it, by the address that came with it or was added last. */
  async senderOf(
    tx: Tx,
    platformId: string,
    id: string,
  ): Promise<{ notifierHmac: Buffer | null; trustedFlaggerId: string | null }> {
    const { rows } = await tx.sql.query<{ notifierHmac: Buffer | null; trustedFlaggerId: string | null }>(
      `
      select n.trusted_flagger_id as "trustedFlaggerId", coalesce(
        n.notifier_hmac,
        (
          select s.notifier_hmac
          from notice_supplement s
          where s.platform_id = n.platform_id and s.notice_id = n.id and s.notifier_hmac is not null
          order by s.recorded_at desc, s.id desc
          limit 1
        )
      ) as "notifierHmac"
      from notice n
      where n.platform_id = $1 and n.id = $2`,
      [platformId, id],
    );
    return rows[0]!;
  }

  async countItems(tx: Tx, platformId: string, noticeId: string): Promise<number> {
    return tx.rows.noticeItem.count({ where: { platformId, noticeId } });
  }
}
