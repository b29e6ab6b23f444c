import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Config } from '../infrastructure/config.js';
import { Database } from '../infrastructure/database/index.js';
import { SealedFiles, type StoredFile } from '../infrastructure/sealing/index.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { attachmentType, attachmentTypes, sniffedBytes } from './attachment.rules.js';
import type { StoredNotice } from './find-notice.service.js';
import { attachmentNotTaken, tooManyAttachments } from './notice.problems.js';

export interface AttachedFile {
  position: number;
  mediaType: string;
  bytes: number;
  sha256: string;
}

/** Adds a file to a notice: its type is sniffed, its bytes are encrypted and on the disk before the row says so. */
@Injectable()
export class AttachFileService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly attachments: AttachmentsRepository,
    private readonly files: SealedFiles,
    private readonly audit: Audit,
  ) {}

  /**
   * Throws `attachment-not-taken` for other types, and for every file where child sexual abuse is alleged: possessing it may be
   * an offence, so the locations alone are taken.
   */
  async attach(notice: StoredNotice, source: AsyncIterable<Buffer>): Promise<AttachedFile> {
    if (notice.allegesChildAbuse)
      throw attachmentNotTaken('Where child sexual abuse is alleged, no file is taken. The locations are enough.');
    const { head, whole } = await withHead(source, sniffedBytes);
    const mediaType = attachmentType(head, (await fileTypeFromBuffer(head))?.mime);
    if (!mediaType || head.length === 0)
      throw attachmentNotTaken(`Files may be: ${attachmentTypes.join(', ')}; and not empty.`);
    const stored = await this.files.put(whole, { maxBytes: this.config.attachments.maxBytes });
    let isKept = false;
    try {
      const attached = await this.write(notice, mediaType, stored);
      isKept = attached.isNew;
      return attached.file;
    } finally {
      if (!isKept) await this.files.erase(stored.fileId);
    }
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

/** The first bytes of a stream, and the stream as if they had not been read. */
async function withHead(
  source: AsyncIterable<Buffer>,
  bytes: number,
): Promise<{ head: Buffer; whole: AsyncIterable<Buffer> }> {
  const iterator = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < bytes) {
    const next = await iterator.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  const whole = {
    async *[Symbol.asyncIterator]() {
      yield head;
      yield* { [Symbol.asyncIterator]: () => iterator };
    },
  };
  return { head: head.subarray(0, bytes), whole };
}
