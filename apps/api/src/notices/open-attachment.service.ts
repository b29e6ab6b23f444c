import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Database } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { SealedFiles } from '../infrastructure/sealing/index.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { FindNoticeService } from './find-notice.service.js';

@Injectable()
export class OpenAttachmentService {
  constructor(
    private readonly db: Database,
    private readonly findNotice: FindNoticeService,
    private readonly attachments: AttachmentsRepository,
    private readonly files: SealedFiles,
    private readonly audit: Audit,
  ) {}

  /** The bytes of a file, for staff; the look is audited before they are given out. */
  async open(
    platformId: string,
    reference: string,
    position: number,
  ): Promise<{ content: Readable; mediaType: string }> {
    const notice = await this.findNotice.byReference(platformId, reference);
    return this.db.transaction(async (tx) => {
      const found = await this.attachments.find(tx, platformId, notice.id, position);
      if (!found) throw notFound();
      await this.audit.append(tx, [
        { platformId, action: 'attachment.opened', entityKind: 'attachment', entityId: found.id },
      ]);
      return { content: this.files.get(found.storageKey, found.wrappedKey), mediaType: found.mediaType };
    });
  }
}
