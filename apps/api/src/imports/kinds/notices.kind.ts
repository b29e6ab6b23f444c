import { Injectable } from '@nestjs/common';
import type { Tx } from '../../infrastructure/database/index.js';
import { EarlierNotices, type EarlierNoticeDraft } from '../../notices/index.js';
import type { ImportKind, ImportRun, Judged } from '../import-kind.js';
import { EarlierNoticeDto } from '../lines/earlier-notice.dto.js';
import { afterNow } from '../instants.rules.js';

/** Notices and flags (Art. 16): received then; decided when a decision that names them is imported. */
@Injectable()
export class NoticesKind implements ImportKind<EarlierNoticeDto, EarlierNoticeDraft> {
  readonly name = 'notices';
  readonly line = EarlierNoticeDto;
  readonly csv = { booleans: ['goodFaith', 'allegesChildSexualAbuse', 'allegesThreatToLife'], numbers: [], lists: [] };

  constructor(private readonly notices: EarlierNotices) {}

  async judge(
    tx: Tx,
    { profile, now }: ImportRun,
    lines: readonly EarlierNoticeDto[],
  ): Promise<Judged<EarlierNoticeDraft>[]> {
    const judged: Judged<EarlierNoticeDraft>[] = [];
    for (const { externalId, receivedAt, channel = 'form', trustedFlaggerId, ...said } of lines) {
      const errors = afterNow({ receivedAt }, now);
      const draft = await this.notices.draft(tx, profile.id, {
        externalId,
        receivedAt,
        channel,
        trustedFlaggerId,
        said,
      });
      if (Array.isArray(draft)) judged.push({ errors: [...errors, ...draft] });
      else judged.push(errors.length > 0 ? { errors } : { row: draft });
    }
    return judged;
  }

  write(tx: Tx, { profile, batchId, now }: ImportRun, drafts: readonly EarlierNoticeDraft[]): Promise<void> {
    return this.notices.insertMany(tx, { platformId: profile.id, id: batchId }, drafts, now);
  }
}
