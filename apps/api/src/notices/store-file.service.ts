import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { Config } from '../infrastructure/config.js';
import { SealedFiles, type StoredFile } from '../infrastructure/sealing/index.js';
import { attachmentType, attachmentTypes, sniffedBytes, type AttachmentType } from './attachment.rules.js';
import { attachmentNotTaken } from './notice.problems.js';

export interface ReceivedFile {
  readonly mediaType: AttachmentType;
  readonly stored: StoredFile;
}

/** Takes a file in: its type is sniffed, its bytes are encrypted and on the disk before a row says so. */
@Injectable()
export class StoreFileService {
  constructor(
    private readonly config: Config,
    private readonly files: SealedFiles,
  ) {}

  /**
   * Keeps the file when the work says that a row points to it now; else, or when the work throws, it is erased. Problems:
   * `attachment-not-taken` for other types, `payload-too-large`.
   */
  async store<T extends { readonly isNew: boolean }>(
    source: AsyncIterable<Buffer>,
    work: (file: ReceivedFile) => Promise<T>,
  ): Promise<T> {
    const { head, whole } = await withHead(source, sniffedBytes);
    const mediaType = attachmentType(head, (await fileTypeFromBuffer(head))?.mime);
    if (!mediaType || head.length === 0)
      throw attachmentNotTaken(`Files may be: ${attachmentTypes.join(', ')}; and not empty.`);
    const stored = await this.files.put(whole, { maxBytes: this.config.attachments.maxBytes });
    let isKept = false;
    try {
      const done = await work({ mediaType, stored });
      isKept = done.isNew;
      return done;
    } finally {
      if (!isKept) await this.files.erase(stored.fileId);
    }
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
