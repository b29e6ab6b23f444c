import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Config } from '../infrastructure/config.js';
import { Database } from '../infrastructure/database/index.js';
import type { StoredFile } from '../infrastructure/sealing/index.js';
import { AttachmentsRepository } from './attachments.repository.js';
import type { StoredNotice } from './find-notice.service.js';
import { attachmentNotTaken, tooManyAttachments } from './notice.problems.js';
import { StoreFileService } from './store-file.service.js';

export interface AttachedFile {
  position: number;
  mediaType: string;
  bytes: number;
  sha256: string;
}

/** Adds a file to a notice. */
@Injectable()
export class AttachFileService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly attachments: AttachmentsRepository,
    private readonly storeFile: StoreFileService,
    private readonly audit: Audit,
  ) {}

  /**
   * Throws `attachment-not-taken` for other types, and for every file where child sexual abuse is alleged: possessing it may be
   * an offence, so the locations alone are taken.
   */
  async attach(notice: StoredNotice, source: AsyncIterable<Buffer>): Promise<AttachedFile> {
    if (notice.allegesChildAbuse)
      throw attachmentNotTaken('Where child sexual abuse is alleged, no file is taken. The locations are enough.');
    const { file } = await this.storeFile.store(source, ({ mediaType, stored }) =>
      this.write(notice, mediaType, stored),
    );
    return file;
  }

  /** A file that the notice has already is the same one again: whoever sends a form twice attaches it once. */
  private write(
    notice: StoredNotice,
    mediaType: string,
    stored: StoredFile,
  ): Promise<{ file: AttachedFile; isNew: boolean }> {
    const recordedAt = this.clock.now();
    const { platformId, id: noticeId } = notice;
    return this.db.transaction(async (tx) => {
      const position = await this.attachments.lockCount(tx, platformId, noticeId);
      const file = { mediaType, bytes: stored.bytes, sha256: stored.sha256.toString('hex') };
      const earlier = await this.attachments.positionOf(tx, platformId, noticeId, stored.sha256);
      if (earlier !== null) return { file: { position: earlier, ...file }, isNew: false };
      if (position >= this.config.attachments.maxCount) throw tooManyAttachments(this.config.attachments.maxCount);
      const id = await this.attachments.insert(tx, { platformId, noticeId, mediaType, stored, recordedAt }, position);
      const details = { notice: code(noticeId), type: code(mediaType), bytes: stored.bytes };
      await this.audit.append(tx, [
        {
          platformId,
          action: 'attachment.received',
          article: '16(2)',
          entityKind: 'attachment',
          entityId: id,
          details,
        },
      ]);
      return { file: { position, ...file }, isNew: true };
    });
  }
}
